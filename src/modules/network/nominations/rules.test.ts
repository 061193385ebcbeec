import { describe, expect, it } from "vitest";
import { whoLists, whoMay, whoMayAt } from "#test/people-of-roles.ts";
import {
  canGiveOpinion,
  canPropose,
  canProposeSomewhere,
  canSeeNomination,
  scopeOfNominations,
} from "./access.ts";
import {
  changedEvidence,
  isDone,
  missingCriteria,
  problemsOfDocuments,
  waitsFor,
  whyNotPropose,
} from "./rules.ts";
import { criteria } from "./schema.ts";

describe("who takes part in a nomination", () => {
  it("proposes: the school itself, its district, its region and the national team", () => {
    const ofRegion = ["national", "regional"];
    expect(whoMayAt(canPropose)).toEqual({
      own: [...ofRegion, "methodologist", "partner_coordinator"],
      ofDistrict: [...ofRegion, "methodologist"],
      ofCircle: ofRegion,
      ofRegion,
      elsewhere: ["national"],
    });
    expect(whoMay(canProposeSomewhere)).toEqual([
      ...ofRegion,
      "methodologist",
      "partner_coordinator",
    ]);
  });

  it("gives the opinion: the trainers of the region's centre, and neither office nor school", () => {
    const ofRegion = ["national", "cpm_trainer"];
    expect(whoMayAt(canGiveOpinion)).toEqual({
      own: ofRegion,
      ofDistrict: ofRegion,
      ofCircle: ofRegion,
      ofRegion,
      elsewhere: ["national"],
    });
  });

  it("sees it: who proposes and who gives the opinion, and no school of another's", () => {
    const ofRegion = ["national", "cpm_trainer", "regional"];
    expect(whoMayAt(canSeeNomination)).toEqual({
      own: [...ofRegion, "methodologist", "partner_coordinator"],
      ofDistrict: [...ofRegion, "methodologist"],
      ofCircle: ofRegion,
      ofRegion,
      elsewhere: ["national"],
    });
  });

  it("lists the same", () => {
    const ofRegion = ["national", "cpm_trainer", "regional"];
    expect(whoLists(scopeOfNominations)).toEqual({
      own: [...ofRegion, "methodologist", "partner_coordinator"],
      ofDistrict: [...ofRegion, "methodologist"],
      ofCircle: ofRegion,
      ofRegion,
      elsewhere: ["national"],
    });
    expect(whoMay((actor) => scopeOfNominations(actor) !== null)).toEqual([
      ...ofRegion,
      "methodologist",
      "partner_coordinator",
    ]);
  });
});

describe("a nomination", () => {
  it("is of a school that leads nothing yet and is no Intellectual School", () => {
    const open = { closes: false };
    expect(whyNotPropose("leading", open)).toBe("alreadyLeading");
    expect(whyNotPropose("nis", open)).toBe("nisSchool");
    for (const status of [null, "partner", "pilot"] as const) {
      expect(whyNotPropose(status, open)).toBeNull();
      expect(whyNotPropose(status, { closes: true })).toBe("schoolCloses");
    }
  });

  it("waits for evidence, then for the opinion, then for the decision, and then for nothing", () => {
    expect(waitsFor("proposed")).toBe("evidence");
    expect(waitsFor("submitted")).toBe("opinion");
    expect(waitsFor("reviewed")).toBe("decision");
    for (const over of ["granted", "refused", "withdrawn"] as const)
      expect(waitsFor(over)).toBeNull();
  });

  it("lacks what nobody has written of, in the order of the form", () => {
    expect(missingCriteria(["support", "leadership"])).toEqual([
      "trainers",
      "research",
      "results",
      "network_plan",
      "partners",
      "base",
    ]);
    expect(missingCriteria([])).toEqual(criteria);
    expect(missingCriteria([...criteria])).toEqual([]);
  });
});

describe("a step that is sent again", () => {
  const told = {
    state: "submitted" as const,
    opinion: null,
    opinionText: null,
    decisionText: null,
    orderNumber: null,
    orderDate: null,
    startsOn: null,
  };
  const opinion = { opinion: "for" as const, text: "Дайын" };
  const order = { orderNumber: "7", orderDate: "2026-02-20", startsOn: "2026-03-01" };
  const granted = { ...told, ...order, state: "granted" as const };

  it("is done in the words in which it was", () => {
    const given = { ...told, state: "reviewed" as const, opinion: "for" as const };
    expect(isDone.submission(told)).toBe(true);
    expect(isDone.opinion({ ...given, opinionText: "Дайын" }, opinion)).toBe(true);
    expect(isDone.decision(granted, { decision: "grant", ...order })).toBe(true);
    const refused = { ...told, state: "refused" as const, decisionText: "Ерте" };
    expect(isDone.decision(refused, { decision: "refuse", text: "Ерте" })).toBe(true);
    expect(isDone.withdrawal({ ...told, state: "withdrawn" })).toBe(true);
  });

  it("is another where anything in it is another", () => {
    const given = { ...told, state: "reviewed" as const, opinion: "for" as const };
    expect(isDone.submission(given)).toBe(false);
    expect(isDone.opinion({ ...given, opinionText: "Ерте" }, opinion)).toBe(false);
    expect(isDone.opinion(told, opinion)).toBe(false);
    for (const other of [
      { orderNumber: "8" },
      { orderDate: "2026-02-21" },
      { startsOn: "2026-03-02" },
      { text: "Түсініктеме" },
    ])
      expect(isDone.decision(granted, { decision: "grant", ...order, ...other })).toBe(false);
    expect(isDone.decision(granted, { decision: "refuse", text: "Ерте" })).toBe(false);
    expect(isDone.withdrawal(granted)).toBe(false);
  });
});

describe("a document of a form", () => {
  const id = "0b5c1f1e-94a0-4a4f-9c39-0d6f7c7d2a11";
  const document = { size: 7 };

  it("goes with a text and with the id of its field", () => {
    const form = { results: "Нәтиже", results_id: id, trainers: "Үйретеді" };
    expect(problemsOfDocuments(form, { results: document })).toEqual({});
    expect(problemsOfDocuments(form, {})).toEqual({});
    expect(problemsOfDocuments({}, {})).toEqual({});
  });

  it("is refused beside the text that it lacks, whatever else is written", () => {
    const form = { results_id: id, trainers: "Үйретеді", trainers_id: id };
    expect(problemsOfDocuments(form, { results: document, trainers: document })).toEqual({
      results: "textNeeded",
    });
  });

  it("is refused beside its own field where it has no bytes, or no id", () => {
    const form = { results: "Нәтиже", results_id: id, trainers: "Үйретеді" };
    expect(problemsOfDocuments(form, { results: { size: 0 }, trainers: document })).toEqual({
      results_file: "emptyFile",
      trainers_file: "attachAgain",
    });
  });
});

describe("the evidence that a form brings", () => {
  const before = [
    { criterion: "leadership" as const, body: "Басқарады", fileId: null },
    { criterion: "trainers" as const, body: "Үйретеді", fileId: "f1" },
  ];
  const changed = (
    form: Parameters<typeof changedEvidence>[1]["form"],
    files: Parameters<typeof changedEvidence>[1]["files"] = {},
  ) => changedEvidence(before, { form, files });

  it("is a text where none was, without one that it came from", () => {
    expect(changed({ results: "Нәтиже" })).toEqual([
      { criterion: "results", body: "Нәтиже", fileId: null, from: null },
    ]);
  });

  it("is another text than is kept, whose document stays", () => {
    expect(changed({ trainers: "Жаттықтырады" })).toEqual([
      { criterion: "trainers", body: "Жаттықтырады", fileId: "f1", from: "Үйретеді" },
    ]);
  });

  it("is a document for a text that stays as it was", () => {
    expect(changed({ leadership: "Басқарады" }, { leadership: "f2" })).toEqual([
      { criterion: "leadership", body: "Басқарады", fileId: "f2", from: "Басқарады" },
    ]);
  });

  it("is nothing that is kept already, and no document without a text", () => {
    expect(changed({ leadership: "Басқарады", trainers: "Үйретеді" })).toEqual([]);
    expect(changed({ trainers: "Үйретеді" }, { trainers: "f1" })).toEqual([]);
    expect(
      changed({ trainers: "", results: undefined }, { results: "f3", trainers: "f4" }),
    ).toEqual([]);
  });

  it("comes in the order of the criteria, whatever order it was sent in", () => {
    const sent = changed({ support: "г", results: "в", trainers: "б", leadership: "а" });
    expect(sent.map(({ criterion }) => criterion)).toEqual([
      "leadership",
      "trainers",
      "results",
      "support",
    ]);
  });
});
