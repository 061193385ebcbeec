import type { ImportDesk } from "#imports/desk.ts";
import type { PlanContext } from "#imports/plan.ts";
import { dayOf } from "#lib/dates.ts";
import { inLanguage, wordOfCode } from "#lib/texts.ts";
import { lockNetwork } from "../base/actions.ts";
import { partnershipsKind } from "../import-partnerships/actions.ts";
import { schoolsKind } from "../import-schools/actions.ts";
import { sizesKind } from "../import-sizes/actions.ts";
import { statusesKind } from "../import-statuses/actions.ts";
import { canImport, canImportInto } from "./access.ts";
import { leansOnStatuses, listPlacesTouched } from "./queries.ts";
import { asOf, exampleOf } from "./rules.ts";
import { texts } from "./texts.ts";

/** Tables of the registry: schools, their statuses, partnerships and sizes. */
export const desk: ImportDesk<PlanContext> = {
  name: "network",
  home: "/network/imports",
  subject: { kind: "school", table: "network.schools" },
  tasks: { check: "check_import", write: "write_import", undo: "undo_import" },
  kinds: [schoolsKind, statusesKind, partnershipsKind, sizesKind],
  kindWord: (kind, language) => wordOfCode(kind, inLanguage(texts, language).kinds),
  fieldWord: (kind, field, language) =>
    wordOfCode(field, inLanguage(texts, language).fields[kind] ?? {}),
  problemWord: ({ code }, language) => wordOfCode(code, inLanguage(texts, language).problems),
  examplesOf: (kind) => [exampleOf(kind)],
  questionsOf: (kind, language) => {
    const t = inLanguage(texts, language);
    if (kind !== "schools") return [];
    return [{ name: "as_of", type: "day", label: t.asOf, hint: t.asOfHint, usual: "today" }];
  },
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
  keepsAll: async (tx, { person, on }) =>
    (await listPlacesTouched(tx, on)).every((place) => canImportInto(person, place)),
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
};
