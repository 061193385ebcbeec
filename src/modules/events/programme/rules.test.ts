import { describe, expect, it } from "vitest";
import { momentAt } from "#lib/dates.ts";
import { hoursOf, whyNotSession } from "./rules.ts";
import type { Session, SessionForm } from "./schema.ts";

const at = (time: string) => momentAt("2026-03-12", time);
const event = { startsAt: at("10:00"), endsAt: at("16:00") };
const form: SessionForm = {
  id: "new",
  kind: "workshop",
  day: "2026-03-12",
  from: "11:00",
  until: "12:00",
  titleKk: "Шеберлік",
  titleRu: "Мастерская",
  room: "8-кабинет",
  speaker: "Әлиева Күләш",
};
const other: Session = {
  id: "other",
  kind: "talk",
  startsAt: at("11:00"),
  endsAt: at("12:00"),
  room: "8-кабинет",
  title_kk: "Баяндама",
  title_ru: "Доклад",
  speaker: "Әлиева Күләш",
  subject: null,
  grade: null,
  language: null,
  aim: null,
};
const why = (more: Partial<SessionForm>, others: readonly Session[] = []) =>
  whyNotSession({ ...form, ...more }, { event, others });

it("means the hours of Kazakhstan", () => {
  expect(hoursOf(form)).toEqual({
    startsAt: new Date("2026-03-12T06:00:00Z"),
    endsAt: new Date("2026-03-12T07:00:00Z"),
  });
});

describe("a part of the programme", () => {
  it("lies inside its event, which it may fill", () => {
    expect(why({})).toBeNull();
    expect(why({ from: "10:00", until: "16:00" })).toBeNull();
    expect(why({ from: "09:59" })).toEqual({ from: "outsideEvent" });
    expect(why({ until: "16:01" })).toEqual({ until: "outsideEvent" });
    expect(why({ day: "2026-03-13" })).toEqual({ until: "outsideEvent" });
  });

  it("ends after it begins", () => {
    expect(why({ until: "11:01" })).toBeNull();
    expect(why({ until: "11:00" })).toEqual({ until: "notOrdered" });
    expect(why({ until: "10:30" })).toEqual({ until: "notOrdered" });
  });

  it("takes no room and no speaker that another part has meanwhile", () => {
    expect(why({}, [other])).toEqual({ room: "roomTaken", speaker: "busy" });
    expect(why({}, [{ ...other, speaker: "Омаров Азат" }])).toEqual({ room: "roomTaken" });
    expect(why({}, [{ ...other, room: "9-кабинет" }])).toEqual({ speaker: "busy" });
    const free = { ...other, room: "9-кабинет", speaker: "Омаров Азат" };
    expect(why({}, [free])).toBeNull();
    expect(why({}, [free, other])).toEqual({ room: "roomTaken", speaker: "busy" });
  });

  it("may follow another at once in the same room, and overlaps it by a minute never", () => {
    expect(why({ from: "12:00", until: "13:00" }, [other])).toBeNull();
    expect(why({ from: "10:00", until: "11:00" }, [other])).toBeNull();
    expect(why({ from: "11:59", until: "13:00" }, [other])).not.toBeNull();
    expect(why({ from: "10:00", until: "11:01" }, [other])).not.toBeNull();
  });

  it("is not in its own way when it is changed", () => {
    expect(why({ id: "other", from: "11:30" }, [other])).toBeNull();
  });

  it("knows a room and a speaker however they were typed", () => {
    const typed = { room: "  8-КАБИНЕТ ", speaker: "әлиева   күләш" };
    expect(why(typed, [other])).toEqual({ room: "roomTaken", speaker: "busy" });
    expect(why({ speaker: "ӘлиеваКүләш" }, [other])).toEqual({ room: "roomTaken" });
  });

  it("without a room or a speaker meets nobody else's, nor another without", () => {
    const nowhere = { room: undefined, speaker: undefined };
    expect(why(nowhere, [other])).toBeNull();
    expect(why({}, [{ ...other, room: null, speaker: null }])).toBeNull();
    expect(why(nowhere, [{ ...other, room: null, speaker: null }])).toBeNull();
  });
});
