import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { serve, type WebServer } from "../main.ts";

let app: TestApp;
let behindProxy: TestApp;
let server: WebServer;

beforeAll(async () => {
  app = await openTestApp();
  behindProxy = await openTestApp({ TRUST_PROXY: true });
  server = await serve({ config: { ...app.config, PORT: 0, HOST: "127.0.0.1" }, db: app.db });
});
beforeEach(async () => {
  for (const { db } of [app, behindProxy]) await db.deleteFrom("core.rate_limits").execute();
});
afterAll(async () => {
  await server.stop();
  await app.close();
  await behindProxy.close();
});

/** Sends the lines as they are, and gives the status of each answer. */
async function statusesOf(lines: readonly string[]): Promise<number[]> {
  const socket = connect(server.port, "127.0.0.1");
  socket.write(lines.join("\r\n"));
  const answers = (await text(socket)).matchAll(/HTTP\/1\.1 (\d+)/g);
  return [...answers].map(([, status]) => Number(status));
}

const home = ["Host: localhost", "Origin: http://localhost"];
const second = ["GET /healthz HTTP/1.1", "Host: localhost", "Connection: close", "", ""];

describe("a request that says twice how long it is", () => {
  it.each([
    ["by a length and by chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["by two lengths", ["Content-Length: 5", "Content-Length: 6"]],
    ["by chunks under a name with a space", ["Content-Length: 5", "Transfer-Encoding : chunked"]],
  ])("is refused with whatever follows it: %s", async (_, lengths) => {
    const first = ["POST /sign-in HTTP/1.1", ...home, ...lengths, "", "0", "", ""];
    expect(await statusesOf([...first, ...second])).toEqual([400]);
  });

  it("is told from one that says it once", async () => {
    expect(await statusesOf(["GET /readyz HTTP/1.1", ...home, "", ...second])).toEqual([200, 200]);
  });
});

it("gives back no request to whoever asks for it by TRACE", async () => {
  const lines = ["TRACE / HTTP/1.1", "Host: localhost", "X-Mine: 1", "Connection: close", "", ""];
  expect(await statusesOf(lines)).toEqual([403]);
});

describe("the address that somebody comes from", () => {
  /** Whether the eleventh is still let in of those who ask for a new password, ten from one place in an hour. */
  async function isLetIn({ app: asked }: TestApp, forwarded: (number: number) => string) {
    let last = 0;
    for (let number = 1; number <= 11; number += 1) {
      const headers = { origin: "http://localhost", "x-forwarded-for": forwarded(number) };
      const body = new URLSearchParams({ login: "nobody@test.example" });
      last = (await asked.request("/password-reset", { method: "POST", headers, body })).status;
    }
    return last === 200;
  }

  it("is not what they say themselves", async () => {
    expect(await isLetIn(app, (number) => `203.0.113.${number}`)).toBe(false);
  });

  it("is what our own proxy says last, and nothing that was said before it", async () => {
    expect(await isLetIn(behindProxy, (number) => `203.0.113.${number}`)).toBe(true);
    expect(await isLetIn(behindProxy, (number) => `203.0.113.${number}, 198.51.100.1`)).toBe(false);
  });
});
