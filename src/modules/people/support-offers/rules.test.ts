import { describe, expect, it } from "vitest";
import { roles } from "#lib/actor.ts";
import {
  everywhere,
  inCircle,
  inDistrict,
  inRegion,
  nowhere,
  placesBySchool,
  schoolsListed,
  schoolsWhere,
  whoMayInCircle,
} from "#test/roles-in-circle.ts";
import { canDecide, canOffer, canSeeTrainers, scopeOfOffers } from "./access.ts";
import { needsReason, stateAfter } from "./rules.ts";
import { offerStates, steps } from "./schema.ts";

const { partner, otherRegion } = placesBySchool;

const looksOver = {
  guest: nowhere,
  national: everywhere,
  cpm_trainer: inRegion,
  regional: inRegion,
  methodologist: inDistrict,
  leading_director: inCircle,
  leading_coordinator: inCircle,
  partner_coordinator: ["partner"],
  teacher: nowhere,
};

describe("help by a trainer", () => {
  it("is looked for by everybody of the network, and by no guest", () => {
    expect(whoMayInCircle(canSeeTrainers)).toEqual([...roles]);
  });

  it("is offered from above the school, by its circle's leading school and by itself", () => {
    expect(schoolsWhere((actor, place) => canOffer(actor, { school: place, trainer: [] }))).toEqual(
      looksOver,
    );
  });

  it("is offered by the trainer's own side to any school", () => {
    expect(
      schoolsWhere((actor, place) => canOffer(actor, { school: otherRegion, trainer: [place] })),
    ).toEqual({ ...looksOver, national: everywhere });
    const toStrangers = (actor: Parameters<typeof canOffer>[0]) =>
      canOffer(actor, { school: otherRegion, trainer: [] });
    expect(whoMayInCircle(toStrangers)).toEqual(["national"]);
  });

  it("is taken or declined by the school in need and those above it, not by its leading school", () => {
    expect(whoMayInCircle((actor) => canDecide(actor, { school: partner }))).toEqual([
      "national",
      "regional",
      "methodologist",
      "partner_coordinator",
    ]);
  });

  it("is listed to whoever may offer it", () => {
    expect(schoolsListed(scopeOfOffers)).toEqual({
      ...looksOver,
      partner_coordinator: ["partner"],
    });
  });
});

describe("an offer", () => {
  it("is taken or declined while it stands, done once taken, and withdrawn until then", () => {
    const led = offerStates.flatMap((state) =>
      steps.flatMap((step) => {
        const after = stateAfter(state, step);
        return after ? [`${state}, ${step}: ${after}`] : [];
      }),
    );
    expect(led).toEqual([
      "proposed, accept: accepted",
      "proposed, decline: declined",
      "proposed, withdraw: withdrawn",
      "accepted, done: done",
      "accepted, withdraw: withdrawn",
    ]);
  });

  it("is declined and withdrawn for a reason", () => {
    expect(steps.filter(needsReason)).toEqual(["decline", "withdraw"]);
  });
});
