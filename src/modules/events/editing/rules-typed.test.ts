import { describe, expect, it } from "vitest";
import { momentAt } from "#lib/dates.ts";
import type { Event, Organiser } from "../base/schema.ts";
import { organiserText, typedOf } from "./rules.ts";

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
describe("a form filled in with an event", () => {
  const bare: Event = {
    ...ofSchool,
    id: "e1",
    type: {
      code: "seminar",
      group: "learning",
      mode: "both",
      name_kk: "Семинар",
      name_ru: "Семинар",
      name_en: "Seminar",
    },
    title_kk: "Ашық семинар",
    title_ru: "Открытый семинар",
    title_en: null,
    description_kk: "Бағалау",
    description_ru: "Оценивание",
    bring_kk: "Дәптер",
    bring_ru: "Тетрадь",
    startsAt: momentAt("2026-03-12", "10:00"),
    endsAt: momentAt("2026-03-12", "12:30"),
    form: "face_to_face",
    school: null,
    territory: null,
    venue: null,
    place_kk: null,
    place_ru: null,
    room: null,
    onlineUrl: null,
    openTo: "circle",
    capacity: null,
    smallDays: null,
    registrationUntil: null,
    languages: ["kk"],
    subjects: ["math"],
    grades: null,
    hours: null,
    state: "draft",
    cancelReason: null,
    sequence: 0,
    seriesId: null,
    planItemId: null,
    needArea: null,
    madeBy: null,
    changedAt: momentAt("2026-03-01", "10:00"),
    publishedAt: null,
    registered: 0,
    waiting: 0,
  };

  it("is empty where the event says nothing", () => {
    expect(typedOf(bare, [])).toEqual({
      id: "e1",
      organiser: "school:s1",
      type: "seminar",
      titleKk: "Ашық семинар",
      titleRu: "Открытый семинар",
      titleEn: "",
      day: "2026-03-12",
      from: "10:00",
      until: "12:30",
      untilDay: "",
      form: "face_to_face",
      venue: "",
      placeKk: "",
      placeRu: "",
      room: "",
      onlineUrl: "",
      openTo: "circle",
      capacity: "",
      smallDays: "",
      hours: "",
      registrationDay: "",
      registrationTime: "",
      gradesFrom: "",
      gradesUntil: "",
      needArea: "",
      planItem: "",
      speakers: "",
      descriptionKk: "Бағалау",
      descriptionRu: "Оценивание",
      bringKk: "Дәптер",
      bringRu: "Тетрадь",
      languages: ["kk"],
      subjects: ["math"],
    });
  });

  it("says all that the event says", () => {
    const venue = { id: "s2", code: "A-1", name_kk: "а", name_ru: "б" };
    const full: Event = {
      ...bare,
      endsAt: momentAt("2026-03-13", "12:30"),
      registrationUntil: momentAt("2026-03-11", "18:00"),
      venue: { ...venue, lon: null, lat: null, address: null },
      grades: { from: 0, until: 4 },
      planItemId: "p1",
      capacity: 20,
    };
    expect(typedOf(full, [{ name: "Омар Азат", about: "бағалау" }])).toMatchObject({
      untilDay: "2026-03-13",
      registrationDay: "2026-03-11",
      registrationTime: "18:00",
      venue: "A-1",
      gradesFrom: "0",
      gradesUntil: "4",
      planItem: "p1",
      capacity: "20",
      speakers: "Омар Азат – бағалау",
    });
  });

  it("names its organiser as the form sends it", () => {
    expect(organiserText(ofSchool)).toBe("school:s1");
    expect(organiserText({ ...ofSchool, organiser: "district" })).toBe("district:d1");
    expect(organiserText({ ...ofSchool, organiser: "region" })).toBe("region:r1");
    expect(organiserText(ofCountry)).toBe("country");
  });
});
