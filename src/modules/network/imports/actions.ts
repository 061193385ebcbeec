import type { ImportDesk, TableKind } from "#imports/desk.ts";
import type { PlanContext } from "#imports/plan.ts";
import { dayOf } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { lockNetwork } from "../base/actions.ts";
import { canImport, canImportInto } from "./access.ts";
import { leansOnStatuses, listPlacesTouched } from "./queries.ts";
import { asOf } from "./rules.ts";
import { texts } from "./texts.ts";

/** Tables of the registry, of the kinds that the area lists. */
export const deskFor = (kinds: readonly TableKind<PlanContext>[]): ImportDesk<PlanContext> => ({
  name: "network",
  home: "/network/imports",
  subject: { kind: "school", table: "network.schools" },
  tasks: { check: "check_import", write: "write_import", undo: "undo_import" },
  kinds,
  texts,
  stays: { kk: {}, ru: {}, en: {} },
  askedBeside: [],
  countedWord: () => null,
  questions: () => [],
  mayImport: canImport,
  sparedFor: () => [],
  contextFor: (person, { answers, now }) => ({
    asOf: asOf(answers.as_of, dayOf(now)),
    today: dayOf(now),
    mayKeep: (place) => canImportInto(person, place),
  }),
  complete: async (_db, rows) => [...rows],
  conceals: null,
  tellsOfPeople: false,
  lock: lockNetwork,
  leansOn: leansOnStatuses,
  staying: async (tx, { person, on }) => {
    const places = await listPlacesTouched(tx, on);
    const isKept = places.every((place) => canImportInto(person, place));
    return isKept ? [] : [{ subject: null, reason: "notKept" }];
  },
  namesIn: async () => ({}),
  called: async () => new Map(),
  afterPortion: async () => {},
  fills: [],
  addUp: async () => {},
  words: {
    note: () => null,
    next: (_found, language) => ({
      href: "/network/schools",
      label: inLanguage(texts, language).toSchools,
    }),
    doubtful: () => null,
    more: () => null,
  },
});
