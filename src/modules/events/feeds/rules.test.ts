import { spawnSync } from "node:child_process";
import fc from "fast-check";
import ICAL from "ical.js";
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
const hostile = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 200 }),
  fc.string({ unit: "binary", maxLength: 80 }),
  fc.constantFrom(
    "Сабақ, талдау; \\n \\\\ «тырнақша» және 👩‍🏫🏳️‍🌈",
    "бірінші жол\nекінші жол\r\nүшінші\rтөртінші",
    `${"Қалыптастырушы бағалау және дескрипторлар құрастыру ".repeat(12)}`,
    "BEGIN:VEVENT\r\nEND:VCALENDAR",
  ),
);
const moments = fc
  .date({ min: new Date("2012-01-01"), max: new Date("2080-01-01"), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const feedEvents = fc.record<FeedEvent>({
  id: fc.uuid(),
  title: hostile,
  description: hostile,
  kind: hostile,
  place: hostile,
  startsAt: moments,
  endsAt: moments,
  madeAt: moments,
  changedAt: moments,
  sequence: fc.nat({ max: 100 }),
  state: fc.constantFrom("confirmed", "tentative", "cancelled"),
  onlineUrl: fc.option(fc.webUrl()),
  lat: fc.constantFrom(null, 50.25),
  lon: fc.constantFrom(null, 57.2),
});

/** What a calendar keeps of a text: whole characters, one kind of line end, no control characters. */
function kept(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Cc}\u2028\u2029\ufffe\uffff]/gu, (one) => (/[\n\t]/.test(one) ? one : ""));
}

function parse(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
  return { calendar, events };
}

// The hour that came twice when clocks were set back means two moments, so it is left out.
const isOnce = ({ startsAt, endsAt }: FeedEvent) =>
  [startsAt, endsAt].every((one) => !one.toISOString().startsWith("2024-02-29T1"));

describe("an iCalendar file", () => {
  it("is read by an independent parser as it was meant, whatever the texts hold", () => {
    fc.assert(
      fc.property(fc.array(feedEvents.filter(isOnce), { maxLength: 4 }), (events) => {
        const text = writeCalendar(events, feed);
        for (const line of text.split("\r\n")) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const read = parse(text);
        expect(read.events.map(({ uid }) => uid)).toEqual(events.map(({ id }) => id));
        for (const [place, event] of events.entries()) {
          const one = read.events[place];
          expect(one?.summary ?? "").toBe(kept(event.title));
          expect(one?.description ?? "").toBe(kept(event.description));
          expect(one?.location ?? "").toBe(kept(event.place));
          expect(one?.sequence).toBe(event.sequence);
          expect(one?.component.getFirstPropertyValue("status")).toBe(event.state.toUpperCase());
        }
      }),
      { numRuns: 100 },
    );
  });

  it("means the same moments as the clocks of Kazakhstan, before and after they were set back", () => {
    fc.assert(
      fc.property(feedEvents.filter(isOnce), (event) => {
        const { calendar, events } = parse(writeCalendar([event], feed));
        const zone = new ICAL.Timezone(calendar.getFirstSubcomponent("vtimezone"));
        const [read] = events;
        if (!read) throw new Error("the event is read");
        const moment = (time: InstanceType<typeof ICAL.Time>) => {
          time.zone = zone;
          return time.toJSDate().getTime();
        };
        expect(moment(read.startDate)).toBe(event.startsAt.getTime());
        expect(moment(read.endDate)).toBe(event.endsAt.getTime());
      }),
    );
  });

  it("is read the same by a parser in another language where there is one", () => {
    // It takes a written backslash before an n for the end of a line.
    const isPlain = ({ title, description, place }: FeedEvent) =>
      !`${title}${description}${place}`.includes("\\");
    const samples = feedEvents.filter((event) => isOnce(event) && isPlain(event));
    const events = fc.sample(samples, { numRuns: 80, seed: 7 });
    const text = writeCalendar(events, feed);
    const ours = parse(text).events.map((one) => [
      one.uid,
      one.summary ?? "",
      one.description ?? "",
      one.location ?? "",
      one.startDate.toString(),
      one.endDate.toString(),
      one.sequence,
      String(one.component.getFirstPropertyValue("status")),
    ]);
    expect(ours.map(([uid]) => uid)).toEqual(events.map(({ id }) => id));
    expect(readByPython(text) ?? ours).toEqual(ours);
  });
});

const python = `
import sys, json
try:
  import icalendar
except ImportError:
  sys.exit(3)
def told(e):
  text = lambda name: str(e.get(name, ""))
  moment = lambda name: e[name].dt.isoformat()[:19]
  return [text("UID"), text("SUMMARY"), text("DESCRIPTION"), text("LOCATION"),
    moment("DTSTART"), moment("DTEND"), int(e["SEQUENCE"]), text("STATUS")]
print(json.dumps([told(e) for e in icalendar.Calendar.from_ical(sys.stdin.buffer.read()).walk("VEVENT")]))
`;

/** What Debian's python3-icalendar reads; null where it is not installed. */
function readByPython(text: string): unknown {
  const read = spawnSync("/usr/bin/python3", ["-c", python], { input: text, encoding: "utf8" });
  if (read.error || read.status === 3) return null;
  expect(read.stderr).toBe("");
  return JSON.parse(read.stdout);
}

describe("an Atom feed", () => {
  it("holds no mark-up of the texts it tells of", () => {
    fc.assert(
      fc.property(fc.array(feedEvents, { minLength: 1, maxLength: 3 }), (events) => {
        const text = writeAtom(events, { ...feed, now });
        expect(text.match(/<entry>/g)).toHaveLength(events.length);
        expect(text.match(/<title>/g)).toHaveLength(events.length + 1);
        expect(text.replaceAll(/&(amp|lt|gt|quot);/g, "")).not.toContain("&");
        expect(text.replaceAll(/[\n\t]/g, "")).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

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
    for (const name of ["DESCRIPTION", "LOCATION", "GEO", "CONFERENCE"])
      expect(bare).not.toContain(name);
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

describe("a feed's entries", () => {
  const atom = (events: readonly FeedEvent[]) => writeAtom(events, { ...feed, now });

  it("say what the feed is and when it changed last", () => {
    const later = { ...event, id: "later", changedAt: new Date("2026-03-02T05:00:00Z") };
    const text = atom([event, later]);
    expect(text.split("\n").slice(0, 6)).toEqual([
      '<?xml version="1.0" encoding="utf-8"?>',
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="kk">',
      "<id>https://tirek.example.kz/calendar.ics?lang=kk</id><title>Күнтізбе, тірек; &quot;желі&quot;</title><updated>2026-03-02T05:00:00.000Z</updated>",
      "<author><name>Tirek</name></author>",
      '<link rel="self" type="application/atom+xml" href="https://tirek.example.kz/calendar.ics?lang=kk"/>',
      '<link rel="alternate" type="text/html" href="https://tirek.example.kz/calendar"/>',
    ]);
    expect(text.endsWith("</feed>\n")).toBe(true);
    expect(text.indexOf("urn:uuid:later")).toBeLessThan(text.indexOf(`urn:uuid:${event.id}`));
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
