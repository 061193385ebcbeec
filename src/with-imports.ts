import type { ImportDesk } from "#imports/desk.ts";
import { importTasks } from "#imports/jobs.ts";
import { importRoutes } from "#imports/routes.tsx";
import type { Area, BodyLimit } from "#lib/area.ts";
import { given } from "#lib/shown.ts";

/** What the house adds to an area to which tables are brought: their pages, their jobs, and files larger than a form. */
export function withImports(area: Area): Area {
  const desks = given([area.imports]);
  if (desks.length === 0) return area;
  return {
    ...area,
    routes: [...area.routes, ...desks.map(importRoutes)],
    tasks: [...given([area.tasks]), ...desks.flatMap(importTasks)],
    bodyLimits: [...given([area.bodyLimits]), ...desks.map(limitOf)],
  };
}

/** The teachers of the whole country in one file. */
function limitOf({ home, mayImport }: ImportDesk): BodyLimit {
  return { address: new RegExp(`^${home}$`), bytes: 60 * 1024 * 1024, isFor: mayImport };
}
