import type { AddressInfo } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { createAdaptorServer } from "@hono/node-server";
import type { Config } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import { areas } from "./areas.ts";
import { createApp } from "./web/app.ts";

export type WebServer = { port: number; stop(): Promise<void> };

// Longer than a proxy in front keeps its connections, so that it never writes into a closed one.
const keepAliveMs = 75_000;
const patienceMs = 15_000;

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
    server.once("error", (error: Error) => failed(plainly(error, port)));
    server.listen({ port, host, reusePort }, listening);
  });
  return { port: portOf(server.address()), stop: () => stopServer(server) };
}

async function stopServer(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
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

function plainly(error: Error, port: number): Error {
  const taken = "code" in error && error.code === "EADDRINUSE";
  return taken ? new Error(`Port ${port} is taken: is the program running already?`) : error;
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address === "object" && address) return address.port;
  throw new Error("the server listens on no port");
}
