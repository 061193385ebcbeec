import { isPerson } from "#lib/actor.ts";
import type { Area } from "#lib/area.ts";
import { condition } from "#lib/condition.ts";
import { looksOver, may } from "#lib/scope.ts";
import { none } from "#lib/shown.ts";
import { scopeOfDiagnoses } from "#modules/needs/diagnoses/access.ts";
import { tasks as announcementsTasks } from "./announcements/jobs.ts";
import { routes as announcements } from "./announcements/routes.tsx";
import { historyTexts as announcementsHistory } from "./announcements/texts.ts";
import { routes as attendance } from "./attendance/routes.tsx";
import { historyTexts as attendanceHistory } from "./attendance/texts.ts";
import { canOrganiseSome } from "./base/access.ts";
import { presentEventsFor } from "./base/queries.ts";
import { routes as calendar } from "./calendar/routes.tsx";
import { routes as chain } from "./chain/routes.tsx";
import { routes as editing } from "./editing/routes.tsx";
import { historyTexts as editingHistory } from "./editing/texts.ts";
import { routes as eventSummary } from "./event-summary/routes.tsx";
import { findEventRevision } from "./events/queries.ts";
import { routes as eventPages } from "./events/routes.tsx";
import { tasks as feedbackTasks } from "./feedback/jobs.ts";
import { routes as feeds } from "./feeds/routes.tsx";
import { historyTexts as feedsHistory } from "./feeds/texts.ts";
import { readerOfMaterial } from "./materials/queries.ts";
import { routes as materials } from "./materials/routes.tsx";
import { historyTexts as materialsHistory } from "./materials/texts.ts";
import { tasks as materialsNoticeTasks } from "./materials-notice/jobs.ts";
import { eraseOfPerson } from "./of-person/actions.ts";
import { readOfPerson } from "./of-person/queries.ts";
import { columns } from "./of-person/schema.ts";
import { routes as programme } from "./programme/routes.tsx";
import { historyTexts as programmeHistory } from "./programme/texts.ts";
import { tasks as registrationTasks } from "./registration/jobs.ts";
import { routes as registration } from "./registration/routes.tsx";
import { historyTexts as registrationHistory } from "./registration/texts.ts";
import { retentions } from "./retention/actions.ts";

export const events: Area = {
  name: "events",
  routes: [
    calendar,
    feeds,
    editing,
    announcements,
    programme,
    materials,
    eventSummary,
    registration,
    eventPages,
    attendance,
    chain,
  ],
  api: none("the network is the first to be opened"),
  tasks: [...announcementsTasks, ...feedbackTasks, ...registrationTasks, ...materialsNoticeTasks],
  imports: none("no tables are brought to it"),
  menu: [
    {
      href: "/calendar",
      label: { kk: "Күнтізбе", ru: "Календарь", en: "Calendar" },
      place: 3,
      isFor: () => true,
    },
    {
      href: "/chain",
      label: { kk: "Нәтиже", ru: "Результат", en: "Effect" },
      place: 11,
      isFor: (actor) => scopeOfDiagnoses(actor) !== null,
    },
  ],
  onSchool: [
    {
      tab: "needs",
      label: {
        kk: "Қажеттіліктен нәтижеге",
        ru: "От потребности к результату",
        en: "Needs and effect",
      },
      place: 4,
      address: ({ place }) => ({ path: "/chain", params: { school: place.schoolId } }),
      keepsDay: false,
      isFor: (actor, { place }) => may(actor, looksOver, place),
    },
  ],
  files: [readerOfMaterial],
  historyWords: [
    { kind: "event", words: announcementsHistory },
    { kind: "event", words: attendanceHistory },
    { kind: "event", words: editingHistory },
    { kind: "user", words: feedsHistory },
    { kind: "event", words: materialsHistory },
    { kind: "event", words: programmeHistory },
    { kind: "event", words: registrationHistory },
  ],
  ofPerson: { columns, export: readOfPerson, erase: eraseOfPerson },
  teacherColumns: [
    {
      table: "events.registrations",
      column: "teacher_id",
      stays: condition`k.event_id = m.event_id and k.state <> 'cancelled' and m.state <> 'cancelled'`,
    },
    { table: "events.sessions", column: "teacher_id" },
    { table: "events.speakers", column: "teacher_id" },
  ],
  keptPages: [
    {
      address: /^\/calendar($|\.|\/embed$)/,
      types: ["text/html", "text/calendar", "application/atom+xml"],
      revision: async (c) => (await presentEventsFor(c, c.var.db)).events.revision,
    },
    {
      address: /^\/events\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(\.ics)?$/,
      types: ["text/html", "text/calendar"],
      revision: ({ req, var: { db, now } }) =>
        findEventRevision(db, { eventId: req.path.slice("/events/".length).slice(0, 36), now }),
    },
  ],
  embeddable: ["/calendar/embed"],
  notForRobots: none("robots may read what guests may"),
  renamed: [{ from: /^\/events\/([0-9a-f-]{36})\/outcome$/, to: "/events/$1/summary" }],
  bodyLimits: [
    {
      address: /^\/events\/[^/]+\/materials$/,
      bytes: 25 * 1024 * 1024,
      isFor: canOrganiseSome,
    },
    // Two thousand people at an event, each with what the door knows of them.
    {
      address: /^\/events\/[^/]+\/(attendance|here)(\/captures)?$/,
      bytes: 2 * 1024 * 1024,
      fields: 10_000,
      isFor: isPerson,
    },
  ],
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: retentions,
};
