import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { guest } from "#test/people-of-roles.ts";
import { personOfRole } from "#test/roles-in-circle.ts";
import { schoolsToStart } from "./access.ts";
import { nextOf, tasksOf } from "./rules.ts";
import type { Facts, Task } from "./schema.ts";

describe("the beginning of a leading school", () => {
  it("is its director's and its coordinator's to make", () => {
    expect(schoolsToStart(personOfRole("leading_director"))).toEqual(["leading"]);
    expect(schoolsToStart(personOfRole("leading_coordinator"))).toEqual(["leading"]);
  });

  it("is nobody else's", () => {
    for (const role of [
      "national",
      "cpm_trainer",
      "regional",
      "methodologist",
      "partner_coordinator",
      "teacher",
    ] as const)
      expect(schoolsToStart(personOfRole(role)), role).toEqual([]);
    expect(schoolsToStart(guest)).toEqual([]);
  });
});

const begun: Facts = {
  schoolId: "s",
  offers: 0,
  partners: 0,
  questionnaireId: "q",
  round: null,
  diagnosis: null,
  plan: null,
  itemId: null,
  event: null,
};

describe("the steps of a new leading school", () => {
  const step = (name: Task["name"], facts: Partial<Facts> = {}) => {
    const task = tasksOf({ ...begun, ...facts }).find((one) => one.name === name);
    return [task?.state, task?.href];
  };

  it("stand in their order, whatever is done", () => {
    expect(tasksOf(begun).map(({ name }) => name)).toEqual([
      "strengths",
      "partners",
      "survey",
      "needs",
      "plan",
      "approval",
      "event",
    ]);
  });

  it("name the school's strengths, in its diagnosis where there is one", () => {
    const diagnosis = { id: "d", isConfirmed: false };
    expect(step("strengths")).toEqual(["todo", "/needs"]);
    expect(step("strengths", { diagnosis })).toEqual(["todo", "/needs/d/offers"]);
    expect(step("strengths", { offers: 1 })).toEqual(["done", "/needs"]);
  });

  it("find two partners at least", () => {
    expect(step("partners")).toEqual(["todo", "/network/schools/s/circle/new"]);
    expect(step("partners", { partners: 1 })).toEqual(["going", "/network/schools/s/circle/new"]);
    expect(step("partners", { partners: 2 })).toEqual(["done", "/network/schools/s/circle"]);
  });

  it("ask the teachers once there is a partner, until somebody has answered", () => {
    const round = { id: "r", isClosed: false, answered: 0 };
    expect(step("survey")).toEqual(["later", null]);
    expect(step("survey", { partners: 1 })).toEqual([
      "todo",
      "/surveys/rounds/new?questionnaire=q",
    ]);
    expect(step("survey", { partners: 1, questionnaireId: null })).toEqual([
      "todo",
      "/surveys/rounds/new",
    ]);
    expect(step("survey", { round })).toEqual(["going", "/surveys/rounds/r"]);
    expect(step("survey", { round: { ...round, isClosed: true, answered: 1 } })).toEqual([
      "done",
      "/surveys/rounds/r",
    ]);
    expect(step("survey", { round: { ...round, isClosed: true } })).toEqual(["later", null]);
  });

  it("agree on the needs once somebody has answered", () => {
    const round = { id: "r", isClosed: false, answered: 1 };
    const diagnosis = { id: "d", isConfirmed: false };
    expect(step("needs", { diagnosis })).toEqual(["later", null]);
    expect(step("needs", { round: { ...round, answered: 0 } })).toEqual(["later", null]);
    expect(step("needs", { round })).toEqual(["todo", "/needs"]);
    expect(step("needs", { round, diagnosis })).toEqual(["todo", "/needs/d"]);
    expect(step("needs", { diagnosis: { ...diagnosis, isConfirmed: true } })).toEqual([
      "done",
      "/needs/d",
    ]);
  });

  it("draw up a plan with somebody, and put something into it", () => {
    const plan = { id: "p", state: "draft" as const, items: 0 };
    expect(step("plan")).toEqual(["later", null]);
    expect(step("plan", { partners: 1 })).toEqual(["todo", "/plans#new"]);
    expect(step("plan", { plan })).toEqual(["todo", "/plans/p/items/new"]);
    expect(step("plan", { plan: { ...plan, items: 1 } })).toEqual(["done", "/plans/p"]);
  });

  it("have a plan that is not empty approved", () => {
    const approval = (state: "draft" | "submitted" | "agreed" | "approved" | "returned") =>
      step("approval", { plan: { id: "p", state, items: 1 } });
    expect(step("approval")).toEqual(["later", null]);
    expect(step("approval", { plan: { id: "p", state: "draft", items: 0 } })).toEqual([
      "later",
      null,
    ]);
    for (const state of ["draft", "returned"] as const)
      expect(approval(state), state).toEqual(["todo", "/plans/p"]);
    for (const state of ["submitted", "agreed"] as const)
      expect(approval(state), state).toEqual(["going", "/plans/p"]);
    expect(approval("approved")).toEqual(["done", "/plans/p"]);
  });

  it("announce an event out of the approved plan", () => {
    const plan = { id: "p", state: "approved" as const, items: 1 };
    expect(step("event")).toEqual(["later", null]);
    expect(step("event", { plan: { ...plan, state: "agreed" } })).toEqual(["later", null]);
    expect(step("event", { plan: { ...plan, items: 0 } })).toEqual(["later", null]);
    expect(step("event", { plan })).toEqual(["todo", "/plans/p"]);
    expect(step("event", { plan, itemId: "i" })).toEqual(["todo", "/events/new?item=i"]);
    expect(step("event", { event: { id: "e", isDraft: true } })).toEqual(["going", "/events/e"]);
    expect(step("event", { event: { id: "e", isDraft: false } })).toEqual(["done", "/events/e"]);
  });

  it("lead to what can be begun before what is under way, and nowhere once all are done", () => {
    expect(nextOf(tasksOf(begun))?.name).toBe("strengths");
    expect(nextOf(tasksOf({ ...begun, offers: 1, partners: 1 }))?.name).toBe("survey");
    const round = { id: "r", isClosed: false, answered: 0 };
    const waiting = {
      ...begun,
      offers: 1,
      partners: 2,
      round,
      plan: { id: "p", state: "agreed", items: 1 },
    } as const;
    expect(nextOf(tasksOf(waiting))?.name).toBe("survey");
    const done = {
      ...waiting,
      partners: 2,
      round: { id: "r", isClosed: true, answered: 1 },
      diagnosis: { id: "d", isConfirmed: true },
      plan: { id: "p", state: "approved", items: 1 },
      event: { id: "e", isDraft: false },
    } as const;
    expect(tasksOf(done).every(({ state }) => state === "done")).toBe(true);
    expect(nextOf(tasksOf(done))).toBeNull();
  });
});

describe("the way of a new leading school", () => {
  const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one);
  const facts: fc.Arbitrary<Facts> = fc.record({
    schoolId: fc.constant("s"),
    offers: fc.nat(2),
    partners: fc.nat(3),
    questionnaireId: maybe(fc.constant("q")),
    round: maybe(fc.record({ id: fc.constant("r"), isClosed: fc.boolean(), answered: fc.nat(2) })),
    diagnosis: maybe(fc.record({ id: fc.constant("d"), isConfirmed: fc.boolean() })),
    plan: maybe(
      fc.record({
        id: fc.constant("p"),
        items: fc.nat(2),
        state: fc.constantFrom("draft", "submitted", "agreed", "approved", "returned"),
      }),
    ),
    itemId: maybe(fc.constant("i")),
    event: maybe(fc.record({ id: fc.constant("e"), isDraft: fc.boolean() })),
  });

  const unanswered: Facts = {
    schoolId: "s",
    offers: 1,
    partners: 2,
    questionnaireId: null,
    itemId: null,
    round: { id: "r", isClosed: true, answered: 0 },
    diagnosis: null,
    plan: { id: "p", state: "approved", items: 1 },
    event: { id: "e", isDraft: false },
  };

  it("asks again where everything is done but a survey ended without an answer", () => {
    for (const diagnosis of [null, { id: "d", isConfirmed: false }]) {
      const next = nextOf(tasksOf({ ...unanswered, diagnosis }));
      expect(next).toEqual({ name: "survey", state: "todo", href: "/surveys/rounds/new" });
    }
  });

  it("looks for partners first where the survey that ended without an answer had none left", () => {
    const tasks = tasksOf({ ...unanswered, partners: 0 });
    expect(tasks.find(({ name }) => name === "survey")).toMatchObject({ state: "later" });
    expect(nextOf(tasks)?.name).toBe("partners");
  });

  it("always leads on from where a school is, and to nothing that cannot begin yet", () => {
    fc.assert(
      fc.property(facts, (known) => {
        const tasks = tasksOf(known);
        const next = nextOf(tasks);
        expect(tasks).toHaveLength(7);
        for (const { state, href } of tasks) expect(href === null).toBe(state === "later");
        expect(next === null).toBe(tasks.every(({ state }) => state === "done"));
        expect(next?.state ?? "todo").not.toBe("later");
      }),
    );
  });
});
