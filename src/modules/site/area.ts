import type { Area } from "#lib/area.ts";
import { none } from "#lib/shown.ts";

import { routes as about } from "./about/routes.tsx";
import { routes as files } from "./files/routes.tsx";
import { routes as gallery } from "./gallery/routes.tsx";
import { routes as home } from "./home/routes.tsx";
import { routes as jobs } from "./jobs/routes.tsx";
import { routes as outbox } from "./outbox/routes.tsx";

export const site: Area = {
  name: "site",
  routes: [gallery, home, jobs, files, outbox, about],
  api: none("the network is the first to be opened"),
  tasks: none("nothing of it is done later"),
  imports: none("no tables are brought to it"),
  menu: none("its pages are led to from the frame"),
  files: none("it keeps no file of its own"),
  historyWords: none("each page of its own has the words of its history"),
  ofPerson: none("it has no tables of its own"),
  teacherColumns: none("its rows lead to no teacher"),
  keptPages: none("the home page is kept as one of the network"),
  onSchool: none("nothing of it tells of one school yet"),
  embeddable: none("nobody shows it inside pages of their own"),
  notForRobots: ["/files/"],
  renamed: none("every address is the first it had"),
  bodyLimits: none("nothing of it is large"),
  waiting: none("what waits for a person comes with the front hall"),
  found: none("one search comes with the front hall"),
  onTeacher: none("what later areas show of a teacher comes with them"),
  onCircle: none("what later areas show of a circle comes with them"),
  retention: none("it has no tables"),
};
