import { Hono } from "hono";
import { expect, it } from "vitest";
import { Busy } from "#lib/errors.ts";
import { openLog } from "#lib/log.ts";
import type { App } from "#lib/web.ts";
import { errorPage } from "./error-pages.tsx";

/** The server's answer to the error, whatever threw it. */
async function answerTo(error: Error): Promise<Response> {
  const failing = new Hono<App>();
  failing.use(async (c, next) => {
    c.set("log", openLog("silent"));
    await next();
  });
  failing.get("/api/v1/schools", () => {
    throw error;
  });
  failing.onError(errorPage);
  return failing.request("/api/v1/schools");
}

const failed = (code: string) => Object.assign(new Error("failed"), { code });

it.each([
  ["too many wait for their turn", new Busy("many")],
  ["somebody holds the row", failed("55P03")],
  ["the database takes too long", failed("57014")],
  ["the database is away", failed("ECONNREFUSED")],
])("asks to come back in some seconds where %s", async (_, error) => {
  const answer = await answerTo(error);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
});

it.each([
  ["a fault of ours", new Error("undefined is no function")],
  ["what the database refuses", failed("23505")],
])("says of %s that it failed", async (_, error) => {
  const answer = await answerTo(error);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([500, null]);
});
