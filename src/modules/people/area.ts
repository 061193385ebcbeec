import { isPerson } from "#lib/actor.ts";
import type { Area } from "#lib/area.ts";
import { alike, lasting } from "#lib/retention.ts";
import { none } from "#lib/shown.ts";
import { routes as badges } from "./badges/routes.tsx";
import { scopeOfTeachers } from "./base/access.ts";
import { routes as cascade } from "./cascade/routes.tsx";
import { canIssueSomewhere } from "./certificates/access.ts";
import { routes as certificates } from "./certificates/routes.tsx";
import { routes as coverage } from "./coverage/routes.tsx";
import { routes as duplicates } from "./duplicates/routes.tsx";
import { historyTexts as duplicatesHistory } from "./duplicates/texts.ts";
import { actsKind } from "./import-acts/actions.ts";
import { coursesKind } from "./import-courses/actions.ts";
import { teachersKind } from "./import-teachers/actions.ts";
import { trainersKind } from "./import-trainers/actions.ts";
import { deskFor } from "./imports/actions.ts";
import { tasks as issuingTasks } from "./issuing/jobs.ts";
import { routes as issuing } from "./issuing/routes.tsx";
import { historyTexts as membershipHistory } from "./membership/texts.ts";
import { routes as methodicalTeam } from "./methodical-team/routes.tsx";
import { historyTexts as methodicalTeamHistory } from "./methodical-team/texts.ts";
import { eraseOfPerson } from "./of-person/actions.ts";
import { readOfPerson } from "./of-person/queries.ts";
import { columns } from "./of-person/schema.ts";
import { tasks as recommendationsTasks } from "./recommendations/jobs.ts";
import { routes as recommendations } from "./recommendations/routes.tsx";
import { routes as schools } from "./schools/routes.tsx";
import { routes as supportOffers } from "./support-offers/routes.tsx";
import { isTeacher } from "./teachers/access.ts";
import { routes as teachers } from "./teachers/routes.tsx";
import { routes as trainings } from "./trainings/routes.tsx";
import { historyTexts as trainingsHistory } from "./trainings/texts.ts";

export const people: Area = {
  name: "people",
  routes: [
    issuing,
    duplicates,
    badges,
    schools,
    teachers,
    coverage,
    supportOffers,
    recommendations,
    trainings,
    cascade,
    methodicalTeam,
    certificates,
  ],
  api: none("the network is the first to be opened"),
  tasks: [...issuingTasks, ...recommendationsTasks],
  imports: [deskFor([teachersKind, coursesKind, trainersKind, actsKind])],
  menu: [
    {
      href: "/people/coverage",
      label: { kk: "Қамту", ru: "Охват", en: "Reach" },
      place: 4,
      isFor: () => true,
    },
    {
      href: "/people/cascade",
      label: { kk: "Каскад", ru: "Каскад", en: "Cascade" },
      place: 5,
      isFor: (actor) => scopeOfTeachers(actor) !== null,
    },
    {
      href: "/people/teachers",
      label: { kk: "Мұғалімдер", ru: "Учителя", en: "Teachers" },
      place: 6,
      isFor: (actor) => scopeOfTeachers(actor) !== null,
    },
    {
      href: "/people/me",
      label: { kk: "Менің жазбам", ru: "Моя запись", en: "My record" },
      place: 7,
      isFor: isTeacher,
    },
    {
      href: "/people/certificates",
      label: { kk: "Сертификаттар", ru: "Сертификаты", en: "Certificates" },
      place: 15,
      isFor: canIssueSomewhere,
    },
  ],
  onSchool: [
    {
      tab: "people",
      label: { kk: "Педагогтер", ru: "Педагоги", en: "Teachers" },
      place: 2,
      address: ({ place }) => ({ path: `/people/schools/${place.schoolId}` }),
      keepsDay: true,
      isFor: () => true,
    },
    {
      tab: "support-offers",
      label: { kk: "Көмек", ru: "Помощь", en: "Help" },
      place: 3,
      address: ({ place }) => ({ path: `/people/support-offers/schools/${place.schoolId}` }),
      keepsDay: false,
      isFor: isPerson,
    },
    {
      tab: "coverage",
      label: { kk: "Шеңбердің қамтылуы", ru: "Охват круга", en: "Reach of the circle" },
      place: 6,
      address: ({ place }) => ({ path: "/people/coverage", params: { circle: place.schoolId } }),
      keepsDay: true,
      isFor: (_actor, { isLeading }) => isLeading,
    },
  ],
  files: none("of the tables that are brought no file is kept"),
  historyWords: [
    { kind: "teacher", words: duplicatesHistory },
    { kind: "teacher", words: membershipHistory },
    { kind: "teacher", words: methodicalTeamHistory },
    { kind: "teacher", words: trainingsHistory },
  ],
  ofPerson: { columns, export: readOfPerson, erase: eraseOfPerson },
  teacherColumns: none("its act names its tables; yours may stand here"),
  keptPages: none("what guests see of it changes too often"),
  embeddable: none("nobody shows it inside pages of their own"),
  notForRobots: none("robots may read what guests may"),
  renamed: [
    { from: /^\/people\/active(?=\/|$)/, to: "/people/methodical-team" },
    { from: /^\/people\/help(\/offers)?(?=\/|$)/, to: "/people/support-offers" },
  ],
  bodyLimits: [
    // Two thousand who came to an event.
    {
      address: /^\/people\/certificates\/new$/,
      bytes: 2 * 1024 * 1024,
      fields: 10_000,
      isFor: canIssueSomewhere,
    },
    // Ten thousand holders, a line each.
    {
      address: /^\/people\/certificates\/new-list$/,
      bytes: 25 * 1024 * 1024,
      isFor: canIssueSomewhere,
    },
  ],
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: {
    ...alike(
      [
        "people.teachers",
        "people.posts",
        "people.categories",
        "people.courses",
        "people.trainers",
        "people.act_trainers",
        "people.support_offers",
        "people.duplicate_pairs",
        "people.merges",
      ],
      lasting("as long as the network; the name until the person asks to be forgotten"),
    ),
    ...alike(
      [
        "people.certificate_lists",
        "people.certificates",
        "people.issuer_keys",
        "people.programmes",
        "people.recommendations",
        "people.recommended",
        "people.training_acts",
      ],
      lasting("as long as the network: others look it up"),
    ),
    ...alike(
      [
        "people.counts",
        "people.gaps",
        "people.reach",
        "people.school_areas",
        "people.school_steps",
      ],
      lasting("counted from the records, and as long as they"),
    ),
    ...alike(
      ["people.counted_later", "people.pending_steps"],
      lasting("until the transaction or the import that wrote it is over"),
    ),
  },
};
