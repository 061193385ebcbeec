import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import S3rver from "s3rver";
import { extract, pack } from "tar-stream";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepFile, openFiles } from "#lib/files.ts";
import { openAppOn, openTestApp, type TestApp } from "#test/app.ts";
import { emptyDatabase, type TestDatabase, testDatabase } from "#test/database.ts";
import { findFaultyFiles } from "./kept-files.ts";
import { backUp, type Manifest } from "./pack.ts";
import { restore } from "./restore.ts";

const folder = mkdtempSync(join(tmpdir(), "tirek-faulty-test-"));
const now = new Date("2026-03-01T09:00:00Z");
const store = new S3rver({
  port: 0,
  address: "127.0.0.1",
  silent: true,
  directory: join(folder, "s3"),
  configureBuckets: [{ name: "tirek", configs: [] }],
});
let s3Url = "";
const databases: TestDatabase[] = [];

beforeAll(async () => {
  await mkdir(join(folder, "s3"));
  const { port } = await store.run();
  process.env.AWS_ACCESS_KEY_ID = "S3RVER";
  process.env.AWS_SECRET_ACCESS_KEY = "S3RVER";
  s3Url = `s3://tirek?endpoint=http://127.0.0.1:${port}&region=us-east-1`;
});
afterAll(async () => {
  await store.close();
  for (const database of databases) await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function all<Each>(listed: AsyncIterable<Each>): Promise<Each[]> {
  const found: Each[] = [];
  for await (const each of listed) found.push(each);
  return found;
}

async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks = await all(stream);
  return Buffer.concat(chunks.filter((chunk) => chunk instanceof Uint8Array));
}

type Texts = Record<string, string>;
const texts: Texts = { "бүтін.txt": "бүтін", "өзгерген.txt": "өзгерген", "жоқ.txt": "жоқ" };
const sha256Of = (text = "") => createHash("sha256").update(text).digest("hex");
const whole = sha256Of(texts["бүтін.txt"]);
const changed = sha256Of(texts["өзгерген.txt"]);
const missing = sha256Of(texts["жоқ.txt"]);

async function fresh(make: () => Promise<TestDatabase>): Promise<TestDatabase> {
  const made = await make();
  databases.push(made);
  return made;
}

async function live(url: string) {
  const { db } = await fresh(testDatabase);
  const files = openFiles(url);
  for (const [name, text] of Object.entries(texts)) {
    const bytes = new TextEncoder().encode(text);
    await keepFile(db, files, { id: randomUUID(), bytes, name, by: null, now });
  }
  return { db, files };
}

const onDisk = (place: string, sha256: string) => join(place, sha256.slice(0, 2), sha256);
const inBucket = (sha256: string) => join(folder, "s3", "tirek", `${sha256}._S3rver_object`);

function spoil(pathOf: (sha256: string) => string): void {
  writeFileSync(pathOf(changed), `${readFileSync(pathOf(changed), "utf8")}!`);
  rmSync(pathOf(missing));
}

const faulty = [
  { sha256: changed, names: ["өзгерген.txt"], fault: "changed" },
  { sha256: missing, names: ["жоқ.txt"], fault: "missing" },
];
const bySha256 = (one: { sha256: string }, other: { sha256: string }) =>
  one.sha256 < other.sha256 ? -1 : 1;

/** The archive with some entries other than they were, or not there at all. */
async function rewrite(
  from: string,
  { to, change }: { to: string; change(name: string, bytes: Buffer): Buffer | null },
): Promise<string> {
  const archive = pack();
  const entries = extract();
  entries.end(await readFile(from));
  for await (const entry of entries) {
    const bytes = change(entry.header.name, await bytesOf(entry));
    if (bytes) archive.entry({ name: entry.header.name }, bytes);
  }
  archive.finalize();
  const target = join(folder, to);
  await writeFile(target, await bytesOf(archive));
  return target;
}

describe.each([
  [
    "a folder",
    () => join(folder, "disk"),
    () => (sha256: string) => onDisk(join(folder, "disk"), sha256),
  ],
  ["a bucket", () => s3Url, () => inBucket],
])("files that are not what the database says, in %s", (kind, urlOf, pathOf) => {
  let lived: Awaited<ReturnType<typeof live>>;
  const path = join(folder, `${kind}.tar`);

  beforeAll(async () => {
    lived = await live(urlOf());
  });

  test("are found by reading them all", async () => {
    expect(await findFaultyFiles(lived.db, lived.files)).toEqual([]);
    spoil(pathOf());
    const found = await findFaultyFiles(lived.db, lived.files);
    expect(found).toMatchObject(faulty.toSorted(bySha256));
  });

  test("are left out of a backup, which names them and holds the rest", async () => {
    const manifest = await backUp(lived, { path, now });
    expect(manifest.leftOut).toMatchObject(faulty.toSorted(bySha256));
    expect(manifest.files).toMatchObject([{ sha256: whole }]);
  });

  test("are named by a restore, which goes on without them only when it is told to", async () => {
    const { db } = await fresh(emptyDatabase);
    const files = openFiles(join(folder, `${kind} restored`));
    await expect(restore({ db, files }, path)).rejects.toThrow(/lacks 2 files[\s\S]*жоқ\.txt/);
    expect(await all(files.list())).toEqual([]);

    const { without } = await restore({ db, files }, path, { withoutDamaged: true });
    expect(without).toMatchObject(faulty.toSorted(bySha256));
    expect(await all(files.list())).toEqual([whole]);
    const names = await db.selectFrom("core.files").select("name").execute();
    expect(names).toHaveLength(3);
  });
});

describe("a backup that was whole when it was taken", () => {
  const path = join(folder, "whole.tar");
  beforeAll(async () => {
    const lived = await live(join(folder, "whole"));
    await backUp(lived, { path, now });
  });

  async function refusalOf(backup: string): Promise<string> {
    const { db } = await fresh(emptyDatabase);
    const files = openFiles(join(folder, randomUUID()));
    return restore({ db, files }, backup, { withoutDamaged: true }).then(
      () => "restored",
      (error: Error) => error.message,
    );
  }

  test("is not taken for one when its list was changed or it was cut", async () => {
    const fewer = await rewrite(path, {
      to: "fewer.tar",
      change: (name, bytes) => {
        if (name !== "manifest.json") return bytes;
        const list: Manifest = JSON.parse(bytes.toString());
        return Buffer.from(JSON.stringify({ ...list, files: [] }));
      },
    });
    expect(await refusalOf(fewer)).toMatch("its list does not agree with its checksum");
    const cut = await rewrite(path, {
      to: "cut.tar",
      change: (name, bytes) => (name === "manifest.sha256" ? null : bytes),
    });
    expect(await refusalOf(cut)).toMatch("the checksum of its list is missing");
    const bytes = await readFile(path);
    const short = join(folder, "short.tar");
    for (const length of [bytes.length / 2, bytes.length - 2048, 2048]) {
      await writeFile(short, bytes.subarray(0, length));
      expect(await refusalOf(short)).toMatch(/damaged|cut off|not a whole one/);
    }
  });

  test("and is damaged in one file since, is restored without it when that is asked for", async () => {
    const damaged = await rewrite(path, {
      to: "damaged.tar",
      change: (name, bytes) => (name.endsWith(changed) ? Buffer.from("!") : bytes),
    });
    const { db } = await fresh(emptyDatabase);
    const files = openFiles(join(folder, "damaged"));
    await expect(restore({ db, files }, damaged)).rejects.toThrow("өзгерген.txt");
    const { without } = await restore({ db, files }, damaged, { withoutDamaged: true });
    expect(without).toMatchObject([{ sha256: changed, fault: "changed" }]);
    expect((await all(files.list())).toSorted()).toEqual([whole, missing].toSorted());
  });

  test("is restored also when it is of the form before: no checksum, and no list of what is left out", async () => {
    const older = await rewrite(path, {
      to: "older.tar",
      change: (name, bytes) => {
        if (name === "manifest.sha256") return null;
        if (name !== "manifest.json") return bytes;
        const { leftOut: _, files, ...list }: Manifest = JSON.parse(bytes.toString());
        const parts = files.map(({ names, ...part }) => part);
        return Buffer.from(JSON.stringify({ ...list, format: 1, files: parts }));
      },
    });
    expect(await refusalOf(older)).toBe("restored");
  });
});

test("the address of a file that is not there answers 404", async () => {
  const app = await openTestApp();
  const restored: TestApp = await openAppOn(await emptyDatabase(), {
    settings: { SECRET: app.config.SECRET },
  });
  const id = randomUUID();
  const bytes = new TextEncoder().encode("есеп");
  const kept = await keepFile(app.db, app.files, { id, bytes, name: "есеп.txt", by: null, now });
  const path = join(folder, "app.tar");
  const absent = { ...app.files, read: openFiles(join(folder, "empty")).read };
  await backUp({ db: app.db, files: absent }, { path, now });
  await restore(restored, path, { withoutDamaged: true });
  const national = await restored.signInAs("national");

  expect(await restored.files.has(kept.sha256)).toBe(false);
  expect((await national.get(`/files/${id}`)).status).toBe(404);
  await app.close();
  await restored.close();
});
