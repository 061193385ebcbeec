import { type Context, Hono, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { requestId } from "hono/request-id";
import type { Area } from "#lib/area.ts";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { SignInNeeded } from "#lib/errors.ts";
import type { Files } from "#lib/files.ts";
import { openLog } from "#lib/log.ts";
import { openMetrics } from "#lib/metrics.ts";
import { given } from "#lib/shown.ts";
import type { App } from "#lib/web.ts";
import { assets } from "./assets.ts";
import { compressed } from "./compressed.ts";
import { errorPage, notFoundPage, tooLargePage } from "./error-pages.tsx";
import { health } from "./health.ts";
import {
  asksAsWho,
  asOfWhichDay,
  inWhichLanguage,
  keptByNobody,
  sameSiteOnly,
} from "./incoming.ts";
import { keptPages } from "./kept-pages.ts";
import { measured } from "./measured.ts";
import { securityHeaders } from "./security-headers.ts";

// A letter of Kazakh or Russian takes six bytes in a form: a plan with its long texts has some hundred thousand.
const formOfPeople = { bytes: 1024 * 1024, fields: 2_000 };
// Guests sign in, join and ask for little.
const formOfGuests = { bytes: 64 * 1024, fields: 500 };

/** The whole server, in the order a request passes through it. */
export function createApp({
  areas,
  db,
  config,
  files,
  clock,
}: {
  areas: readonly Area[];
  db: Db;
  config: Config;
  files: Files;
  clock: () => Date;
}): Hono<App> {
  const app = new Hono<App>();
  const log = openLog(config.LOG_LEVEL);
  const metrics = openMetrics(db);

  app.use(requestId());
  app.use(measured({ log, metrics }));
  app.use(securityHeaders(config, given(areas.map((area) => area.embeddable))));
  app.route("/", assets(given(areas.map((area) => area.notForRobots))));
  app.route("/", health({ db, config, metrics, clock }));

  app.use(async (c, next) => {
    c.set("log", log);
    c.set("db", db);
    c.set("areas", areas);
    c.set("config", config);
    c.set("files", files);
    c.set("clock", clock);
    c.set("now", clock());
    // An error before anybody is recognised is told to a guest.
    c.set("actor", { kind: "guest" });
    c.set("settingUp", null);
    c.set("sessionHash", null);
    c.set("mostFields", formOfGuests.fields);
    await next();
  });
  app.use(renamedAddresses(given(areas.map((area) => area.renamed))));
  app.use(inWhichLanguage);
  app.use(asOfWhichDay);
  app.use(sameSiteOnly(config));
  app.use(asksAsWho);
  app.use(keptByNobody);
  app.use(limitedBody(areas));
  app.use(compressed);
  app.use(keptPages(given(areas.map((area) => area.keptPages))));

  for (const area of areas) {
    for (const router of [...area.routes, ...given([area.api])]) app.route("/", router);
  }

  app.notFound(notFoundPage);
  app.onError(errorPage);
  return app;
}

/** What may be larger than a form is not read before it is known who sends it. */
function limitedBody(areas: readonly Area[]): MiddlewareHandler<App> {
  const named = given(areas.map((area) => area.bodyLimits)).map((one) => ({
    ...one,
    fields: one.fields ?? formOfPeople.fields,
    limit: limitOf(one.bytes),
  }));
  const ofPeople = { fields: formOfPeople.fields, limit: limitOf(formOfPeople.bytes) };
  const ofGuests = { fields: formOfGuests.fields, limit: limitOf(formOfGuests.bytes) };
  const ofNobodyYet = { ...ofGuests, limit: limitOf(formOfGuests.bytes, signInFirst) };
  return (c, next) => {
    const { actor } = c.var;
    const found = named.find(({ address }) => address.test(c.req.path));
    const usual = actor.kind === "person" ? ofPeople : found ? ofNobodyYet : ofGuests;
    const { fields, limit } = found?.isFor(actor) ? found : usual;
    c.set("mostFields", fields);
    return limit(c, next);
  };
}

function limitOf(maxSize: number, onError: (c: Context) => Response = tooLargePage) {
  return bodyLimit({ maxSize, onError });
}

function signInFirst(): never {
  throw new SignInNeeded();
}

/** An address that was renamed leads on for good, with what was asked of it and what was sent. */
function renamedAddresses(
  renamed: readonly { from: RegExp; to: string }[],
): MiddlewareHandler<App> {
  return async (c, next) => {
    // As it was sent: what is hidden behind percent signs would lead to itself for ever.
    const { pathname, search } = new URL(c.req.url);
    const found = renamed.find(({ from }) => from.test(pathname));
    if (!found) return next();
    return c.redirect(pathname.replace(found.from, found.to) + search, 308);
  };
}
