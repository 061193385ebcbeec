import { expect, it } from "vitest";
import { askingOf } from "./actions.ts";
import { daysOf, ownerOf } from "./rules.ts";

const school = {
  organiser: "school" as const,
  schoolId: "s1",
  regionKato: "r1",
  districtKato: "d1",
  leadingId: "s1",
};

it("asks for two weeks from the event's last day on, and again thirty days later", () => {
  // Late in the evening in London is the next day in Kazakhstan.
  const endsAt = new Date("2026-02-28T20:00:00Z");
  expect(daysOf("event", endsAt)).toEqual({ opensOn: "2026-03-01", closesOn: "2026-03-15" });
  expect(daysOf("follow_up", endsAt)).toEqual({ opensOn: "2026-03-31", closesOn: "2026-04-14" });
});

it("asks in the name of whoever held the event", () => {
  const place = { districtKato: "d1", regionKato: "r1" };
  expect(ownerOf(school)).toEqual({ kind: "school", schoolId: "s1", ...place });
  const district = { ...school, organiser: "district" as const, schoolId: null };
  expect(ownerOf(district)).toEqual({ kind: "district", ...place });
  const region = { ...district, organiser: "region" as const, districtKato: null };
  expect(ownerOf(region)).toEqual({ kind: "region", regionKato: "r1" });
  const country = { ...region, organiser: "country" as const, regionKato: null };
  expect(ownerOf(country)).toEqual({ kind: "country" });
  expect(ownerOf({ ...country, regionKato: "r1" })).toEqual({ kind: "country" });
  // Where it lay is told of each, and says nothing of who held it.
  expect(ownerOf({ ...school, organiser: "district" })).toEqual({ kind: "district", ...place });
  expect(ownerOf({ ...school, organiser: "region" })).toEqual({ kind: "region", regionKato: "r1" });
  expect(ownerOf({ ...school, organiser: "country" })).toEqual({ kind: "country" });
});

it("asks each time by a questionnaire of its own, under the event's name in both languages", () => {
  const event = {
    ...school,
    id: "e1",
    title_kk: "Ашық сабақ",
    title_ru: "Открытый урок",
    endsAt: new Date("2026-03-01T05:00:00Z"),
  };
  expect(askingOf(event, "event")).toMatchObject({
    questionnaire: "event_feedback",
    purpose: "event",
    about: { kind: "event", id: "e1" },
    title: { kk: "Пікір: Ашық сабақ", ru: "Отзыв: Открытый урок" },
  });
  expect(askingOf(event, "follow_up")).toMatchObject({
    questionnaire: "event_follow_up",
    title: { kk: "Бір айдан кейін: Ашық сабақ", ru: "Месяц спустя: Открытый урок" },
  });
});
