import { describe, expect, it } from "vitest";
import { isGuest, roles } from "#lib/actor.ts";
import { guest, personOf, whoMay } from "#test/people-of-roles.ts";
import { canRead } from "./access.ts";

describe("a file", () => {
  it("of a record is read by whoever may read the record, and by the national team", () => {
    const forGuests = { reader: isGuest, uploadedBy: null };
    expect(whoMay((actor) => canRead(actor, forGuests))).toEqual(["guest", "national"]);
    const forAll = { reader: () => true, uploadedBy: null };
    expect(whoMay((actor) => canRead(actor, forAll))).toEqual(["guest", ...roles]);
  });

  it("of a record is not read by who sent it, once the record is closed to them", () => {
    const teacher = personOf("teacher");
    const closed = { reader: () => false, uploadedBy: teacher.userId };
    expect(whoMay((actor) => canRead(actor, closed))).toEqual(["national"]);
  });

  it("of no record is read by who sent it and by the national team", () => {
    const teacher = personOf("teacher");
    const file = (uploadedBy: string | null) => ({ reader: null, uploadedBy });
    expect(canRead(teacher, file(teacher.userId))).toBe(true);
    expect(canRead(teacher, file("somebody else"))).toBe(false);
    expect(whoMay((actor) => canRead(actor, file("somebody else")))).toEqual(["national"]);
    expect(canRead(guest, file(null))).toBe(false);
  });
});
