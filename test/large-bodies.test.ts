import { afterAll, beforeAll, expect, it } from "vitest";
import { given } from "#lib/shown.ts";
import { areas } from "../src/areas.ts";
import { patternOf } from "./all-trials.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { written } from "./roles-table.ts";

let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const megabyte = 1024 * 1024;
const sent = 20;
const larger = given(areas.map((area) => area.bodyLimits));
const addresses = [...written().keys()].filter((address) => address.startsWith("POST "));

/** Sends megabytes that nobody told the number of; gives the answer and how many were read of them. */
async function flood(pattern: string): Promise<{ status: number; read: number }> {
  const path = pattern.replaceAll(/:\w+/g, "00000000-0000-4000-8000-000000000000");
  let read = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        read += 1;
        if (read > sent) controller.close();
        else controller.enqueue(new Uint8Array(megabyte).fill(97));
      },
    },
    { highWaterMark: 0 },
  );
  const headers = {
    origin: "http://localhost",
    host: "localhost",
    "content-type": "application/x-www-form-urlencoded",
  };
  const init = { method: "POST", headers, body, duplex: "half" };
  const request = new Request(`http://localhost${path}`, init);
  return { status: (await app.app.fetch(request)).status, read };
}

it.each(addresses)("reads no more of a guest's flood than a form has: %s", async (address) => {
  const pattern = patternOf(address);
  const { status, read } = await flood(pattern);
  expect(read).toBeLessThanOrEqual(4);
  expect([413, 403, 404, 303]).toContain(status);
});

it("takes more where files and long lists are sent, and nowhere else", () => {
  const taking = addresses
    .map((address) => patternOf(address).replaceAll(/:\w+/g, "x"))
    .filter((path) => larger.some(({ address }) => address.test(path)));
  expect(taking.sort()).toEqual([
    "/events/x/materials",
    "/network/imports",
    "/network/nominations/x/evidence",
    "/people/certificates/new-list",
    "/people/imports",
    "/surveys/questionnaires/import",
  ]);
});
