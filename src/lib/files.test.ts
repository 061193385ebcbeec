import { randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import S3rver from "s3rver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "#test/database.ts";
import { parseRange } from "./byte-range.ts";
import { NotFound } from "./errors.ts";
import { findFile, keepFile, openFiles } from "./files.ts";
import { isSafeInline, sniff } from "./media-type.ts";
import { writeXlsx } from "./xlsx.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-files-"));
const store = new S3rver({
  port: 0,
  address: "127.0.0.1",
  silent: true,
  directory: mkdtempSync(join(tmpdir(), "tirek-s3-")),
  configureBuckets: [{ name: "tirek", configs: [] }],
});
let s3Url = "";

beforeAll(async () => {
  const { port } = await store.run();
  process.env.AWS_ACCESS_KEY_ID = "S3RVER";
  process.env.AWS_SECRET_ACCESS_KEY = "S3RVER";
  s3Url = `s3://tirek?endpoint=http://127.0.0.1:${port}&region=us-east-1`;
});
afterAll(() => store.close());

const words = new TextEncoder().encode("Тірек мектеп");
async function* pieces() {
  yield words.slice(0, 5);
  yield words.slice(5);
}
async function text(stream: ReadableStream): Promise<string> {
  return new Response(stream).text();
}
async function all(listed: AsyncIterable<string>): Promise<string[]> {
  const found: string[] = [];
  for await (const each of listed) found.push(each);
  return found;
}

describe.each([
  ["a folder", () => folder],
  ["a file: address", () => pathToFileURL(join(folder, "sub")).href],
  ["a bucket", () => s3Url],
])("files in %s", (_, url) => {
  test("come back whole, in part and by name, and the same bytes are kept once", async () => {
    const files = openFiles(url());
    const kept = await files.put(words);
    expect(kept.size).toBe(words.byteLength);
    expect(await files.put(pieces())).toEqual(kept);
    expect(await text(await files.read(kept.sha256))).toBe("Тірек мектеп");
    expect(await text(await files.read(kept.sha256, { start: 0, end: 1 }))).toBe("Т");
    expect(await files.has(kept.sha256)).toBe(true);
    expect(await files.has("0".repeat(64))).toBe(false);
    expect(await all(files.list())).toContain(kept.sha256);
  });

  test("a file that is not there is told before any byte", async () => {
    await expect(openFiles(url()).read("0".repeat(64))).rejects.toThrow(NotFound);
  });
});

test("an upload that breaks off leaves nothing", async () => {
  const files = openFiles(join(folder, "broken"));
  async function* broken() {
    yield words;
    throw new Error("connection lost");
  }
  await expect(files.put(broken())).rejects.toThrow("connection lost");
  expect(await all(files.list())).toEqual([]);
  expect(readdirSync(join(folder, "broken", "unfinished"))).toEqual([]);
});

describe("a kept file", () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
  });
  afterAll(() => t.close());

  test("has a row with its true type, and sending it twice changes nothing", async () => {
    const file = {
      id: randomUUID(),
      bytes: new TextEncoder().encode("%PDF-1.7"),
      name: "есеп.png",
      by: null,
      now: new Date("2026-03-01T09:00:00Z"),
    };
    await keepFile(t.db, openFiles(folder), file);
    await keepFile(t.db, openFiles(folder), { ...file, name: "басқа.pdf" });
    expect(await findFile(t.db, file.id)).toMatchObject({
      name: "есеп.png",
      mediaType: "application/pdf",
      size: 8,
    });
    expect(await findFile(t.db, randomUUID())).toBeUndefined();
  });
});

const bytes = (...numbers: number[]) => new Uint8Array([...numbers, 0, 0, 0, 0, 0, 0, 0, 0]);
const smallestPng =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=";

const ascii = (words: string) => new TextEncoder().encode(words);

test.each([
  ["application/pdf", ascii("%PDF-1.4"), "a.txt"],
  ["image/png", Buffer.from(smallestPng, "base64"), "a"],
  ["image/jpeg", bytes(0xff, 0xd8, 0xff), "a"],
  ["image/webp", ascii("RIFF0000WEBPVP8 "), "a"],
  ["video/mp4", ascii("\0\0\0\x18ftypisom\0\0\x02\0isommp42"), "a"],
  ["audio/mpeg", bytes(0xff, 0xfb, 0x90, 0x64, ...new Array(64).fill(0)), "a"],
  ["application/zip", bytes(0x50, 0x4b, 3, 4), "a.xlsx"],
  ["text/csv", ascii("коды;атауы"), "Мектептер.CSV"],
  ["text/plain", ascii("<script>alert(1)</script>"), "a.html"],
  ["text/plain", ascii('<svg xmlns="http://www.w3.org/2000/svg"/>'), "a.svg"],
  ["text/plain", ascii('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>'), "a.svg"],
  ["application/octet-stream", bytes(0xc0, 0x80), "a.pdf"],
  [
    "application/octet-stream",
    Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>\xe0</a>', "latin1"),
    "a.xml",
  ],
])("%s is known by its bytes", async (type, content, name) => {
  expect(await sniff(content, name)).toBe(type);
});

test("a workbook is known by what its zip holds", async () => {
  const bytes = await writeXlsx({ sheet: "a", columns: ["b"], rows: [["c"]] });
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  expect(await sniff(bytes, "a.zip")).toBe(type);
});

test("what a browser would run is never opened in place", () => {
  expect(isSafeInline("application/pdf")).toBe(true);
  for (const type of ["text/plain", "text/html", "image/svg+xml", "application/octet-stream"]) {
    expect(isSafeInline(type)).toBe(false);
  }
});

test.each([
  ["bytes=0-3", { start: 0, end: 3 }],
  ["bytes=4-", { start: 4, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-99", { start: 0, end: 9 }],
  ["bytes=2-99", { start: 2, end: 9 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=5-2", null],
  ["bytes=-", null],
  ["bytes=0-1,4-5", null],
  ["lines=0-1", null],
  [undefined, null],
])("range %s of ten bytes", (header, wanted) => {
  expect(parseRange(header, 10)).toEqual(wanted);
});
