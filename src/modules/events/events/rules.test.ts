import { describe, expect, it } from "vitest";
import { whoLists, whoMay } from "#test/people-of-roles.ts";
import type { Event } from "../base/schema.ts";
import { scopeOfEvents } from "./access.ts";
import { linkedEvent, mapLinkOf, placesLeft, warningsOfDays } from "./rules.ts";

it("lists events for those who organise them", () => {
  const ofRegion = ["national", "cpm_trainer", "regional"];
  const ofSchool = ["leading_director", "leading_coordinator", "partner_coordinator"];
  expect(whoLists(scopeOfEvents)).toEqual({
    own: [...ofRegion, "methodologist", ...ofSchool],
    ofDistrict: [...ofRegion, "methodologist"],
    ofCircle: [...ofRegion, "leading_director", "leading_coordinator"],
    ofRegion,
    elsewhere: ["national"],
  });
  expect(whoMay((actor) => scopeOfEvents(actor) !== null)).toEqual([
    ...ofRegion,
    "methodologist",
    ...ofSchool,
  ]);
});

describe("a day", () => {
  const on = (day: string, today = "2026-03-01") => {
    const startsAt = new Date(`${day}T05:00:00Z`);
    return warningsOfDays({ startsAt, endsAt: startsAt }, today).map(({ kind }) => kind);
  };

  it("is warned of when it is a day off, in the usual breaks, or past", () => {
    expect(on("2026-03-23")).toEqual(["holiday"]);
    expect(on("2026-03-25")).toEqual(["break"]);
    expect(on("2026-04-05")).toEqual(["sunday"]);
    expect(on("2026-04-06")).toEqual([]);
    expect(on("2026-02-20")).toEqual(["past"]);
  });

  it("is warned of once where it is a day off on a Sunday or in the breaks", () => {
    // 25 October 2026 is a Sunday, 29 March 2026 a Sunday of the breaks.
    expect(on("2026-10-25")).toEqual(["holiday"]);
    expect(on("2026-03-29")).toEqual(["break"]);
    expect(on("2026-01-25")).toEqual(["past", "sunday"]);
  });

  it("is today until it is over, by the clock of Kazakhstan", () => {
    expect(on("2026-03-02", "2026-03-02")).toEqual([]);
    expect(on("2026-03-02", "2026-03-03")).toEqual(["past"]);
    const late = new Date("2026-03-02T20:00:00Z");
    expect(warningsOfDays({ startsAt: late, endsAt: late }, "2026-03-03")).toEqual([]);
  });
});

it("counts the places that are left, none where more are taken, and unknown where nobody counts", () => {
  expect(placesLeft({ capacity: 3, registered: 1 })).toBe(2);
  expect(placesLeft({ capacity: 3, registered: 5 })).toBe(0);
  expect(placesLeft({ capacity: null, registered: 5 })).toBeNull();
});

const venue = { id: "s1", code: "A-1", name_kk: "Абай мектебі", name_ru: "Школа Абая" };
const event: Event = {
  id: "e1",
  organiser: "school",
  schoolId: "s1",
  regionKato: "r1",
  districtKato: "d1",
  leadingId: "s1",
  type: {
    code: "seminar",
    group: "learning",
    mode: "both",
    name_kk: "Семинар",
    name_ru: "Семинар",
    name_en: "Seminar",
  },
  title_kk: "Ашық сабақ",
  title_ru: "Открытый урок",
  title_en: null,
  description_kk: "Бағалау",
  description_ru: "Оценивание",
  bring_kk: "",
  bring_ru: "",
  startsAt: new Date("2026-03-12T05:00:00Z"),
  endsAt: new Date("2026-03-12T07:00:00Z"),
  form: "face_to_face",
  school: { id: "s1", name_kk: "Абай мектебі", name_ru: "Школа Абая" },
  territory: null,
  venue: { ...venue, lon: 57.2, lat: 50.25, address: "Абай көшесі, 1" },
  place_kk: null,
  place_ru: null,
  room: null,
  onlineUrl: "https://meet.example/secret",
  openTo: "everyone",
  capacity: 20,
  smallDays: null,
  registrationUntil: null,
  languages: ["kk"],
  subjects: [],
  grades: null,
  hours: null,
  state: "published",
  cancelReason: null,
  sequence: 0,
  seriesId: null,
  planItemId: null,
  needArea: null,
  madeBy: null,
  changedAt: new Date("2026-03-01T05:00:00Z"),
  publishedAt: null,
  registered: 5,
  waiting: 0,
};

describe("what search engines are told", () => {
  const told = (more: Partial<Event>, language: "kk" | "ru" = "ru") =>
    linkedEvent(
      { ...event, ...more },
      {
        speakers: [{ name: "Әлиева Күләш", about: "бағалау" }],
        language,
        publicUrl: "https://tirek.example",
      },
    );

  it("is what, when, where and by whom, in the reader's language", () => {
    expect(told({})).toEqual({
      "@context": "https://schema.org",
      "@type": "EducationEvent",
      "@id": "https://tirek.example/events/e1",
      url: "https://tirek.example/events/e1",
      name: "Открытый урок",
      inLanguage: ["kk"],
      description: "Оценивание",
      startDate: "2026-03-12T05:00:00.000Z",
      endDate: "2026-03-12T07:00:00.000Z",
      eventStatus: "https://schema.org/EventScheduled",
      eventAttendanceMode: "https://schema.org/OfflineEventAttendanceMode",
      location: [
        {
          "@type": "Place",
          name: "Школа Абая",
          address: "Абай көшесі, 1",
          geo: { "@type": "GeoCoordinates", latitude: 50.25, longitude: 57.2 },
        },
      ],
      isAccessibleForFree: true,
      maximumAttendeeCapacity: 20,
      remainingAttendeeCapacity: 15,
      organizer: { "@type": "Organization", name: "Школа Абая" },
      performer: [{ "@type": "Person", name: "Әлиева Күләш" }],
    });
    expect(told({}, "kk")).toMatchObject({ name: "Ашық сабақ", description: "Бағалау" });
  });

  it("is whether it was called off, and not whether it is a draft", () => {
    const statusOf = (state: Event["state"]) => told({ state });
    for (const state of ["draft", "published", "held"] as const)
      expect(statusOf(state)).toMatchObject({ eventStatus: "https://schema.org/EventScheduled" });
    expect(statusOf("cancelled")).toMatchObject({
      eventStatus: "https://schema.org/EventCancelled",
    });
  });

  it("is that one meets online, and never the link", () => {
    const page = { "@type": "VirtualLocation", url: "https://tirek.example/events/e1" };
    expect(told({ form: "online" })).toMatchObject({
      eventAttendanceMode: "https://schema.org/OnlineEventAttendanceMode",
      location: [page],
    });
    expect(told({ form: "hybrid" })).toMatchObject({
      eventAttendanceMode: "https://schema.org/MixedEventAttendanceMode",
      location: [{ "@type": "Place" }, page],
    });
    for (const form of ["face_to_face", "online", "hybrid"] as const)
      expect(JSON.stringify(told({ form }))).not.toContain("meet.example");
  });

  it("is the place as it is told where it is no school, with no point that nobody knows", () => {
    const elsewhere = { venue: null, place_kk: "Кітапхана", place_ru: "Библиотека", room: "2 зал" };
    expect(told(elsewhere)).toMatchObject({
      location: [{ "@type": "Place", name: "Библиотека, 2 зал", address: "Библиотека, 2 зал" }],
    });
    const unmapped = { ...venue, lon: null, lat: 50.25, address: null };
    expect(JSON.stringify(told({ venue: unmapped }))).not.toContain("GeoCoordinates");
    expect(JSON.stringify(told({ venue: { ...unmapped, lon: 57.2, lat: null } }))).not.toContain(
      "GeoCoordinates",
    );
    expect(told({ venue: unmapped })).toMatchObject({ location: [{ address: "Школа Абая" }] });
  });

  it("is a point on the equator too", () => {
    expect(told({ venue: { ...venue, lon: 0, lat: 0, address: null } })).toMatchObject({
      location: [{ geo: { latitude: 0, longitude: 0 } }],
    });
  });

  it("is no number of places where nobody counts them", () => {
    const uncounted = Object.keys(told({ capacity: null }));
    expect(uncounted).not.toContain("maximumAttendeeCapacity");
    expect(uncounted).not.toContain("remainingAttendeeCapacity");
  });

  it("is the territory that holds it, and nobody where it is the country's", () => {
    const territory = {
      name_kk: "Ақтөбе облысы",
      name_ru: "Актюбинская область",
      name_en: "Aktobe",
    };
    expect(told({ school: null, territory })).toMatchObject({
      organizer: { name: "Актюбинская область" },
    });
    expect(Object.keys(told({ school: null, territory: null }))).not.toContain("organizer");
  });
});

describe("the way to an open map", () => {
  it("is there where the school's place is known", () => {
    const known = { ...venue, lon: 57.2, lat: 50.25, address: null };
    expect(mapLinkOf({ venue: known })).toBe(
      "https://www.openstreetmap.org/?mlat=50.25&mlon=57.2#map=16/50.25/57.2",
    );
    expect(mapLinkOf({ venue: { ...known, lon: 0, lat: 0 } })).toContain("mlat=0&mlon=0");
  });

  it("is not there where one half of it is unknown, or all", () => {
    const half = { ...venue, address: null };
    expect(mapLinkOf({ venue: { ...half, lon: null, lat: 50.25 } })).toBeNull();
    expect(mapLinkOf({ venue: { ...half, lon: 57.2, lat: null } })).toBeNull();
    expect(mapLinkOf({ venue: null })).toBeNull();
  });
});
