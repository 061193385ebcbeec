import type { MiddlewareHandler } from "hono";
import type { Config } from "#lib/config.ts";
import {
  readLanguageCookie,
  readSessionCookie,
  setLanguageCookie,
  setSessionCookie,
} from "#lib/cookies.ts";
import { dayOf, isDay } from "#lib/dates.ts";
import { Forbidden } from "#lib/errors.ts";
import { networkOf } from "#lib/rate-limit.ts";
import { type Language, languages } from "#lib/texts.ts";
import { hashToken } from "#lib/tokens.ts";
import type { App, Request } from "#lib/web.ts";
import { mayEnter, mustSetUp, mustUsePasskey } from "#modules/accounts/base/access.ts";
import { keepSession } from "#modules/accounts/sessions/actions.ts";
import { findPersonOfSession } from "#modules/accounts/sessions/queries.ts";

/** `?lang=` first and remembered, then the cookie, then what the browser asks for, then Kazakh. */
export const inWhichLanguage: MiddlewareHandler<App> = async (c, next) => {
  const asked = languageOf(c.req.query("lang"));
  const kept = languageOf(readLanguageCookie(c));
  if (asked && asked !== kept) setLanguageCookie(c, asked);
  c.set("language", asked ?? kept ?? preferred(c.req.header("accept-language")));
  await next();
};

function languageOf(text: string | undefined): Language | undefined {
  return languages.find((language) => language === text);
}

function preferred(header = ""): Language {
  const wanted = header
    .split(",")
    .map((part) => languageOf(part.trim().slice(0, 2).toLowerCase()))
    .find((language) => language !== undefined);
  return wanted ?? "kk";
}

/** `?on=2019-10-24` shows the network as of that day; a day that does not exist is today. */
export const asOfWhichDay: MiddlewareHandler<App> = async (c, next) => {
  const today = dayOf(c.get("now"));
  const on = c.req.query("on");
  c.set("today", today);
  c.set("on", on && isDay(on) ? on : today);
  await next();
};

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A write must come from our own pages: browsers say so in Sec-Fetch-Site, older ones in Origin.
 * Together with SameSite cookies this keeps other sites from acting in a person's name.
 */
export function sameSiteOnly(config: Config): MiddlewareHandler<App> {
  const ownOrigin = new URL(config.PUBLIC_URL).origin;
  return async (c, next) => {
    if (!safeMethods.has(c.req.method) && !isFromHere(c, ownOrigin)) throw new Forbidden();
    await next();
  };
}

function isFromHere(c: Request, ownOrigin: string): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site) return site === "same-origin";
  const origin = c.req.header("origin");
  return origin === ownOrigin || origin === `http://${c.req.header("host")}`;
}

export const asksAsWho: MiddlewareHandler<App> = async (c, next) => {
  const token = readSessionCookie(c);
  c.set("visitor", addressOf(c));
  if (token) await recognise(c, token);
  await next();
};

/**
 * What is answered to a session is kept by no browser, or the next at the machine would find it by going back. Pages chosen to
 * be there without network are kept by name, whatever their answer says.
 */
export const keptByNobody: MiddlewareHandler<App> = async (c, next) => {
  await next();
  if (c.var.sessionHash === null || c.res.headers.has("Cache-Control")) return;
  c.header("Cache-Control", "private, no-store");
};

async function recognise(c: Request, token: string): Promise<void> {
  const tokenHash = hashToken(token);
  const { db, now, config } = c.var;
  const found = await findPersonOfSession(db, { tokenHash, now });
  if (!found || !mayEnter(found, config.TIREK_ENV)) return;
  c.set("sessionHash", tokenHash);
  if (mustUsePasskey(found, config.TIREK_ENV)) return;
  if (mustSetUp(found, config.TIREK_ENV)) c.set("settingUp", found.person);
  else c.set("actor", found.person);
  const prolonged = await keepSession(db, { tokenHash, seenAt: found.seenAt, now });
  if (prolonged) setSessionCookie(c, token);
}

function addressOf(c: Request): string {
  const forwarded = c.get("config").TRUST_PROXY
    ? c.req.header("x-forwarded-for")?.split(",").at(-1)
    : undefined;
  return networkOf(forwarded?.trim() || (c.env?.incoming?.socket.remoteAddress ?? ""));
}
