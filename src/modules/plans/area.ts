import { isPerson } from "#lib/actor.ts";
import type { Area } from "#lib/area.ts";
import { alike, lasting } from "#lib/retention.ts";
import { none } from "#lib/shown.ts";
import { forgetResponsible } from "./cyclogrammes/actions.ts";
import { routes as cyclogrammes } from "./cyclogrammes/routes.tsx";
import { routes as development } from "./development/routes.tsx";
import { routes as developmentPrinting } from "./development-printing/routes.tsx";
import { routes as fromNeeds } from "./from-needs/routes.tsx";
import { readOfPerson } from "./of-person/queries.ts";
import { columns } from "./of-person/schema.ts";
import { routes as printing } from "./printing/routes.tsx";
import { routes as progress } from "./progress/routes.tsx";
import { routes as start } from "./start/routes.tsx";

export const plans: Area = {
  name: "plans",
  routes: [fromNeeds, printing, development, developmentPrinting, progress, start, cyclogrammes],
  api: none("the network is the first to be opened"),
  tasks: none("nothing of it is done later"),
  imports: none("no tables are brought to it"),
  menu: [
    {
      href: "/plans",
      label: { kk: "Жоспарлар", ru: "Планы", en: "Plans" },
      place: 10,
      isFor: isPerson,
    },
  ],

  onSchool: none("nothing of it tells of one school yet"),
  files: none("it keeps no files"),
  historyWords: none("each page of its own has the words of its history"),
  ofPerson: { columns, export: readOfPerson, erase: forgetResponsible },
  teacherColumns: [{ table: "plans.items", column: "teacher_id" }],
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
        "plans.cyclogrammes",
        "plans.developments",
        "plans.items",
        "plans.priorities",
        "plans.step_marks",
        "plans.steps",
      ],
      lasting("as long as the network: every need is followed to its effect"),
    ),
  },
};
