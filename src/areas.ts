import type { Area } from "#lib/area.ts";
import { accounts } from "#modules/accounts/area.ts";
import { events } from "#modules/events/area.ts";
import { needs } from "#modules/needs/area.ts";
import { network } from "#modules/network/area.ts";
import { people } from "#modules/people/area.ts";
import { plans } from "#modules/plans/area.ts";
import { site } from "#modules/site/area.ts";
import { surveys } from "#modules/surveys/area.ts";
import { withImports } from "./with-imports.ts";

/** The areas in order: each may stand on those before it. The only list of them; it is handed down. */
export const areas: readonly Area[] = [
  network,
  people,
  accounts,
  surveys,
  needs,
  plans,
  events,
  site,
].map(withImports);
