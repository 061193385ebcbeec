import type { Context } from "hono";
import { routePath } from "hono/route";
import { isPassing } from "#lib/db.ts";
import { Busy, Forbidden, NotFound, SignInNeeded, UnreadableBody } from "#lib/errors.ts";
import { noteRefusal } from "#lib/security-log.ts";
import { inLanguage } from "#lib/texts.ts";
import type { App, Request } from "#lib/web.ts";
import { ErrorBody } from "#ui/error-body.tsx";
import { page } from "#ui/page.tsx";
import { texts } from "#ui/texts.ts";

/** Every error as a page that says what happened and what to do; the API answers in JSON. */
export function errorPage(error: Error, c: Context<App>): Response | Promise<Response> {
  if (error instanceof SignInNeeded) return signInFirst(c);
  if (error instanceof Forbidden) return forbidden(c);
  if (error instanceof NotFound || namesNothing(error)) return tell(c, 404);
  if (error instanceof UnreadableBody || cannotBeKept(error)) return tell(c, 400);
  if (error instanceof Busy || isPassing(error)) return comeBack(c, error);
  c.var.log.error({ err: error, request: c.var.requestId }, "request failed");
  return tell(c, 500);
}

/** Who asks for what is not theirs is noted, by the address without its ids. */
async function forbidden(c: Request): Promise<Response> {
  const { db, actor, visitor, now, log, requestId } = c.var;
  if (actor?.kind === "person") {
    const detail = `${c.req.method} ${routePath(c, -1)}`;
    const { userId } = actor;
    const device = c.req.header("user-agent") ?? "";
    const refusal = { act: "forbidden", detail, userId, visitor, device, now } as const;
    // The answer does not depend on it.
    await noteRefusal(db, refusal).catch((err: unknown) =>
      log.error({ err, request: requestId }, "a refusal was not noted"),
    );
  }
  return tell(c, 403);
}

const secondsToWait = "5";

function comeBack(c: Request, error: Error): Response {
  c.var.log.warn({ reason: error.message, request: c.var.requestId }, "not possible now");
  c.header("Retry-After", secondsToWait);
  return tell(c, 503);
}

// PostgreSQL's code for a text that is no id at all, as an address made up by hand may hold.
function namesNothing(error: Error): boolean {
  return "code" in error && error.code === "22P02";
}

// PostgreSQL's codes for signs that it keeps in no text, as an address made up by hand may hold.
function cannotBeKept(error: Error): boolean {
  return "code" in error && (error.code === "22021" || error.code === "22P05");
}

export function notFoundPage(c: Context<App>): Response {
  return tell(c, 404);
}

export function tooLargePage(c: Context): Response {
  return tell(c, 413);
}

function signInFirst(c: Request): Response {
  if (isApi(c)) return c.json({ error: "sign_in_needed" }, 401);
  if (c.var.settingUp) return c.redirect("/account/second-factor/set-up", 303);
  const url = new URL(c.req.url);
  const next = c.req.method === "GET" ? url.pathname + url.search : "";
  return c.redirect(`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ""}`, 303);
}

type Status = 400 | 403 | 404 | 413 | 500 | 503;
const codes = {
  400: "unreadable",
  403: "forbidden",
  404: "not_found",
  413: "too_large",
  500: "failed",
  503: "busy",
} as const;

function tell(c: Request, status: Status): Response {
  if (isApi(c)) return c.json({ error: codes[status], request: c.var.requestId }, status);
  const { titles, advice } = inLanguage(texts, c.var.language ?? "kk");
  return page(
    c,
    { title: titles[status], status },
    <ErrorBody title={titles[status]} advice={advice[status]} request={c.var.requestId} />,
  );
}

function isApi(c: Request): boolean {
  return c.req.path.startsWith("/api/");
}
