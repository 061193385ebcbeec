import { randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "#lib/actor.ts";
import { type Config, readConfig } from "#lib/config.ts";
import type { Db } from "#lib/db.ts";
import { openFiles } from "#lib/files.ts";
import type { Language } from "#lib/texts.ts";
import { startSession } from "#modules/accounts/sessions/actions.ts";
import { areas } from "../src/areas.ts";
import { createApp } from "../src/web/app.ts";
import { type TestDatabase, testDatabase } from "./database.ts";

/** The clock of every test: a Sunday morning in Kazakhstan, in the first half of a school year. */
export const now = new Date("2026-03-01T04:00:00Z");
export const today = "2026-03-01";

export type Visitor = {
  get(path: string): Promise<Response>;
  post(path: string, form?: Record<string, string | string[] | File>): Promise<Response>;
};
export type TestApp = Awaited<ReturnType<typeof openTestApp>>;

type Scope = { regionKato?: string; districtKato?: string; schoolId?: string };

/** The whole server on a database of the test file's own; its clock stands still unless another is given. */
/** How somebody came in of whom no test asks it. */
export const sameWay = { visitor: "203.0.113.9", how: "byPassword" } as const;

export async function openTestApp(settings: Partial<Config> = {}, clock = () => now) {
  return openAppOn(await testDatabase(), { settings, clock });
}

type Setting = { settings?: Partial<Config>; clock?: () => Date };

/** The whole server on that database. */
export async function openAppOn(
  base: TestDatabase,
  { settings = {}, clock = () => now }: Setting = {},
) {
  const folder = mkdtempSync(join(tmpdir(), "tirek-test-"));
  const read = readConfig({ DATA_DIR: folder, TIREK_ENV: "test", PUBLIC_URL: "http://localhost" });
  const config = { ...read, ...settings };
  const files = openFiles(config.FILES_URL);
  const app = createApp({ areas, db: base.db, config, files, clock });
  const visitor = (cookie: string) => visitorOf(app, cookie);
  return {
    ...base,
    config,
    files,
    app,
    visitor,
    guest: (language: Language = "ru") => visitor(`lang=${language}`),
    /** A person with one role, signed in by a session of the real kind. */
    signInAs: async (role: Role, scope: Scope = {}, language: Language = "ru") => {
      const userId = await makeUser(base.db, { role, scope });
      const token = await startSession(base.db, { userId, now, device: "test", ...sameWay });
      return { ...visitor(`tirek=${token}; lang=${language}`), userId };
    },
  };
}

export type JsonVisitor = Visitor & { postJson(path: string, body: string): Promise<Response> };

function visitorOf(app: ReturnType<typeof createApp>, cookie: string): JsonVisitor {
  const origin = { origin: "http://localhost", host: "localhost" };
  // The mark of a form that is filled in is kept as a browser keeps it: for the pages of its own link.
  const marks = new Map<string, string>();
  const send = async (path: string, asked: RequestInit = {}) => {
    const own = [...marks].filter(([at]) => path.startsWith(at)).map(([, mark]) => mark);
    const headers = { ...asked.headers, ...origin, cookie: [cookie, ...own].join("; ") };
    const answer = await app.request(path, { ...asked, headers });
    for (const set of answer.headers.getSetCookie()) {
      const [, mark, at] = /^(tirek-answers=[^;]*);.*Path=([^;]+)/.exec(set) ?? [];
      if (mark && at) marks.set(at, mark);
    }
    return answer;
  };
  return {
    get: (path) => send(path),
    post: (path, form = {}) => send(path, { method: "POST", body: bodyOf(form) }),
    postJson: (path, body) =>
      send(path, { method: "POST", body, headers: { "content-type": "application/json" } }),
  };
}

function bodyOf(form: Record<string, string | string[] | File>): FormData | URLSearchParams {
  const parts = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string | File] => [name, one]),
  );
  const hasFile = parts.some(([, value]) => value instanceof File);
  const body = hasFile ? new FormData() : new URLSearchParams();
  for (const [name, value] of parts) {
    if (body instanceof URLSearchParams) body.append(name, String(value));
    else if (value instanceof File) body.append(name, value, value.name);
    else body.append(name, value);
  }
  return body;
}

async function makeUser(db: Db, { role, scope }: { role: Role; scope: Scope }): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto("accounts.users")
    .values({
      id,
      family_name: "Сынақова",
      given_name: "Әлия",
      email: `${id}@test.example`,
      // Demo people need no second factor; its own tests make people who do.
      is_demo: true,
      created_at: now,
    })
    .execute();
  await db
    .insertInto("accounts.grants")
    .values({
      id: randomUUID(),
      user_id: id,
      role,
      region_kato: scope.regionKato ?? null,
      district_kato: scope.districtKato ?? null,
      school_id: scope.schoolId ?? null,
      during: "[2025-09-01,)",
    })
    .execute();
  return id;
}
