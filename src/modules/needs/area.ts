import type { Area } from "#lib/area.ts";
import { onlyDoers } from "#lib/of-person.ts";
import { alike, lasting } from "#lib/retention.ts";
import { none } from "#lib/shown.ts";
import { scopeOfDiagnoses } from "./diagnoses/access.ts";
import { routes as diagnoses } from "./diagnoses/routes.tsx";
import { routes as lagging } from "./lagging/routes.tsx";

export const needs: Area = {
  name: "needs",
  routes: [lagging, diagnoses],
  api: none("the network is the first to be opened"),
  tasks: none("nothing of it is done later"),
  imports: none("no tables are brought to it"),
  menu: [
    {
      href: "/needs",
      label: { kk: "Қажеттіліктер", ru: "Потребности", en: "Needs" },
      place: 9,
      isFor: (actor) => scopeOfDiagnoses(actor) !== null,
    },
  ],

  onSchool: none("nothing of it tells of one school yet"),
  files: none("it keeps no files"),
  historyWords: none("each page of its own has the words of its history"),
  ofPerson: onlyDoers([
    "needs.diagnoses.confirmed_by",
    "needs.diagnoses.made_by",
    "needs.findings.made_by",
    "needs.focus_groups.made_by",
    "needs.offers.made_by",
    "needs.swots.changed_by",
  ]),
  teacherColumns: none("its rows lead to no teacher"),
  keptPages: none("guests see nothing of it that is asked for often"),
  embeddable: none("nobody shows it inside pages of their own"),
  notForRobots: none("robots may read what guests may"),
  renamed: none("every address is the first it had"),
  bodyLimits: none("nothing of it is large"),
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: {
    ...alike(
      [
        "needs.areas",
        "needs.diagnoses",
        "needs.diagnosis_rounds",
        "needs.findings",
        "needs.focus_groups",
        "needs.focus_themes",
        "needs.needs",
        "needs.offers",
        "needs.swots",
      ],
      lasting("as long as the network: every need is followed to its effect"),
    ),
  },
};
