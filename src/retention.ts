import { importRetention } from "#imports/retention.ts";
import { coreRetention } from "#lib/core-retention.ts";
import type { Retentions } from "#lib/retention.ts";
import { given } from "#lib/shown.ts";
import { areas } from "./areas.ts";

/** For how long the rows of every table are kept. */
export const retentions: Retentions = Object.assign(
  {},
  coreRetention,
  importRetention(given(areas.map(({ imports }) => imports))),
  ...areas.map(({ retention }) => ("none" in retention ? {} : retention)),
);
