import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import { grantOf, personOf } from "#test/people-of-roles.ts";
import { personWith } from "#test/reach.ts";
import { schoolsRunBy } from "./access.ts";
import { isSigned, signedName, writeAtom, writeCalendar } from "./rules.ts";
import type { FeedEvent } from "./schema.ts";

const now = new Date("2026-03-01T09:00:00Z");

it("holds the events of a school for those who run it, and not for all who teach there", () => {
  const running = roles.filter((role) => schoolsRunBy(personOf(role).grants).length > 0);
  expect(running).toEqual(["leading_director", "leading_coordinator", "partner_coordinator"]);
  const many = [grantOf("teacher"), grantOf("partner_coordinator"), grantOf("leading_director")];
  expect(schoolsRunBy(personWith(...many).grants)).toEqual(["s-own", "s-own"]);
  expect(schoolsRunBy([])).toEqual([]);
});

const feed = {
  name: 'Күнтізбе, тірек; "желі"',
  language: "kk" as const,
  publicUrl: "https://tirek.example.kz",
  source: "/calendar.ics?lang=kk",
};
const event: FeedEvent = {
  id: "00000000-0000-4000-8000-000000000001",
  title: "Сабақ, талдау; \\ жазба\nекінші жол",
  description: "Бағалау",
  kind: "Семинар",
  place: "Абай мектебі, 8-кабинет",
  startsAt: new Date("2026-03-12T05:00:07Z"),
  endsAt: new Date("2026-03-12T19:30:00Z"),
  madeAt: new Date("2026-02-01T05:00:00Z"),
  changedAt: new Date("2026-03-01T05:00:00Z"),
  sequence: 2,
  state: "confirmed",
  onlineUrl: "https://meet.example/а b?x=%20\r\nEND:VEVENT",
  lat: 50.25,
  lon: 57.2,
};
/** The lines of a calendar, put together again where they were cut. */
const linesOf = (events: readonly FeedEvent[], more: Partial<typeof feed> = {}) =>
  writeCalendar(events, { ...feed, ...more })
    .replaceAll("\r\n ", "")
    .split("\r\n");

describe("a calendar's lines", () => {
  it("say what it is, whose, and how often to ask again", () => {
    expect(linesOf([])).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Tirek//Open calendar//KK",
      "CALSCALE:GREGORIAN",
      'NAME;LANGUAGE=kk:Күнтізбе\\, тірек\\; "желі"',
      'X-WR-CALNAME:Күнтізбе\\, тірек\\; "желі"',
      "X-WR-TIMEZONE:Asia/Almaty",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
      "X-PUBLISHED-TTL:PT1H",
      "SOURCE;VALUE=URI:https://tirek.example.kz/calendar.ics?lang=kk",
      "BEGIN:VTIMEZONE",
      "TZID:Asia/Almaty",
      "BEGIN:STANDARD",
      "DTSTART:20041031T030000",
      "TZOFFSETFROM:+0700",
      "TZOFFSETTO:+0600",
      "TZNAME:+06",
      "END:STANDARD",
      "BEGIN:STANDARD",
      "DTSTART:20240301T000000",
      "TZOFFSETFROM:+0600",
      "TZOFFSETTO:+0500",
      "TZNAME:+05",
      "END:STANDARD",
      "END:VTIMEZONE",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("say of an event all that is known of it, by the clock of Kazakhstan", () => {
    const lines = linesOf([event]);
    expect(lines.slice(lines.indexOf("BEGIN:VEVENT"), -2)).toEqual([
      "BEGIN:VEVENT",
      "UID:00000000-0000-4000-8000-000000000001",
      "DTSTAMP:20260301T050000Z",
      "CREATED:20260201T050000Z",
      "LAST-MODIFIED:20260301T050000Z",
      "SEQUENCE:2",
      "STATUS:CONFIRMED",
      "DTSTART;TZID=Asia/Almaty:20260312T100007",
      "DTEND;TZID=Asia/Almaty:20260313T003000",
      "SUMMARY;LANGUAGE=kk:Сабақ\\, талдау\\; \\\\ жазба\\nекінші жол",
      "DESCRIPTION;LANGUAGE=kk:Бағалау",
      "LOCATION;LANGUAGE=kk:Абай мектебі\\, 8-кабинет",
      "GEO:50.25;57.2",
      "CATEGORIES;LANGUAGE=kk:Семинар",
      "URL:https://tirek.example.kz/events/00000000-0000-4000-8000-000000000001",
      "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://meet.example/%D0%B0%20b?x=%20%0D%0AEND:VEVENT",
      "END:VEVENT",
    ]);
  });

  it("leave out what is not known, a place on the equator being known", () => {
    const named = (more: Partial<FeedEvent>) =>
      linesOf([{ ...event, ...more }]).map((line) => line.split(/[;:]/)[0]);
    const bare = named({ description: "", place: "", onlineUrl: null, lat: null, lon: null });
    expect(bare.slice(bare.indexOf("UID"), bare.indexOf("URL") + 2)).toEqual([
      ...["UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS"],
      ...["DTSTART", "DTEND", "SUMMARY", "CATEGORIES", "URL", "END"],
    ]);
    expect(named({ lat: null })).not.toContain("GEO");
    expect(named({ lon: null })).not.toContain("GEO");
    expect(linesOf([{ ...event, lat: 0, lon: 0 }])).toContain("GEO:0;0");
  });

  it("say what is not sure yet and what was called off", () => {
    expect(linesOf([{ ...event, state: "tentative" }])).toContain("STATUS:TENTATIVE");
    expect(linesOf([{ ...event, state: "cancelled" }])).toContain("STATUS:CANCELLED");
  });

  it("take an address that is not well written as it is", () => {
    const lines = linesOf([{ ...event, onlineUrl: "https://meet.example/%E0%A4%A" }]);
    const address = lines.find((line) => line.startsWith("CONFERENCE"));
    expect(address).toContain("https://meet.example/%25E0%25A4%25A");
  });

  it("have 75 octets at most, and as many where they can", () => {
    const sizes = (title: string) =>
      writeCalendar([{ ...event, title }], feed)
        .split("\r\n")
        .map((line) => Buffer.byteLength(line));
    const before = "SUMMARY;LANGUAGE=kk:".length;
    expect(Math.max(...sizes("a".repeat(200)))).toBe(75);
    const fits = writeCalendar([{ ...event, title: "a".repeat(75 - before) }], feed);
    expect(fits).toContain(`SUMMARY;LANGUAGE=kk:${"a".repeat(75 - before)}\r\n`);
    const cut = writeCalendar([{ ...event, title: "a".repeat(75 - before + 75) }], feed);
    expect(cut).toContain(`${"a".repeat(75 - before)}\r\n ${"a".repeat(74)}\r\n a\r\n`);
  });
});

describe("what no calendar and no feed may hold", () => {
  const damaged = "а\u0000б\u200bв\ud800г\u2028д\ufffeе\tж\rз\r\nи";

  it("is left out of a calendar, whatever ends a line being one end", () => {
    expect(linesOf([{ ...event, title: damaged }])).toContain(
      "SUMMARY;LANGUAGE=kk:аб\u200bв\ufffdгде\tж\\nз\\nи",
    );
  });

  it("is left out of a feed", () => {
    const text = writeAtom([{ ...event, title: damaged }], { ...feed, now });
    expect(text).toContain("<title>аб\u200bв\ufffdгде\tж\nз\nи</title>");
  });
});

describe("a feed's entries", () => {
  const atom = (events: readonly FeedEvent[]) => writeAtom(events, { ...feed, now });

  it("say what the feed is and when it changed last", () => {
    const later = { ...event, id: "later", changedAt: new Date("2026-03-02T05:00:00Z") };
    const earlier = { ...event, id: "earlier", changedAt: new Date("2026-02-28T05:00:00Z") };
    const text = atom([event, earlier, later]);
    expect(text.split("\n").slice(0, 6)).toEqual([
      '<?xml version="1.0" encoding="utf-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk">',
      "<id>https://tirek.example.kz/calendar.ics?lang=kk</id><title>Күнтізбе, тірек; &quot;желі&quot;</title><updated>2026-03-02T05:00:00.000Z</updated>",
      "<author><name>Tirek</name></author>",
      '<link rel="self" type="application/atom+xml" href="https://tirek.example.kz/calendar.ics?lang=kk"/>',
      '<link rel="alternate" type="text/html" href="https://tirek.example.kz/calendar"/>',
    ]);
    expect(text.endsWith("</feed>\n")).toBe(true);
    const ids = [...text.matchAll(/urn:uuid:([^<]+)/g)].map(([, id]) => id);
    expect(ids).toEqual(["later", event.id, "earlier"]);
  });

  it("say first of a cancelled event that it is off, in the feed's language", () => {
    const off = { ...event, state: "cancelled" as const, title: "Семинар" };
    expect(atom([off])).toContain("<title>болмайды: Семинар</title>");
    expect(writeAtom([off], { ...feed, language: "ru", now })).toContain(
      "<title>отменено: Семинар</title>",
    );
  });

  it("say of an event when, what and where", () => {
    const plain = { ...event, title: 'А & <Б> "В"', kind: "Сабақ & талдау" };
    expect(atom([plain]).split("\n").slice(6, -2).join("\n")).toBe(
      [
        `<entry><id>urn:uuid:${event.id}</id><title>А &amp; &lt;Б&gt; &quot;В&quot;</title>`,
        "<updated>2026-03-01T05:00:00.000Z</updated><published>2026-02-01T05:00:00.000Z</published>",
        `<link rel="alternate" type="text/html" href="https://tirek.example.kz/events/${event.id}"/>`,
        '<category term="Сабақ &amp; талдау"/><summary>2026-03-12 10:00\nСабақ &amp; талдау\nАбай мектебі, 8-кабинет\nБағалау</summary></entry>',
      ].join(""),
    );
    expect(atom([{ ...plain, place: "", description: "" }])).toContain(
      "<summary>2026-03-12 10:00\nСабақ &amp; талдау</summary>",
    );
  });

  it("are none where there are no events, and the feed is as of now", () => {
    expect(atom([])).toContain("<updated>2026-03-01T09:00:00.000Z</updated>");
    expect(atom([])).not.toContain("<entry>");
  });
});

describe("the seal of an address", () => {
  const signed = { userId: "00000000-0000-4000-8000-000000000002", number: 3 };
  const secret = "a".repeat(32);
  const name = signedName(secret, signed);

  it("fits one person, one number and one deployment", () => {
    expect(name).toMatch(/^00000000-0000-4000-8000-000000000002\.[\w-]{32}$/);
    expect(isSigned(secret, { ...signed, name })).toBe(true);
    expect(isSigned("b".repeat(32), { ...signed, name })).toBe(false);
    expect(isSigned(secret, { ...signed, number: 4, name })).toBe(false);
    const another = "00000000-0000-4000-8000-000000000003";
    expect(isSigned(secret, { ...signed, userId: another, name })).toBe(false);
    const moved = name.replace(signed.userId, another);
    expect(isSigned(secret, { ...signed, userId: another, name: moved })).toBe(false);
  });

  it("fits whole alone", () => {
    for (const part of [name.slice(1), name.slice(0, -1), `${name}a`, ""])
      expect(isSigned(secret, { ...signed, name: part })).toBe(false);
  });
});
