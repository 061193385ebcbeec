import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { Actor, Person } from "./actor.ts";
import type { Config } from "./config.ts";
import type { Db } from "./db.ts";
import type { Files } from "./files.ts";
import type { Log } from "./log.ts";
import type { Shown } from "./shown.ts";
import type { Language } from "./texts.ts";

/** What every route may read of the request: who asks, in which language, when, and as of which day. */
export type App = {
  /** The socket beneath the request; nothing when a test asks the app directly. */
  Bindings: Partial<HttpBindings> | Record<string, never>;
  Variables: {
    actor: Actor;
    /** Who must set up a second factor before anything else; to every other page a guest. */
    settingUp: Person | null;
    language: Language;
    db: Db;
    files: Files;
    config: Config;
    now: Date;
    today: string;
    /** The day (YYYY-MM-DD) the network is shown as of: `?on=`, else today. */
    on: string;
    /** Identifies the sign-in the request came with; null for a guest. */
    sessionHash: string | null;
    /** How many fields a form may have at this address. */
    mostFields: number;
    /** The address the request came from, for rate limits only; never logged. */
    visitor: string;
    log: Log;
    /** What each area shows on pages that are not its own. */
    areas: readonly Shown[];
    /** The moment it is by now; `now` is that at which the request came. */
    clock(): Date;
    requestId: string;
  };
};
export type Request = Context<App>;
