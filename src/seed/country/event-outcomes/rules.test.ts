import { expect, it } from "vitest";
import { certifiedOf, whatFollowed } from "./rules.ts";
import type { HeldEvent } from "./schema.ts";

const now = new Date("2026-03-01T04:00:00Z");
const seeding = { seed: "seed", now };
const day = 86_400_000;
const ago = (days: number) => new Date(now.getTime() - days * day);

const held: HeldEvent = {
  id: "e1",
  organiser: "school",
  schoolId: "s1",
  regionKato: "r1",
  districtKato: "d1",
  leadingId: "s1",
  title_kk: "Семинар",
  title_ru: "Семинар (ru)",
  title_en: null,
  startsAt: ago(10),
  endsAt: ago(10),
  hours: 4,
  form: "hybrid",
  school_kk: "Мектеп",
  school_ru: "Школа",
  place_kk: null,
  place_ru: null,
  head: "Омарова Айгүл",
};

const followedOf = (more: Partial<HeldEvent>) =>
  Array.from({ length: 2000 }, (_, at) =>
    whatFollowed({ ...held, ...more, id: `e${at}` }, seeding),
  );
const share = (all: readonly boolean[]) => all.filter(Boolean).length / all.length;

it("asks about an eighth of the events, and certifies a tenth of those of schools", () => {
  const followed = followedOf({});
  expect(share(followed.map(({ isAsked }) => isAsked))).toBeCloseTo(0.12, 1);
  expect(share(followed.map(({ isCertified }) => isCertified))).toBeCloseTo(0.1, 1);
  const ofDistrict = followedOf({ organiser: "district" });
  expect(ofDistrict.map(({ isAsked }) => isAsked)).toEqual(followed.map(({ isAsked }) => isAsked));
  expect(ofDistrict.some(({ isCertified }) => isCertified)).toBe(false);
});

it("asks about those of a year, and certifies those of two", () => {
  const older = followedOf({ endsAt: ago(366) });
  expect(older.some(({ isAsked }) => isAsked)).toBe(false);
  expect(older.some(({ isCertified }) => isCertified)).toBe(true);
  expect(followedOf({ endsAt: ago(731) }).some(({ isCertified }) => isCertified)).toBe(false);
});

it("certifies within five days of the event, and never after today", () => {
  for (let at = 0; at < 50; at += 1) {
    const { issuedOn } = certifiedOf({ ...held, id: `e${at}`, endsAt: ago(2) }, seeding);
    expect(issuedOn >= "2026-02-27" && issuedOn <= "2026-03-01", issuedOn).toBe(true);
    const early = certifiedOf({ ...held, id: `e${at}` }, seeding).issuedOn;
    expect(early >= "2026-02-19" && early <= "2026-02-24", early).toBe(true);
  }
});

it("says on it what the event was, and who heads the school, where that is known", () => {
  expect(certifiedOf(held, seeding)).toMatchObject({
    kind: "event",
    titleKk: "Семинар",
    titleRu: "Семинар (ru)",
    titleEn: null,
    form: "mixed",
    fromDay: "2026-02-19",
    untilDay: "2026-02-19",
    organiser: { schoolId: "s1", kk: "Мектеп", ru: "Школа" },
    signatories: [{ name: "Омарова Айгүл", positionRu: "Директор школы" }],
  });
  expect(certifiedOf({ ...held, head: null, form: "online" }, seeding)).toMatchObject({
    form: "online",
    signatories: [],
  });
});
