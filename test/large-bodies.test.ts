import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { given } from "#lib/shown.ts";
import { areas } from "../src/areas.ts";
import { patternOf } from "./all-trials.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { makeSchool } from "./make.ts";
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
  expect(read).toBeLessThanOrEqual(2);
  expect([413, 403, 404, 303]).toContain(status);
});

it("takes more where files and long lists are sent, and nowhere else", () => {
  const taking = addresses
    .map((address) => patternOf(address).replaceAll(/:\w+/g, "x"))
    .filter((path) => larger.some(({ address }) => address.test(path)));
  expect(taking.sort()).toEqual([
    "/events/x/attendance",
    "/events/x/attendance/captures",
    "/events/x/here",
    "/events/x/here/captures",
    "/events/x/materials",
    "/network/imports",
    "/network/nominations/x/evidence",
    "/people/certificates/new",
    "/people/certificates/new-list",
    "/people/imports",
    "/s/x",
    "/s/x/check",
    "/s/x/whole",
    "/s/x/x",
    "/surveys/questionnaires/import",
  ]);
});

const home = { origin: "http://localhost", host: "localhost" };

async function signInWith(fields: number, asFiles = false): Promise<number> {
  const body = asFiles ? new FormData() : new URLSearchParams();
  for (let at = 0; at < fields; at += 1) body.append("login", "nobody@test.example");
  const init = { method: "POST", headers: home, body };
  return (await app.app.request("http://localhost/sign-in", init)).status;
}

it.each([
  ["as a form", false],
  ["in parts", true],
])("takes as many fields as a form has, and no more are taken apart: %s", async (_, asFiles) => {
  expect(await signInWith(400, asFiles)).toBe(422);
  expect(await signInWith(600, asFiles)).toBe(400);
});

it.each([
  "multipart/form-data ;boundary=x",
  "multipart/form-data;  boundary=x",
  "multipart/form-data; boundary=x; q=boundary=zz",
  "multipart/form-data; q=1; boundary=x",
  'multipart/form-data; boundary="x" ',
  "Multipart/Form-Data; Boundary=x; boundary=y",
  "multipart/mixed; boundary=x",
])("takes nothing apart where it may be parted in two ways: %s", async (type) => {
  const part = '--x\r\ncontent-disposition: form-data; name="login"\r\n\r\na\r\n';
  const init = { method: "POST", body: `${part.repeat(600)}--x--\r\n` };
  const headers = { ...home, "content-type": type };
  const { status } = await app.app.request("http://localhost/sign-in", { ...init, headers });
  expect(status).toBe(400);
});

it.each([
  [
    "says very much of itself",
    `--x\r\ncontent-disposition: form-data; name="q"${'; a="b"'.repeat(1000)}\r\n\r\n`,
  ],
  [
    "has a long name",
    `--x\r\ncontent-disposition: form-data; name="${"%0A".repeat(2000)}"\r\n\r\n`,
  ],
  ["has very many lines above it", `--x\r\n${"a: b\r\n".repeat(1000)}\r\n`],
])("takes apart no field that %s", async (_, head) => {
  const init = { method: "POST", body: `${head}a\r\n--x--\r\n` };
  const headers = { ...home, "content-type": "multipart/form-data; boundary=x" };
  const { status } = await app.app.request("http://localhost/sign-in", { ...init, headers });
  expect(status).toBe(400);
});

it("takes a file's worth of text in no field, be it beside a file or not", async () => {
  const national = await app.signInAs("national");
  const file = new File(["a"], "list.csv", { type: "text/csv" });
  const form = { id: randomUUID(), kind: "teachers", file, note: "a".repeat(9 * megabyte) };
  expect((await national.post("/people/imports", form)).status).toBe(400);
  const alone = { id: randomUUID(), kind: "teachers", note: form.note };
  expect((await national.post("/people/imports", alone)).status).toBe(400);
});

it("takes a large file of nobody who may not bring one", async () => {
  const teacher = await app.signInAs("teacher", { schoolId: (await makeSchool(app.db)).id });
  const national = await app.signInAs("national");
  const file = new File(["a".repeat(2 * megabyte)], "list.csv", { type: "text/csv" });
  const form = { id: randomUUID(), kind: "teachers", file };
  expect((await teacher.post("/people/imports", form)).status).toBe(413);
  expect((await national.post("/people/imports", form)).status).not.toBe(413);
});

it("takes of somebody signed in no more than long texts need", async () => {
  const person = await app.signInAs("national");
  const name = (letters: number) => ({ q: "\u044f".repeat(letters) });
  expect((await person.post("/network/nominations/new", name(100_000))).status).toBe(422);
  expect((await person.post("/network/nominations/new", name(400_000))).status).toBe(413);
});
