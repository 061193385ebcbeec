import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { now, openTestApp, type TestApp } from "#test/app.ts";
import { makeSchool } from "#test/make.ts";
import { makeEvent } from "#test/make-events.ts";
import { signedName, writeAtom, writeCalendar } from "./rules.ts";
import type { FeedEvent } from "./schema.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

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
      { numRuns: 150 },
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

describe("the feeds", () => {
  async function makeScene() {
    const school = await makeSchool(app.db, { status: "leading" });
    const { id } = await makeEvent(app.db, { schoolId: school.id, leadingId: school.id });
    return { school, id };
  }
  const text = async (path: string) => (await app.guest().get(path)).text();

  it("hold what the filters of the calendar leave, and never a draft or a link of an online meeting", async () => {
    const { school, id } = await makeScene();
    const draft = await makeEvent(app.db, { schoolId: school.id, state: "draft" });
    await app.db
      .updateTable("events.events")
      .set({ form: "hybrid", online_url: "https://meet.example.kz/secret" })
      .where("id", "=", id)
      .execute();

    for (const path of [
      "/calendar.ics",
      "/calendar.atom",
      "/calendar/embed",
      `/events/${id}.ics`,
    ]) {
      const found = await text(`${path}?lang=ru`);
      expect(found, path).toContain(id);
      expect(found, path).not.toContain(draft.id);
      expect(found, path).not.toContain("secret");
    }
    expect(await text("/calendar.ics?group=lesson")).not.toContain(id);
    expect(await text("/calendar.ics?region=150000000")).toContain(id);
    expect((await app.guest().get(`/events/${draft.id}.ics`)).status).toBe(404);
    expect((await app.guest().get(`/events/${randomUUID()}.ics`)).status).toBe(404);
    const types = await Promise.all(
      ["/calendar.ics", "/calendar.atom"].map((path) => app.guest().get(path)),
    );
    expect(types.map(({ headers }) => headers.get("content-type"))).toEqual([
      "text/calendar; charset=utf-8",
      "application/atom+xml; charset=utf-8",
    ]);
  });

  it("tell of a cancelled event with a higher sequence, at once", async () => {
    const { school, id } = await makeScene();
    const organiser = await app.signInAs("leading_director", { schoolId: school.id });
    const before = parse(await text(`/events/${id}.ics`)).events[0];

    await organiser.post(`/events/${id}/cancellation`, { reason: "Жол жабық" });

    const after = parse(await text(`/events/${id}.ics`)).events[0];
    expect(after?.uid).toBe(before?.uid);
    expect(after?.sequence).toBeGreaterThan(before?.sequence ?? 0);
    expect(after?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(await text("/calendar.ics")).toContain("STATUS:CANCELLED");
  });

  it("may be shown inside other sites, and no other page may", async () => {
    const embed = await app.guest().get("/calendar/embed");
    const again = await app.guest().get("/calendar/embed");
    const page = await app.guest().get("/calendar");
    for (const one of [embed, again]) {
      expect(one.headers.get("content-security-policy")).toContain("frame-ancestors *");
      expect(one.headers.get("x-frame-options")).toBeNull();
    }
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(page.headers.get("x-frame-options")).toBe("DENY");
  });

  it("give a person the events they come to or run, with the link, until the address is renewed", async () => {
    const { school, id } = await makeScene();
    const other = await makeScene();
    await app.db
      .updateTable("events.events")
      .set({ form: "online", online_url: "https://meet.example.kz/a;b,c" })
      .where("id", "in", [id, other.id])
      .execute();
    const person = await app.signInAs("teacher", { schoolId: school.id });
    const register = (eventId: string, state: "registered" | "waiting") =>
      app.db
        .insertInto("events.registrations")
        .values({
          id: randomUUID(),
          event_id: eventId,
          user_id: person.userId,
          state,
          made_at: now,
          family_name: "Омар",
          given_name: "Азат",
        })
        .execute();
    await register(id, "registered");
    const address = async () =>
      /http:\/\/localhost(\/calendar\/my\/[^"]+\.ics)/.exec(
        await (await person.get("/calendar/my")).text(),
      )?.[1] ?? "";
    const first = await address();

    const mine = await text(first);
    expect(mine).toContain(id);
    expect(mine).not.toContain(other.id);
    expect(mine.replaceAll("\r\n ", "")).toContain("https://meet.example.kz/a;b,c");
    await register(other.id, "waiting");
    const waits = (await text(first)).replaceAll("\r\n ", "");
    expect(waits).toContain("STATUS:TENTATIVE");
    expect(waits.match(/CONFERENCE/g)).toHaveLength(1);

    await person.post("/calendar/my/renewal");
    const second = await address();
    expect(second).not.toBe(first);
    expect((await app.guest().get(first)).status).toBe(404);
    expect((await app.guest().get(second)).status).toBe(200);
    const forged = second.replace(person.userId, randomUUID());
    expect((await app.guest().get(forged)).status).toBe(404);
    await app.db
      .updateTable("accounts.users")
      .set({ blocked_at: now })
      .where("id", "=", person.userId)
      .execute();
    expect((await app.guest().get(second)).status).toBe(404);
    expect((await app.guest().get("/calendar/my")).headers.get("location")).toContain("sign-in");
  });

  it("give organisers their own drafts as tentative", async () => {
    const school = await makeSchool(app.db, { status: "leading" });
    const draft = await makeEvent(app.db, { schoolId: school.id, state: "draft" });
    const director = await app.signInAs("leading_director", { schoolId: school.id });
    const name = signedName(app.config.SECRET, { userId: director.userId, number: 1 });
    const found = await text(`/calendar/my/${name}.ics`);
    expect(found).toContain(draft.id);
    expect(found).toContain("STATUS:TENTATIVE");
  });
});
