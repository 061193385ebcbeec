import { randomUUID } from "node:crypto";
import jsqr from "jsqr";
import { getDocumentProxy, getResolvedPDFJS } from "unpdf";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import names from "#reference/school-names.json" with { type: "json" };
import { now, openTestApp, type TestApp, today } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { issueCertificates } from "./actions.ts";
import { drawCertificate } from "./pages/sheet.tsx";
import { foldedName, getCertificate, listCertificatesOfTeacher } from "./queries.ts";
import { numberFrom, signCount, stateOf } from "./rules.ts";
import type { Activity, Holder } from "./schema.ts";

let app: TestApp;
let issuer: { kind: "person"; userId: string; name: string; grants: [] };
const aktobe = "150000000";

beforeAll(async () => {
  app = await openTestApp();
  const { userId } = await app.signInAs("national");
  issuer = { kind: "person", userId, name: "", grants: [] };
});
beforeEach(() => app.db.deleteFrom("core.rate_limits").execute());
afterAll(() => app.close());

const activity: Activity = {
  kind: "course",
  titleKk: "Сабақты зерттеу: тәжірибедегі рефлексия",
  titleRu: "Исследование урока: рефлексия в практике",
  titleEn: "Lesson study",
  hours: 72,
  fromDay: "2026-01-12",
  untilDay: "2026-01-23",
  form: "face_to_face",
  organiser: {
    schoolId: null,
    kk: "ПШО филиалы",
    ru: "Филиал ЦПМ",
    regionKato: aktobe,
    districtKato: null,
  },
  placeKk: "Ақтөбе қаласы",
  placeRu: "город Актобе",
  signatories: [{ name: "Ғалия Қасымжанова", positionKk: "Директоры", positionRu: "Директор" }],
  result: "passed",
  issuedOn: "2026-02-20",
  validUntil: null,
  ground: "№ 15 бұйрық",
};
const person = { familyName: "Әбілқасымова", givenName: "Күләш", patronymic: "Жәңгірқызы" };

async function issued(
  changes: Partial<Activity> = {},
  holder: Partial<Holder> = {},
): Promise<string> {
  const [one] = await issueCertificates(app.db, {
    activity: { ...activity, ...changes },
    source: { kind: "test", id: randomUUID() },
    holders: [{ ...person, key: "a", teacherId: null, score: "87", ...holder }],
    by: issuer,
    now,
    publicUrl: app.config.PUBLIC_URL,
  });
  return one?.number ?? "";
}

async function makeTeacher(userId: string | null, mergedInto: string | null = null) {
  const id = randomUUID();
  await app.db
    .insertInto("people.teachers")
    .values({
      id,
      user_id: userId,
      merged_into: mergedInto,
      folded: foldedName(person),
      family_name: person.familyName,
      given_name: person.givenName,
    })
    .execute();
  return id;
}

describe("checking a certificate", () => {
  it("shows anybody the title, the name, the date, the organiser and the state, and no more", async () => {
    const number = await issued();
    const response = await app.guest().get(`/certificates/${number}`);
    const page = await response.text();
    for (const shown of [
      "Исследование урока",
      "Әбілқасымова Күләш Жәңгірқызы",
      "20 февраля 2026",
      "Филиал ЦПМ",
      "Действует",
    ])
      expect(page).toContain(shown);
    // The number is drawn by chance and may hold any digits.
    const told = page.slice(page.indexOf("<main")).replaceAll(number, "");
    for (const hidden of ["№ 15", "Қасымжанова", "72", "87", "/full"])
      expect(told).not.toContain(hidden);
    expect(response.headers.get("x-robots-tag")).toBe("noindex");
  });

  it("understands a number as people type it", async () => {
    const number = await issued();
    const typed = number.toLowerCase().replaceAll("-", " ").replace("kz", "кz").replace("0", "о");
    const found = await app.guest().get(`/certificates?number=${encodeURIComponent(typed)}`);
    expect(found.headers.get("location")).toBe(`/certificates/${number}`);
    const bare = await app.guest().get(`/certificates/${number.slice(3).toLowerCase()}`);
    expect(bare.headers.get("location")).toBe(`/certificates/${number}`);
  });

  it("tells a slip of the finger from a number that was never given", async () => {
    const slip = await app.guest().get("/certificates?number=KZ-2026-7F3K-9Q2A");
    const unknown = await app.guest().get(`/certificates/${unusedNumber(1)}`);
    expect(slip.status).toBe(422);
    expect(await slip.text()).toContain("В номере ошибка");
    expect(unknown.status).toBe(404);
    expect(await unknown.text()).toContain("Сертификата с таким номером нет");
  });

  it("stops somebody who guesses, and lets slips of the finger be", async () => {
    const number = await issued();
    for (let at = 0; at < 40; at++) await app.guest().get("/certificates/KZ-2026-7F3K-9Q2A");
    expect((await app.guest().get(`/certificates/${number}`)).status).toBe(200);
    for (let at = 0; at < 31; at++) await app.guest().get(`/certificates/${unusedNumber(at)}`);
    const stopped = await app.guest().get(`/certificates/${number}`);
    expect(stopped.status).toBe(429);
    expect(await stopped.text()).not.toContain("Әбілқасымова");
  });

  it("says when it has expired, and whether today is still inside", async () => {
    const [over, last] = [
      await issued({ validUntil: "2026-02-28" }),
      await issued({ validUntil: today }),
    ];
    expect(await (await app.guest().get(`/certificates/${over}`)).text()).toContain("Срок истёк");
    expect(await (await app.guest().get(`/certificates/${last}`)).text()).toContain("Действует");
  });
});

describe("the holder", () => {
  it("sees and downloads all of it; another teacher and a guest do not", async () => {
    const school = await makeSchool(app.db);
    const holder = await app.signInAs("teacher", { schoolId: school.id });
    const other = await app.signInAs("teacher", { schoolId: school.id });
    const teacherId = await makeTeacher(holder.userId);
    const number = await issued({}, { teacherId, key: teacherId });

    const page = await (await holder.get(`/certificates/${number}/full`)).text();
    const pdf = await holder.get(`/certificates/${number}.pdf`);

    expect(page).toContain("экзамен сдан");
    expect(page).not.toContain("Отозвать сертификат");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect((await other.get(`/certificates/${number}/full`)).status).toBe(403);
    expect((await other.get(`/certificates/${number}.pdf`)).status).toBe(403);
    const asGuest = await app.guest().get(`/certificates/${number}.pdf`);
    expect(asGuest.headers.get("location")).toMatch(/^\/sign-in/);
  });

  it("keeps certificates issued before two records became one", async () => {
    const school = await makeSchool(app.db);
    const holder = await app.signInAs("teacher", { schoolId: school.id });
    const teacherId = await makeTeacher(holder.userId);
    const earlier = await makeTeacher(null, teacherId);
    const number = await issued({}, { teacherId: earlier, key: earlier });
    expect((await holder.get(`/certificates/${number}/full`)).status).toBe(200);
    const listed = await listCertificatesOfTeacher(app.db, { teacherId, today });
    expect(listed).toMatchObject([{ number, state: "valid" }]);
  });
});

describe("issuing from a source", () => {
  it("gives the same person the same certificate, however often it is done", async () => {
    const source = { kind: "event", id: randomUUID() };
    const holder = { ...person, key: "a", teacherId: null, score: null };
    const issue = { activity, source, by: issuer, now, publicUrl: app.config.PUBLIC_URL };
    const first = await issueCertificates(app.db, { ...issue, holders: [holder] });
    const holders = [holder, { ...holder, key: "b" }];
    const second = await issueCertificates(app.db, { ...issue, holders });
    expect(second).toHaveLength(2);
    expect(second).toContainEqual(first[0]);
  });

  it("gives one even when two ask at once", async () => {
    const source = { kind: "event", id: randomUUID() };
    const holders = [{ ...person, key: "a", teacherId: null, score: null }];
    const issue = { activity, source, holders, by: issuer, now, publicUrl: "http://localhost" };
    const [one, other] = await Promise.all([1, 2].map(() => issueCertificates(app.db, issue)));
    expect(one).toEqual(other);
  });
});

describe("revoking and replacing", () => {
  it("takes a certificate back once, with the reason, and writes to the holder", async () => {
    const school = await makeSchool(app.db);
    const holder = await app.signInAs("teacher", { schoolId: school.id });
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const teacherId = await makeTeacher(holder.userId);
    const number = await issued({}, { teacherId, key: teacherId });

    const bare = await region.post(`/certificates/${number}/revoke`, { reason: " " });
    await region.post(`/certificates/${number}/revoke`, { reason: "Қате берілген" });
    await region.post(`/certificates/${number}/revoke`, { reason: "Тағы бір рет" });

    expect(bare.status).toBe(422);
    expect(await (await app.guest().get(`/certificates/${number}`)).text()).toContain("Отозван");
    const full = await (await holder.get(`/certificates/${number}/full`)).text();
    expect(full).toContain("Қате берілген");
    expect(full).not.toContain("Тағы бір рет");
    expect((await holder.get(`/certificates/${number}.pdf`)).status).toBe(404);
    const letters = await app.db
      .selectFrom("core.mails")
      .where("recipient", "=", `${holder.userId}@test.example`)
      .where("body", "like", "%қайтарып алынды%")
      .select("body")
      .execute();
    expect(letters).toHaveLength(1);
  });

  it("puts a corrected one in its place, once, each pointing to the other", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const number = await issued();
    const form = {
      ...person,
      id: randomUUID(),
      titleKk: "Жаңа атау",
      titleRu: "Новое название",
      hours: "80",
      issuedOn: today,
      ground: "№ 16 бұйрық",
    };
    const first = await region.post(`/certificates/${number}/replace`, form);
    const again = await region.post(`/certificates/${number}/replace`, form);
    const other = { ...form, id: randomUUID() };
    const late = await region.post(`/certificates/${number}/replace`, other);

    const made = first.headers.get("location")?.split("/")[2] ?? "";
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(late.status).toBe(422);
    expect(await late.text()).toContain("Этот сертификат уже заменён");
    const [before, after] = [
      await getCertificate(app.db, number),
      await getCertificate(app.db, made),
    ];
    expect(before).toMatchObject({ replacedByNumber: made, title_ru: activity.titleRu });
    expect(after).toMatchObject({ replacesNumber: number, title_ru: "Новое название", hours: 80 });
    expect(stateOf(before, today)).toBe("replaced");
    const page = await (await region.get(`/certificates/${number}/full`)).text();
    expect(page).toContain(made);
    expect((await region.get(`/certificates/${number}/replace`)).status).toBe(404);
  });

  it("is refused outside one's territory", async () => {
    const region = await app.signInAs("regional", { regionKato: "230000000" });
    const number = await issued();
    const response = await region.post(`/certificates/${number}/revoke`, { reason: "Жоқ" });
    expect(response.status).toBe(403);
  });
});

describe("the list of certificates", () => {
  it("holds those of one's territory, found by number, name, kind and state", async () => {
    const region = await app.signInAs("regional", { regionKato: aktobe });
    const [mine, gone] = [
      await issued({ kind: "contest" }, { familyName: "Ізденбай" }),
      await issued({ kind: "trainer" }, { familyName: "Ізденбай" }),
    ];
    const foreign = await issued({ organiser: { ...activity.organiser, regionKato: "230000000" } });
    await region.post(`/certificates/${gone}/revoke`, { reason: "Қате" });
    const find = async (query: string) =>
      (await region.get(`/people/certificates?${query}`)).text();

    expect(await find(`q=${mine.slice(3, 12)}`)).toContain(mine);
    expect(await find(`q=${foreign}`)).toContain("Сертификатов не найдено");
    const byName = await find(`q=${encodeURIComponent("изденбай күл")}`);
    expect(byName).toContain(mine);
    expect(byName).toContain(gone);
    const contests = await find(`kind=contest&q=${encodeURIComponent("Ізденбай")}`);
    expect(contests).toContain(mine);
    expect(contests).not.toContain(gone);
    const revoked = await find(`state=revoked&q=${encodeURIComponent("Ізденбай")}`);
    expect(revoked).toContain(gone);
    expect(revoked).not.toContain(mine);
    expect(await find("q=жоқадам")).toContain("Сертификатов не найдено");
  });
});

describe("the sheet to print", () => {
  const url = "https://tirek.example/certificates/KZ-2026-7F3K-9Q2M";

  it("says it in Kazakh and Russian with every Kazakh letter", async () => {
    const title = "Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі: «тәжірибе»";
    const certificate = await getCertificate(app.db, await issued({ titleKk: title }));
    const { text, lang } = await readTable({ certificate, url, english: false });
    expect(text).toContain("Әә Ғғ Ққ Ңң Өө Ұұ Үү Һһ Іі");
    expect(text).toContain("Әбілқасымова Күләш Жәңгірқызы");
    expect(text).toContain("Исследование урока");
    expect(text).toContain("72 сағат");
    expect(text).toContain("72 часа");
    expect(lang).toBe("kk");
  });

  it("says it in English when asked", async () => {
    const holder = await app.signInAs("national");
    const number = await issued();
    const response = await holder.get(`/certificates/${number}.pdf?lang=en`);
    const { text } = await readPdf(new Uint8Array(await response.arrayBuffer()));
    expect(text).toContain("has attended the course");
    expect(text).toContain("“Lesson study”");
    expect(text).not.toContain("Исследование");
  });

  it("carries a QR code of the check page", async () => {
    const certificate = await getCertificate(app.db, await issued());
    const { paths } = await readTable({ certificate, url, english: false });
    expect(readQr(paths)).toBe(url);
  });

  it("keeps the longest names and titles inside the sheet", async () => {
    const longest = <Name extends { kk: string; ru: string }>(all: readonly Name[]) =>
      all.reduce((most, name) => (name.kk.length > most.kk.length ? name : most));
    const { kk, ru } = longest(names.people);
    const kind =
      Object.values(names.kinds)
        .map((one) => JSON.stringify(one))
        .sort(byLength)[0] ?? "";
    const school = `${kk} атындағы дарынды балаларға арналған мамандандырылған ${kind}`;
    const wide = {
      titleKk: `${school} ${school}`.slice(0, 300),
      titleRu: `${ru} `.repeat(20).slice(0, 300),
      organiser: { ...activity.organiser, kk: school.slice(0, 200), ru: school.slice(0, 200) },
      signatories: [1, 2].map(() => ({
        name: school.slice(0, 120),
        positionKk: school.slice(0, 160),
        positionRu: school.slice(0, 160),
      })),
    };
    const holder = {
      familyName: "Ә".repeat(80),
      givenName: "Ұ".repeat(80),
      patronymic: "Щ".repeat(80),
    };
    const certificate = await getCertificate(app.db, await issued(wide, holder));
    for (const english of [false, true]) {
      const { placed, pages } = await readTable({ certificate, url, english });
      expect(pages).toBe(1);
      for (const { str, x, y, width } of placed) {
        expect(x, str).toBeGreaterThanOrEqual(40);
        expect(x + width, str).toBeLessThanOrEqual(842 - 20);
        expect(y, str).toBeGreaterThanOrEqual(10);
      }
    }
  });
});

function unusedNumber(at: number): string {
  return numberFrom(1999, [at % signCount, 1, 2, 3, 4, 5, 6]);
}

function byLength(one: string, other: string): number {
  return other.length - one.length;
}

async function readTable(printed: Parameters<typeof drawCertificate>[0]) {
  return readPdf(await drawCertificate(printed));
}

/** What the sheet says, where it stands, and what is drawn on it. */
async function readPdf(bytes: Uint8Array) {
  const { OPS } = await getResolvedPDFJS();
  const pdf = await getDocumentProxy(bytes);
  const page = await pdf.getPage(1);
  const { items, lang } = await page.getTextContent();
  const placed = items.flatMap((item) =>
    "str" in item && item.str.trim() !== ""
      ? {
          str: item.str,
          width: item.width,
          x: Number(item.transform[4]),
          y: Number(item.transform[5]),
        }
      : [],
  );
  const { fnArray, argsArray } = await page.getOperatorList();
  const paths = argsArray.filter((_args, at) => fnArray[at] === OPS.constructPath);
  const text = placed.map(({ str }) => str).join(" ");
  return { text: text.replace(/\s+/g, " "), placed, paths, lang, pages: pdf.numPages };
}

const Path = z.tuple([z.number(), z.tuple([z.instanceof(Float32Array)]), z.unknown()]);

/** Reads the code as a camera would, from the path with the most squares. */
function readQr(paths: readonly unknown[]): string | undefined {
  const all = paths.flatMap((path) => {
    const read = Path.safeParse(path);
    return read.success ? [cornersOf(read.data[1][0])] : [];
  });
  const corners = all.reduce((most, path) => (path.length > most.length ? path : most), []);
  const [left, top] = [0, 1].map((axis) => Math.min(...corners.map((one) => one[axis] ?? 0)));
  const widths = corners.map(([x]) => x - (left ?? 0)).filter((width) => width > 0.01);
  const step = Math.min(...widths);
  const [size, scale] = [Math.round(Math.max(...widths) / step) + 1, 4];
  const side = (size + 8) * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [x, y] of corners) {
    const column = Math.round((x - (left ?? 0)) / step) + 4;
    const row = Math.round((y - (top ?? 0)) / step) + 4;
    for (let at = 0; at < scale * scale; at++) {
      const pixel = (row * scale + Math.floor(at / scale)) * side + column * scale + (at % scale);
      pixels.fill(0, pixel * 4, pixel * 4 + 3);
    }
  }
  return jsqr.default(pixels, side, side)?.data;
}

/** Where each figure of a path begins: the commands are 0 move, 1 line, 2 curve, 4 close. */
function cornersOf(commands: Float32Array): [number, number][] {
  const corners: [number, number][] = [];
  const lengths = [2, 2, 6, 4, 0];
  for (let at = 0; at < commands.length; at += 1 + (lengths[commands[at] ?? 0] ?? 0)) {
    if (commands[at] === 0) corners.push([commands[at + 1] ?? 0, commands[at + 2] ?? 0]);
  }
  return corners;
}
