import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Actor } from "#lib/actor.ts";
import { personOf, schoolsAround, whoMay } from "#test/people-of-roles.ts";
import { canCancel, canRegister } from "./access.ts";
import { isSmallFirst, movingUp, smallUntil, standingFor, whyNotRegister } from "./rules.ts";
import type { Guest, OpenEvent, Registration } from "./schema.ts";

const now = new Date("2026-03-01T09:00:00Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const day = 86_400_000;

const event: OpenEvent = {
  id: "e1",
  title_kk: "Семинар",
  title_ru: "Семинар",
  organiser: "school",
  schoolId: "hub",
  leadingId: "hub",
  regionKato: "r1",
  districtKato: "d1",
  startsAt: later(3 * day),
  endsAt: later(4 * day),
  state: "published",
  openTo: "everyone",
  capacity: 20,
  smallDays: null,
  publishedAt: later(-day),
  registrationUntil: null,
  onlineUrl: null,
  registered: 0,
  waiting: 0,
};
const stranger: Guest = {
  teacherId: "t1",
  userId: "u1",
  familyName: "Омаров",
  givenName: "Азат",
  patronymic: null,
  email: null,
  schoolId: "far",
  name_kk: "Мектеп",
  name_ru: "Школа",
  regionKato: "r2",
  districtKato: "d9",
  leadingId: null,
  isSmall: false,
};

describe("who registers a guest", () => {
  const ofSchool = ["leading_director", "leading_coordinator", "partner_coordinator"];
  const of = (schoolId: string, userId: string | null = null) =>
    whoMay((actor) => canRegister(actor, { userId, schoolId }));

  it("is who runs the guest's own school, and neither the circle nor those above it", () => {
    expect(of(schoolsAround.own.schoolId)).toEqual(ofSchool);
    expect(of(schoolsAround.ofCircle.schoolId)).toEqual([]);
    expect(of(schoolsAround.elsewhere.schoolId)).toEqual([]);
  });

  it("is the guest, of whatever school", () => {
    const teacher = personOf("teacher");
    const abroad = schoolsAround.elsewhere.schoolId;
    expect(canRegister(teacher, { userId: teacher.userId, schoolId: abroad })).toBe(true);
    expect(canRegister(teacher, { userId: "another", schoolId: abroad })).toBe(false);
  });
});

describe("who takes a registration back", () => {
  const registration: Registration = {
    id: "r1",
    teacherId: "t1",
    userId: "another",
    familyName: "Омаров",
    givenName: "Азат",
    patronymic: null,
    schoolId: schoolsAround.elsewhere.schoolId,
    school_kk: null,
    school_ru: null,
    state: "registered",
    isSmall: false,
    madeAt: now,
    attendedAt: null,
  };
  const elsewhere = { ...event, ...schoolsAround.elsewhere };
  const cancels = (of: OpenEvent, more: Partial<Registration> = {}) => {
    const asked = { event: of, registration: { ...registration, ...more } };
    return (actor: Actor) => canCancel(actor, asked);
  };
  const ofSchool = ["leading_director", "leading_coordinator", "partner_coordinator"];

  it("is whoever organises the event", () => {
    expect(whoMay(cancels({ ...event, ...schoolsAround.own }))).toEqual([
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      ...ofSchool,
    ]);
    expect(whoMay(cancels(elsewhere))).toEqual(["national"]);
  });

  it("is the guest and who may register the guest", () => {
    const own = { schoolId: schoolsAround.own.schoolId };
    expect(whoMay(cancels(elsewhere, own))).toEqual(["national", ...ofSchool]);
    const teacher = personOf("teacher");
    expect(cancels(elsewhere, { userId: teacher.userId })(teacher)).toBe(true);
  });

  it("is no school's where nobody knows whose the guest is", () => {
    expect(whoMay(cancels(elsewhere, { schoolId: null, userId: null }))).toEqual(["national"]);
  });
});

describe("registering", () => {
  it("is for what is announced and not called off, held or drafted", () => {
    expect(whyNotRegister(event, stranger, now)).toBeNull();
    for (const state of ["draft", "cancelled", "held"] as const)
      expect(whyNotRegister({ ...event, state }, stranger, now)).toBe("notPublished");
  });

  it("closes at the moment said, and where none is said when the event begins", () => {
    const until = { ...event, registrationUntil: later(day) };
    expect(whyNotRegister(until, stranger, later(day))).toBeNull();
    expect(whyNotRegister(until, stranger, later(day + 1))).toBe("closed");
    expect(whyNotRegister(event, stranger, later(3 * day))).toBeNull();
    expect(whyNotRegister(event, stranger, later(3 * day + 1))).toBe("closed");
  });

  const invited = (openTo: OpenEvent["openTo"], guest: Partial<Guest>, of: OpenEvent = event) =>
    whyNotRegister({ ...of, openTo }, { ...stranger, ...guest }, now) === null;

  it("in a region or a district is for who works there", () => {
    expect(invited("region", { regionKato: "r1" })).toBe(true);
    expect(invited("region", { districtKato: "d1" })).toBe(false);
    expect(invited("district", { districtKato: "d1" })).toBe(true);
    expect(invited("district", { regionKato: "r1" })).toBe(false);
  });

  it("is for all where the event lies in no one region or district", () => {
    const wide = { ...event, regionKato: null, districtKato: null };
    expect(invited("region", {}, wide)).toBe(true);
    expect(invited("district", {}, wide)).toBe(true);
  });

  it("in a circle is for the leading school and its partners", () => {
    expect(invited("circle", { schoolId: "hub" })).toBe(true);
    expect(invited("circle", { leadingId: "hub" })).toBe(true);
    expect(invited("circle", { leadingId: "other hub" })).toBe(false);
    expect(invited("circle", {})).toBe(false);
    expect(whyNotRegister({ ...event, openTo: "circle" }, stranger, now)).toBe("notInvited");
  });

  it("in a partner's event for the circle is for the partner, its leading school and the others", () => {
    const ofPartner = { ...event, schoolId: "partner", leadingId: "hub" };
    expect(invited("circle", { schoolId: "partner", leadingId: "hub" }, ofPartner)).toBe(true);
    // The partner has left the circle since, and the event is still its own.
    expect(invited("circle", { schoolId: "partner" }, ofPartner)).toBe(true);
    expect(invited("circle", { schoolId: "hub" }, ofPartner)).toBe(true);
    expect(invited("circle", { schoolId: "other", leadingId: "hub" }, ofPartner)).toBe(true);
    expect(invited("circle", { schoolId: "other", leadingId: "partner" }, ofPartner)).toBe(false);
  });

  it("in the circle of a school that nobody leads is for that school and those it leads", () => {
    const alone = { ...event, leadingId: null };
    expect(invited("circle", { schoolId: "hub" }, alone)).toBe(true);
    expect(invited("circle", { leadingId: "hub" }, alone)).toBe(true);
    expect(invited("circle", {}, alone)).toBe(false);
  });

  it("in a circle that nobody knows is for nobody, and least for schools without one", () => {
    const unknown = { ...event, schoolId: null, leadingId: null };
    expect(invited("circle", {}, unknown)).toBe(false);
    expect(invited("circle", { leadingId: "hub" }, unknown)).toBe(false);
  });
});

describe("the days of small schools", () => {
  it("last as long as said from the announcement on", () => {
    const asked = { smallDays: 2, publishedAt: now };
    expect(smallUntil(asked)).toEqual(later(2 * day));
    expect(isSmallFirst(asked, now)).toBe(true);
    expect(isSmallFirst(asked, later(2 * day - 1))).toBe(true);
    expect(isSmallFirst(asked, later(2 * day))).toBe(false);
  });

  it("are none where none are said, and before the announcement", () => {
    expect(smallUntil({ smallDays: null, publishedAt: now })).toBeNull();
    expect(smallUntil({ smallDays: 2, publishedAt: null })).toBeNull();
    expect(isSmallFirst({ smallDays: null, publishedAt: now }, now)).toBe(false);
  });
});

describe("a place", () => {
  const standing = (more: Partial<OpenEvent>, isSmall = false) =>
    standingFor({ ...event, ...more }, { isSmall }, now);

  it("is given while one is free and nobody waits for it", () => {
    expect(standing({ registered: 19 })).toBe("registered");
    expect(standing({ registered: 20 })).toBe("waiting");
    expect(standing({ registered: 21 })).toBe("waiting");
    expect(standing({ registered: 19, waiting: 1 })).toBe("waiting");
    expect(standing({ capacity: null, registered: 5_000 })).toBe("registered");
  });

  it("is given to small schools alone in their days, as long as there are any", () => {
    const theirs = { smallDays: 2 };
    expect(standing(theirs)).toBe("waiting");
    expect(standing(theirs, true)).toBe("registered");
    expect(standing({ ...theirs, waiting: 3 }, true)).toBe("registered");
    expect(standing({ ...theirs, registered: 20 }, true)).toBe("waiting");
    expect(standing({ smallDays: 1 })).toBe("registered");
  });
});

describe("moving up", () => {
  const queue = [
    { id: "third", isSmall: true, place: 3 },
    { id: "first", isSmall: false, place: 1 },
    { id: "second", isSmall: true, place: 2 },
  ];
  const moved = (more: Partial<OpenEvent>) =>
    movingUp({ ...event, ...more }, { queue, now }).map(({ id }) => id);

  it("goes in the order they came, as far as there are places", () => {
    expect(moved({ registered: 18 })).toEqual(["first", "second"]);
    expect(moved({ registered: 0 })).toEqual(["first", "second", "third"]);
    expect(moved({ capacity: null })).toEqual(["first", "second", "third"]);
    expect(moved({ registered: 20 })).toEqual([]);
    // Fewer places than are taken: the organiser was let, and nobody is put out.
    expect(moved({ registered: 22 })).toEqual([]);
  });

  it("passes over others in the days of small schools", () => {
    expect(moved({ smallDays: 2 })).toEqual(["second", "third"]);
    expect(moved({ smallDays: 2, registered: 19 })).toEqual(["second"]);
  });
});

describe("places and the queue, in any order of acts", () => {
  type Hall = { registered: number[]; queue: number[] };
  type Limits = { capacity: number | null; smallDays: number | null; publishedAt: Date };
  const isSmall = (who: number) => who % 3 === 0;

  function taken(
    { registered, queue }: Hall,
    { who, does, limits }: { who: number; does: string; limits: Limits },
  ): Hall {
    const without = (list: number[]) => list.filter((one) => one !== who);
    if (does === "cancel") return { registered: without(registered), queue: without(queue) };
    if ([...registered, ...queue].includes(who)) return { registered, queue };
    const event = { ...limits, registered: registered.length, waiting: queue.length };
    return standingFor(event, { isSmall: isSmall(who) }, now) === "registered"
      ? { registered: [...registered, who], queue }
      : { registered, queue: [...queue, who] };
  }

  function settled({ registered, queue }: Hall, limits: Limits): Hall {
    const event = { ...limits, registered: registered.length, waiting: queue.length };
    const waiting = queue.map((one, place) => ({ id: `${one}`, isSmall: isSmall(one), place }));
    const lucky = movingUp(event, { queue: waiting, now }).map(({ id }) => Number(id));
    const allowed = limits.smallDays === null ? queue : queue.filter(isSmall);
    // Whoever moves up came before everybody who stays and might have moved.
    expect(lucky).toEqual(allowed.slice(0, lucky.length));
    return {
      registered: [...registered, ...lucky],
      queue: queue.filter((one) => !lucky.includes(one)),
    };
  }

  const act = fc.record({ who: fc.nat({ max: 9 }), does: fc.constantFrom("come", "cancel") });

  it("never sell a place twice, leave none free while somebody may have it, and keep the order", () => {
    fc.assert(
      fc.property(
        fc.array(act, { maxLength: 40 }),
        fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
        fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
        (acts, capacity, smallDays) => {
          const limits = { capacity, smallDays, publishedAt: now };
          let hall: Hall = { registered: [], queue: [] };
          for (const one of acts) {
            hall = settled(taken(hall, { ...one, limits }), limits);
            const allowed = smallDays === null ? hall.queue : hall.queue.filter(isSmall);
            const hasFree = capacity === null || hall.registered.length < capacity;
            expect(hall.registered.length).toBeLessThanOrEqual(
              capacity ?? Number.POSITIVE_INFINITY,
            );
            expect(hasFree && allowed.length > 0).toBe(false);
          }
        },
      ),
    );
  });
});
