import type { Hono } from "hono";
import type { ImportDesk } from "#imports/desk.ts";
import type { Actor } from "./actor.ts";
import type { Task } from "./jobs.ts";
import type { Retentions } from "./retention.ts";
import type { None, Shown } from "./shown.ts";
import type { App, Request } from "./web.ts";

/** Guests' pages of some media types that are kept until the revision of what they show grows. */
export type KeptPages = {
  address: RegExp;
  types: readonly string[];
  revision(c: Request): Promise<number>;
};

/** What may be sent to an address by those who may do there what it takes; others send no more than a form has. */
export type BodyLimit = {
  address: RegExp;
  bytes: number;
  fields?: number;
  isFor(actor: Actor): boolean;
};

/**
 * What an area gives the house. Areas are handed down to the server, the worker and the commands, so
 * that no room needs to know the list; nothing is left out without saying why.
 */
export type Area = Shown & {
  name: string;
  /** In the order in which they are mounted. */
  routes: readonly Hono<App>[];
  /** The area's part of the door for other systems. */
  api: readonly Hono<App>[] | None;
  tasks: readonly Task[] | None;
  /** Where tables may be brought, each with the kinds it takes. */
  imports: readonly ImportDesk[] | None;
  keptPages: readonly KeptPages[] | None;
  /** Paths of pages that others may show inside their own. */
  embeddable: readonly string[] | None;
  /** Beginnings of paths that robots are to leave. */
  notForRobots: readonly string[] | None;
  /** Addresses of before, each with what stands there now; the old ones answer 308. */
  renamed: readonly { from: RegExp; to: string }[] | None;
  /** Addresses that take more than a form of texts does: those to which files, long lists and many fields are sent. */
  bodyLimits: readonly BodyLimit[] | None;
  /** What waits for a person, as rows of act, address, role at a place, and the day it is due. */
  waiting: None;
  /** What a search of the whole house finds here. */
  found: None;
  onTeacher: None;
  onCircle: None;
  /** For how long the rows of its tables are kept. */
  retention: Retentions | None;
};
