import { randomUUID } from "node:crypto";
import { issueCertificates } from "#modules/people/certificates/actions.ts";
import { now, today } from "./app.ts";
import type { Subject, World } from "./roles-world.ts";

/** What the certificates of a trial are given for. */
export const activity = {
  kind: "event" as const,
  titleKk: "Семинар",
  titleRu: "Семинар",
  titleEn: null,
  hours: null,
  form: null,
  placeKk: null,
  placeRu: null,
  signatories: [],
  result: null,
  fromDay: today,
  untilDay: today,
  issuedOn: today,
  validUntil: null,
  ground: "№ 5",
};

/** A certificate given by the leading school, as the product gives it; its number. */
export async function issueCertificate(
  { leading, region, district, by }: Subject,
  { app }: World,
): Promise<string> {
  const organiser = {
    schoolId: leading.id,
    kk: "Мектеп",
    ru: "Школа",
    regionKato: region,
    districtKato: district,
  };
  const named = { familyName: "Омар", givenName: "Азат", patronymic: null, score: null };
  const [issued] = await issueCertificates(app.db, {
    activity: { ...activity, organiser },
    source: { kind: "manual", id: randomUUID() },
    holders: [{ ...named, key: "holder", teacherId: null }],
    by: { kind: "person", userId: by, name: "", grants: [] },
    now,
    publicUrl: app.config.PUBLIC_URL,
  });
  return issued?.number ?? "";
}
