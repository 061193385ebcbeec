import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayOf, momentAt, timeOf } from "#lib/dates.ts";
import type { Organiser } from "../base/schema.ts";
import {
  changesOf,
  isWeighty,
  monthsLater,
  registrationEnd,
  schoolAsOrganiser,
  speakersIn,
  speakersText,
  timesOf,
  timesOfSeries,
  venueOf,
  whyNotEvent,
} from "./rules.ts";
import type { EventForm } from "./schema.ts";

const ofSchool: Organiser = {
  organiser: "school",
  schoolId: "s1",
  leadingId: "s1",
  regionKato: "r1",
  districtKato: "d1",
};
const ofCountry: Organiser = {
  organiser: "country",
  schoolId: null,
  leadingId: null,
  regionKato: null,
  districtKato: null,
};
const form: EventForm = {
  id: "e1",
  organiser: "school:s1",
  type: "seminar",
  titleKk: "Ашық семинар",
  titleRu: "Открытый семинар",
  day: "2026-03-12",
  from: "10:00",
  until: "12:30",
  form: "face_to_face",
  openTo: "circle",
  languages: [],
  subjects: [],
};
const why = (more: Partial<EventForm>, organiser = ofSchool) =>
  whyNotEvent({ ...form, ...more }, organiser);

describe("when an event is held", () => {
  it("is by the clock of Kazakhstan, on one day unless a last one is told", () => {
    expect(timesOf(form)).toEqual({
      startsAt: new Date("2026-03-12T05:00:00Z"),
      endsAt: new Date("2026-03-12T07:30:00Z"),
    });
    expect(timesOf({ ...form, untilDay: "2026-03-14" }).endsAt).toEqual(
      new Date("2026-03-14T07:30:00Z"),
    );
  });

  it("ends after it begins", () => {
    expect(why({})).toBeNull();
    expect(why({ until: "10:01" })).toBeNull();
    expect(why({ until: "10:00" })).toEqual({ until: "notOrdered" });
    expect(why({ untilDay: "2026-03-11" })).toEqual({ until: "notOrdered" });
  });

  it("lasts a month at most", () => {
    expect(why({ untilDay: "2026-04-12", until: "10:00" })).toBeNull();
    expect(why({ untilDay: "2026-04-12", until: "10:01" })).toEqual({ untilDay: "tooLongEvent" });
  });

  it("closes its registration at the end of the day that is told, or at the hour", () => {
    expect(registrationEnd({ registrationDay: "2026-03-11" })).toEqual(
      momentAt("2026-03-11", "23:59"),
    );
    const hour = { registrationDay: "2026-03-11", registrationTime: "18:00" };
    expect(registrationEnd(hour)).toEqual(momentAt("2026-03-11", "18:00"));
    expect(registrationEnd({})).toBeNull();
    expect(registrationEnd({ registrationTime: "18:00" })).toBeNull();
  });

  it("registers until its own end and no longer", () => {
    const day = { registrationDay: "2026-03-12" };
    expect(why({ ...day, registrationTime: "12:30" })).toBeNull();
    expect(why({ ...day, registrationTime: "12:31" })).toEqual({ registrationDay: "afterEvent" });
    expect(why(day)).toEqual({ registrationDay: "afterEvent" });
  });

  it("is repeated where both is told, how often and how many times", () => {
    expect(why({ pace: "week", times: 2 })).toBeNull();
    expect(why({ pace: "week" })).toEqual({ times: "needed" });
    expect(why({ times: 2 })).toEqual({ pace: "needed" });
  });
});

describe("where an event is held", () => {
  const online = { form: "online" as const, onlineUrl: "https://meet.example" };

  it("is the organising school where nothing else is told", () => {
    expect(why({})).toBeNull();
    expect(venueOf(form, { named: null, organiser: ofSchool })).toBe("s1");
    expect(venueOf(form, { named: "s2", organiser: ofSchool })).toBe("s2");
    const elsewhere = { ...form, placeKk: "Кітапхана" };
    expect(venueOf(elsewhere, { named: null, organiser: ofSchool })).toBeNull();
    expect(venueOf(elsewhere, { named: "s2", organiser: ofSchool })).toBe("s2");
    expect(venueOf(form, { named: null, organiser: ofCountry })).toBeNull();
  });

  it("is nowhere online, whatever is told", () => {
    const asked = { named: "s2", organiser: ofSchool };
    expect(venueOf({ ...form, ...online }, asked)).toBeNull();
    expect(venueOf({ ...form, form: "hybrid" }, asked)).toBe("s2");
  });

  it("is told by whoever is no school, but online", () => {
    const open = { openTo: "everyone" as const };
    expect(why(open, ofCountry)).toEqual({ venue: "placeNeeded" });
    expect(why({ ...open, venue: "A-1" }, ofCountry)).toBeNull();
    expect(why({ ...open, placeKk: "Кітапхана", placeRu: "Библиотека" }, ofCountry)).toBeNull();
    expect(why({ ...open, ...online }, ofCountry)).toBeNull();
    expect(why({ ...open, ...online, form: "hybrid" }, ofCountry)).toEqual({
      venue: "placeNeeded",
    });
  });

  it("is a link where people meet online, in part or all", () => {
    for (const meeting of ["online", "hybrid"] as const) {
      expect(why({ form: meeting })).toEqual({ onlineUrl: "linkNeeded" });
      expect(why({ form: meeting, onlineUrl: online.onlineUrl })).toBeNull();
    }
  });

  it("is told in both languages", () => {
    expect(why({ placeKk: "Кітапхана" })).toEqual({ placeRu: "needed" });
    expect(why({ placeRu: "Библиотека" })).toEqual({ placeKk: "needed" });
  });
});

describe("whom an event is for", () => {
  const venue = { venue: "A-1" };

  it("is a circle, a district or a region where the organiser has one", () => {
    for (const openTo of ["circle", "district", "region", "everyone"] as const)
      expect(why({ openTo })).toBeNull();
    expect(why({ openTo: "circle" }, { ...ofSchool, leadingId: null })).toEqual({
      openTo: "noCircle",
    });
    expect(why({ ...venue, openTo: "district" }, ofCountry)).toEqual({ openTo: "noDistrict" });
    expect(why({ ...venue, openTo: "region" }, ofCountry)).toEqual({ openTo: "noRegion" });
    const ofRegion = { ...ofCountry, organiser: "region" as const, regionKato: "r1" };
    expect(why({ ...venue, openTo: "region" }, ofRegion)).toBeNull();
    expect(why({ ...venue, openTo: "everyone" }, ofCountry)).toBeNull();
  });

  it("is grades from one up to another, preschool being grade 0", () => {
    expect(why({ gradesFrom: 0, gradesUntil: 0 })).toBeNull();
    expect(why({ gradesFrom: 5, gradesUntil: 9 })).toBeNull();
    expect(why({ gradesFrom: 9, gradesUntil: 5 })).toEqual({ gradesUntil: "gradesNotOrdered" });
    expect(why({ gradesFrom: 0 })).toEqual({ gradesUntil: "needed" });
    expect(why({ gradesUntil: 0 })).toEqual({ gradesFrom: "needed" });
  });

  it("is said together with what else is wrong", () => {
    expect(why({ until: "09:00", placeKk: "Кітапхана", gradesFrom: 5 })).toEqual({
      until: "notOrdered",
      placeRu: "needed",
      gradesUntil: "needed",
    });
  });
});

it("has a leading school stand in its own circle, and a partner in that of its leading school", () => {
  const place = { schoolId: "s1", regionKato: "r1", districtKato: "d1", leadingId: "hub" };
  const stands = (status: string | null, leadingId: string | null = "hub") =>
    schoolAsOrganiser({ ...place, status, leadingId });
  expect(stands("leading", null)).toEqual(ofSchool);
  expect(stands("partner")).toEqual({ ...ofSchool, leadingId: "hub" });
  expect(stands(null, null)).toEqual({ ...ofSchool, leadingId: null });
});

describe("a series", () => {
  const first = {
    startsAt: momentAt("2026-01-31", "10:00"),
    endsAt: momentAt("2026-02-01", "11:00"),
  };
  const shown = (pace: "week" | "two_weeks" | "month" | undefined, times: number | undefined) =>
    timesOfSeries(first, { pace, times }).map(({ startsAt, endsAt }) =>
      [startsAt, endsAt].map((moment) => `${dayOf(moment)} ${timeOf(moment)}`),
    );

  it("goes on each week, each second week or each month, its hours the same", () => {
    expect(shown("week", 3)).toEqual([
      ["2026-01-31 10:00", "2026-02-01 11:00"],
      ["2026-02-07 10:00", "2026-02-08 11:00"],
      ["2026-02-14 10:00", "2026-02-15 11:00"],
    ]);
    expect(shown("two_weeks", 2)[1]).toEqual(["2026-02-14 10:00", "2026-02-15 11:00"]);
    expect(shown("month", 3)).toEqual([
      ["2026-01-31 10:00", "2026-02-01 11:00"],
      ["2026-02-28 10:00", "2026-03-01 11:00"],
      ["2026-03-31 10:00", "2026-04-01 11:00"],
    ]);
  });

  it("is one event where nothing is repeated", () => {
    expect(timesOfSeries(first, { pace: undefined, times: undefined })).toEqual([first]);
    expect(timesOfSeries(first, { pace: undefined, times: 5 })).toEqual([first]);
    expect(timesOfSeries(first, { pace: "week", times: undefined })).toEqual([first]);
  });

  it("keeps to the clock when clocks are set back", () => {
    const early = {
      startsAt: momentAt("2024-02-23", "10:00"),
      endsAt: momentAt("2024-02-23", "11:00"),
    };
    const weeks = timesOfSeries(early, { pace: "week", times: 2 });
    expect(weeks.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2024-02-23T04:00:00.000Z",
      "2024-03-01T05:00:00.000Z",
    ]);
  });

  it("falls on the last day of a month that is shorter, over the end of the year too", () => {
    expect(monthsLater("2026-12-31", 2)).toBe("2027-02-28");
    expect(monthsLater("2027-12-31", 2)).toBe("2028-02-29");
    expect(monthsLater("2026-03-15", 0)).toBe("2026-03-15");
    expect(monthsLater("2026-03-15", 12)).toBe("2027-03-15");
  });

  it("gives back the day and the time of any moment", () => {
    const days = fc.date({
      min: new Date("2005-01-01"),
      max: new Date("2090-01-01"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (moment) => {
        const minute = new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
        const again = momentAt(dayOf(minute), timeOf(minute));
        // In the hour that came twice when clocks were set back, the later one is meant.
        const isTwice = dayOf(minute) === "2024-02-29" && timeOf(minute).startsWith("23");
        expect(isTwice || again.getTime() === minute.getTime()).toBe(true);
      }),
    );
  });
});

describe("speakers", () => {
  it("are read one a line and written as they were", () => {
    const text = "Омар Азат – бағалау\nӘлиева Күләш";
    expect(speakersText(speakersIn(`${text}\n\n`))).toBe(text);
    expect(speakersIn(undefined)).toEqual([]);
    expect(speakersText([])).toBe("");
  });

  it("are told from what they speak about by a dash of any length between spaces", () => {
    for (const dash of ["-", "–", "—"])
      expect(speakersIn(`  Омар Азат  ${dash}  бағалау `)).toEqual([
        { name: "Омар Азат", about: "бағалау" },
      ]);
    expect(speakersIn("Ахметова-Сейіт Айгүл - тіл - әдебиет")).toEqual([
      { name: "Ахметова-Сейіт Айгүл", about: "тіл – әдебиет" },
    ]);
  });

  it("are twenty at most, each as long as is kept of them", () => {
    const many = Array.from({ length: 21 }, (_, at) => `Спикер ${at}`).join("\n");
    expect(speakersIn(many)).toHaveLength(20);
    const [long] = speakersIn(`${"а".repeat(201)} – ${"б".repeat(301)}`);
    expect([long?.name.length, long?.about.length]).toEqual([200, 300]);
  });
});

describe("what changed of an event", () => {
  const before = { room: "8", capacity: 20, subjects: ["math"], place_kk: null, is_open: true };

  it("is each column that says something else, as it was and as it became", () => {
    const after = { room: "9", capacity: null, subjects: ["math", "physics"], place_kk: "Зал" };
    expect(changesOf(before, { ...after, is_open: false })).toEqual({
      room: { from: "8", to: "9" },
      capacity: { from: "20", to: null },
      subjects: { from: "math", to: "math, physics" },
      place_kk: { from: null, to: "Зал" },
      is_open: { from: "true", to: "false" },
    });
  });

  it("is nothing where the same is said, an empty text and an empty list being nothing", () => {
    expect(changesOf(before, { ...before })).toEqual({});
    expect(changesOf({ room: null, subjects: null }, { room: "", subjects: [] })).toEqual({});
    expect(changesOf(before, { room: "8" })).toEqual({});
    expect(changesOf({}, { room: null })).toEqual({});
  });

  it("is not what follows by itself from other changes", () => {
    const follows = {
      changed_at: "2026-03-01",
      sequence: 2,
      small_first: true,
      region_kato: "r2",
      district_kato: "d2",
      leading_id: "hub",
    };
    expect(changesOf({}, follows)).toEqual({});
  });

  it("is heard of by those who come where it is when, where and how", () => {
    const change = { from: "а", to: "б" };
    const weighty = ["starts_at", "ends_at", "form", "venue_id", "place_kk", "room", "online_url"];
    for (const name of weighty) expect(isWeighty({ hours: change, [name]: change })).toBe(true);
    expect(isWeighty({ hours: change, title_kk: change, description_ru: change })).toBe(false);
    expect(isWeighty({})).toBe(false);
  });
});
