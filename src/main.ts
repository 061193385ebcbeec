import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { CannotStart } from "#lib/errors.ts";
import { openFiles } from "#lib/files.ts";
import { areas } from "./areas.ts";
import { createApp } from "./web/app.ts";

export type WebServer = { port: number; stop(patienceMs?: number): Promise<void> };

// Longer than a proxy in front keeps its connections, so that it never writes into a closed one.
const keepAliveMs = 75_000;
const usualPatienceMs = 5_000;

/** Listens until stopped; stopping lets the requests under way finish. */
export async function serve({ config, db }: { config: Config; db: Db }): Promise<WebServer> {
  const app = createApp({
    areas,
    db,
    config,
    files: openFiles(config.FILES_URL),
    clock: () => new Date(),
  });
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { keepAliveTimeout: keepAliveMs, headersTimeout: keepAliveMs + 1_000 },
  });
  const { PORT: port, HOST: host } = config;
  // Several processes share the port only when asked to: else a second start must say it is taken.
  const reusePort = config.WEB_PROCESSES > 1;
  await new Promise<void>((listening, failed) => {
    server.once("error", (error: Error) => failed(plainly(error, { port, host })));
    server.listen({ port, host, reusePort }, listening);
  });
  return {
    port: portOf(server.address()),
    stop: (patienceMs = usualPatienceMs) => stopServer(server, patienceMs),
  };
}

async function stopServer(
  server: ReturnType<typeof createAdaptorServer>,
  patienceMs: number,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // A kept connection that falls idle after the last answer would hold the door open.
  const idle = setInterval(
    () => "closeIdleConnections" in server && server.closeIdleConnections(),
    50,
  );
  await Promise.race([closed, pause(patienceMs, undefined, { ref: false })]);
  clearInterval(idle);
  if ("closeAllConnections" in server) server.closeAllConnections();
  await closed;
}

function plainly(error: Error, { port, host }: { port: number; host: string }): Error {
  const reasons = new Map([
    ["EADDRINUSE", `Port ${port} is taken: is the program running already?`],
    ["EACCES", `Port ${port} may not be listened on by this user`],
    ["EADDRNOTAVAIL", `HOST ${host} is no address of this machine`],
    ["ENOTFOUND", `HOST ${host} is no address of this machine`],
  ]);
  const reason = "code" in error && reasons.get(`${error.code}`);
  return reason ? new CannotStart(reason, { cause: error }) : error;
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === "object" && address) return address.port;
  throw new Error("the server listens on no port");
}
