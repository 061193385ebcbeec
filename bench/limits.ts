import { fork } from "node:child_process";
import { once } from "node:events";
import pg from "pg";
import { rootPath } from "#lib/root.ts";
import { load } from "./load.ts";
import { freePort, type Place } from "./place.ts";
import type { Measure } from "./table.ts";

/** What this machine can do at all: the plainest page of Node and the plainest question to PostgreSQL. */
export type Limits = { pages: number; questions: number };

export async function measureLimits(place: Place): Promise<Limits> {
  return { pages: await barePages(), questions: await bareQuestions(place) };
}

export function tellLimits({ pages, questions }: Limits): Measure[] {
  return [
    { what: "bare node:http page", figure: `${Math.round(pages)} a second` },
    { what: "bare select 1 through pg", figure: `${Math.round(questions)} a second` },
  ];
}

async function barePages(): Promise<number> {
  const port = await freePort();
  const child = fork(rootPath("bench", "hello.mjs"), [String(port)]);
  await once(child, "message");
  const { perSecond } = await load(`http://127.0.0.1:${port}`, [{ path: "/", language: "kk" }], {
    seconds: 5,
  });
  child.kill();
  return perSecond;
}

async function bareQuestions({ databaseUrl }: Place): Promise<number> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
  const until = performance.now() + 3000;
  let asked = 0;
  const ask = async () => {
    for (; performance.now() < until; asked++) await pool.query("select 1");
  };
  await Promise.all(Array.from({ length: 10 }, ask));
  await pool.end();
  return asked / 3;
}
