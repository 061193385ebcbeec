import { isGuest } from "#lib/actor.ts";
import type { Area } from "#lib/area.ts";
import { byHand, onlyDoers } from "#lib/of-person.ts";
import { alike, lasting } from "#lib/retention.ts";
import { none } from "#lib/shown.ts";
import { findRevision } from "./base/queries.ts";
import { routes as closing } from "./closing/routes.tsx";
import { historyTexts as closingHistory } from "./closing/texts.ts";
import { routes as documents } from "./documents/routes.tsx";
import { scopeOfFindings } from "./findings/access.ts";
import { routes as findings } from "./findings/routes.tsx";
import { partnershipsKind } from "./import-partnerships/actions.ts";
import { schoolsKind } from "./import-schools/actions.ts";
import { sizesKind } from "./import-sizes/actions.ts";
import { statusesKind } from "./import-statuses/actions.ts";
import { deskFor } from "./imports/actions.ts";
import { scopeOfNominations } from "./nominations/access.ts";
import { readerOfEvidence } from "./nominations/queries.ts";
import { routes as nominations } from "./nominations/routes.tsx";
import { historyTexts as nominationsHistory } from "./nominations/texts.ts";
import { routes as openData } from "./open-data/routes.tsx";
import { routes as partnerships } from "./partnerships/routes.tsx";
import { historyTexts as partnershipsHistory } from "./partnerships/texts.ts";
import { routes as platforms } from "./platforms/routes.tsx";
import { historyTexts as recoveryHistory } from "./recovery/texts.ts";
import { routes as regions } from "./regions/routes.tsx";
import { routes as schools } from "./schools/routes.tsx";
import { routes as statuses } from "./statuses/routes.tsx";
import { historyTexts as statusesHistory } from "./statuses/texts.ts";

export const network: Area = {
  name: "network",
  routes: [
    regions,
    platforms,
    documents,
    schools,
    closing,
    partnerships,
    statuses,
    nominations,
    findings,
  ],
  api: [openData],
  tasks: none("it has none but those of the tables that are brought"),
  imports: [deskFor([schoolsKind, statusesKind, partnershipsKind, sizesKind])],
  menu: [
    {
      href: "/network",
      label: { kk: "Желі", ru: "Сеть", en: "Network" },
      place: 1,
      isFor: () => true,
      isAt: (path) => path === "/network" || path.startsWith("/network/regions"),
    },
    {
      href: "/network/schools",
      label: { kk: "Мектептер", ru: "Школы", en: "Schools" },
      place: 2,
      isFor: () => true,
    },
    {
      href: "/network/documents",
      label: { kk: "Деректер көзі", ru: "Источники", en: "Sources" },
      place: 12,
      isFor: isGuest,
    },
    {
      href: "/network/findings",
      label: { kk: "Назар аударыңыз", ru: "Требует внимания", en: "Needs attention" },
      place: 13,
      isFor: (actor) => scopeOfFindings(actor) !== null,
    },
    {
      href: "/network/nominations",
      label: { kk: "Мәртебе беру", ru: "Присвоение статуса", en: "Granting status" },
      place: 14,
      isFor: (actor) => scopeOfNominations(actor) !== null,
    },
    {
      href: "/open-data",
      label: { kk: "Ашық деректер", ru: "Открытые данные", en: "Open data" },
      place: 16,
      isFor: isGuest,
    },
  ],
  onSchool: [
    {
      tab: "school",
      label: { kk: "Мектеп", ru: "Школа", en: "School" },
      place: 1,
      address: ({ place }) => ({ path: `/network/schools/${place.schoolId}` }),
      keepsDay: true,
      isFor: () => true,
    },
    {
      tab: "circle",
      label: { kk: "Шеңбері", ru: "Круг", en: "Circle" },
      place: 5,
      address: ({ place }) => ({ path: `/network/schools/${place.schoolId}/circle` }),
      keepsDay: true,
      isFor: (_actor, { isLeading }) => isLeading,
    },
  ],
  files: [readerOfEvidence],
  historyWords: [
    { kind: "school", words: closingHistory },
    { kind: "school", words: nominationsHistory },
    { kind: "school", words: partnershipsHistory },
    { kind: "school", words: recoveryHistory },
    { kind: "school", words: statusesHistory },
  ],
  ofPerson: onlyDoers(
    [
      "network.nomination_evidence.written_by",
      "network.nominations.decided_by",
      "network.nominations.opinion_by",
      "network.nominations.proposed_by",
      "network.status_confirmations.confirmed_by",
    ],
    {
      "network.nomination_evidence.body": byHand("what a school shows of its work"),
    },
  ),
  teacherColumns: none("its rows lead to no teacher"),
  keptPages: [
    {
      // A form brings the id of what it makes, and is never kept.
      address:
        /^\/($|network($|\/(regions|districts|schools|documents|platforms)(?!.*\/(new|edit)($|\/))))/,
      types: ["text/html"],
      revision: (c) => findRevision(c.var.db),
    },
  ],
  embeddable: none("nobody shows it inside pages of their own"),
  notForRobots: none("robots may read what guests may"),
  renamed: none("every address is the first it had"),
  bodyLimits: [
    {
      address: /^\/network\/nominations\/[^/]+\/evidence$/,
      bytes: 25 * 1024 * 1024,
      isFor: (actor) => scopeOfNominations(actor) !== null,
    },
  ],
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: {
    ...alike(
      [
        "network.nomination_evidence",
        "network.nominations",
        "network.partnerships",
        "network.school_places",
        "network.school_sizes",
        "network.schools",
        "network.status_confirmations",
        "network.statuses",
      ],
      lasting("as long as the network: it is its memory"),
    ),
    ...alike(
      [
        "network.districts",
        "network.district_successions",
        "network.regions",
        "network.documents",
        "network.published_figures",
        "network.platforms",
        "network.platform_regions",
      ],
      lasting("as long as the network: brought with the product"),
    ),
    ...alike(
      ["network.lexemes", "network.listings", "network.revision"],
      lasting("counted from the records, and as long as they"),
    ),
  },
};
