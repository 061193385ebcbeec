import { isPerson } from "#lib/actor.ts";
import type { Area } from "#lib/area.ts";
import { condition } from "#lib/condition.ts";
import { none } from "#lib/shown.ts";
import { routes as answering } from "./answering/routes.tsx";
import { eraseOfPerson } from "./of-person/actions.ts";
import { readOfPerson } from "./of-person/queries.ts";
import { columns } from "./of-person/schema.ts";
import { canMake } from "./questionnaires/access.ts";
import { routes as questionnaires } from "./questionnaires/routes.tsx";
import { routes as results } from "./results/routes.tsx";
import { historyTexts as resultsHistory } from "./results/texts.ts";
import { retentions } from "./retention/actions.ts";
import { tasks as roundsTasks } from "./rounds/jobs.ts";
import { routes as rounds } from "./rounds/routes.tsx";
import { historyTexts as standardQuestionnairesHistory } from "./standard-questionnaires/texts.ts";
import { routes as xlsform } from "./xlsform/routes.tsx";
import { historyTexts as xlsformHistory } from "./xlsform/texts.ts";
import { routes as xlsformExport } from "./xlsform-export/routes.tsx";

export const surveys: Area = {
  name: "surveys",
  routes: [questionnaires, xlsform, xlsformExport, rounds, answering, results],
  api: none("the network is the first to be opened"),
  tasks: [...roundsTasks],
  imports: none("no tables are brought to it"),
  menu: [
    {
      href: "/surveys",
      label: { kk: "Сауалнамалар", ru: "Опросы", en: "Surveys" },
      place: 8,
      isFor: isPerson,
    },
  ],

  onSchool: none("nothing of it tells of one school yet"),
  files: none("it keeps no files"),
  historyWords: [
    { kind: "survey_round", words: resultsHistory },
    { kind: "questionnaire", words: standardQuestionnairesHistory },
    { kind: "questionnaire", words: xlsformHistory },
  ],
  ofPerson: { columns, export: readOfPerson, erase: eraseOfPerson },
  teacherColumns: [
    {
      table: "surveys.invitations",
      column: "teacher_id",
      stays: condition`k.round_id = m.round_id`,
    },
  ],
  keptPages: none("guests see nothing of it that is asked for often"),
  embeddable: none("nobody shows it inside pages of their own"),
  notForRobots: none("robots may read what guests may"),
  renamed: none("every address is the first it had"),
  bodyLimits: [
    {
      address: /^\/surveys\/questionnaires\/import$/,
      bytes: 25 * 1024 * 1024,
      isFor: canMake,
    },
    // Whoever answers is a guest, and may write as much as hundreds of questions have room for.
    { address: /^\/s\//, bytes: 512 * 1024, isFor: () => true },
  ],
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: retentions,
};
