import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { randomFrom } from "#lib/random.ts";
import { hashToken } from "#lib/tokens.ts";
import type { Question } from "#modules/surveys/questionnaires/schema.ts";
import { answersTo } from "#seed/country/surveys/rules.ts";
import { fortyQuestions, makeFortyRound } from "./forty.ts";
import { type Place, startWeb, type Web } from "./place.ts";
import { type Measure, ms, quantile, seconds } from "./table.ts";

const people = 2_000;

/** Forty questions filled from the link to the thanks: as fast as it goes, then by two thousand who begin within a minute. */
export async function measureFilling(
  { place, web }: { web: Web; place: Place },
  like: string,
): Promise<Measure[]> {
  const { db } = place;
  const round = await makeFortyRound(db, { like, code: "bench-filling" });
  const warm = { db, url: web.url, round, within: 0, atOnce: 20 };
  await fill({ ...warm, count: 300 });
  const used = web.processorMs() ?? 0;
  const steady = await fill({ ...warm, count: 1_000 });
  const ownMs = ((web.processorMs() ?? 0) - used) / steady.sent;
  const fresh = await startWeb(place);
  const rush = await fill({ db, url: fresh.url, round, count: people, within: 0, atOnce: people });
  const minute = await fill({
    db,
    url: fresh.url,
    round,
    count: people,
    within: 50_000,
    atOnce: people,
  });
  await fresh.stop();
  return [
    {
      what: "40 questions on 4 pages, from the link to the thanks (13 requests), 20 people at a time",
      promise: ">= 100 forms a second",
      figure:
        `${(steady.sent / (steady.took / 1000)).toFixed(1)} a second; ${ms(ownMs)} of a processor each, ` +
        `so ${Math.round(1000 / ownMs)} with one to itself`,
    },
    told("2,000 people who all open the link at once", rush),
    told("2,000 people who open it in 50 seconds", minute),
  ];
}

type Filled = { sent: number; doubled: number; stored: number; took: number; pages: number[] };

function told(what: string, { sent, doubled, stored, took, pages }: Filled): Measure {
  const figures = [quantile(pages, 0.5), quantile(pages, 0.99)].map(ms).join(", ");
  return {
    what: `${what}, every fifth sends twice: answers, time, p50 and p99 of a page`,
    promise: `${people.toLocaleString("en")} in 60 s, none lost, none doubled`,
    figure: `${sent} sent, ${doubled} of them twice, ${stored} stored, ${seconds(took)}, ${figures}`,
  };
}

type Filling = {
  db: Db;
  url: string;
  round: string;
  count: number;
  within: number;
  atOnce: number;
};

async function fill({ db, url, round, count, within, atOnce }: Filling): Promise<Filled> {
  const tokens = await invite(db, { round, count });
  const before = await countOf(db, round);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const pages: number[] = [];
  let doubled = 0;
  const began = performance.now();
  const waiting = tokens.entries();
  const work = async () => {
    for (const [at, token] of waiting) {
      const isTwice = at % 5 === 0;
      await fillOne(
        { url: `${url}/s/${token}`, agent, pages, marks: {} },
        { seed: token, isTwice },
      );
      if (isTwice) doubled += 1;
    }
  };
  if (within > 0)
    await spread(tokens, within, (token, at) => {
      const isTwice = at % 5 === 0;
      if (isTwice) doubled += 1;
      return fillOne(
        { url: `${url}/s/${token}`, agent, pages, marks: {} },
        { seed: token, isTwice },
      );
    });
  else await Promise.all(Array.from({ length: atOnce }, work));
  const took = performance.now() - began;
  agent.destroy();
  return { sent: count, doubled, stored: (await countOf(db, round)) - before, took, pages };
}

async function spread(
  tokens: readonly string[],
  within: number,
  act: (token: string, at: number) => Promise<void>,
): Promise<void> {
  await Promise.all(
    tokens.map(async (token, at) => {
      await pause((at * within) / tokens.length);
      await act(token, at);
    }),
  );
}

/** Single-use links to schools of the round. */
async function invite(
  db: Db,
  { round, count }: { round: string; count: number },
): Promise<string[]> {
  const links = Array.from({ length: count }, (_, at) => {
    const id = randomUUID();
    const token = id.replaceAll("-", "").slice(0, 16).replaceAll(/[01l]/g, "x");
    return { at, id, token, hash: hashToken(token) };
  });
  await sql`
    with schools as (select school_id, row_number() over (order by school_id) as n,
      count(*) over () as total from surveys.round_schools where round_id = ${round})
    insert into surveys.invitations (id, round_id, school_id, token_hash)
    select i.id, ${round}::uuid, s.school_id, i.hash
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as i (at int, id uuid, hash text)
    join schools s on s.n = 1 + i.at % s.total`.execute(db);
  return links.map(({ token }) => token);
}

async function countOf(db: Db, round: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from surveys.responses where round_id = ${round}`.execute(db);
  return rows[0]?.count ?? 0;
}

type Visit = { url: string; agent: Agent; pages: number[]; marks: { cookie?: string } };

/** Opens the link, says as whom, fills every page, checks, sends, and reads the thanks. */
async function fillOne(
  visit: Visit,
  { seed, isTwice }: { seed: string; isTwice: boolean },
): Promise<void> {
  await ask(visit, "");
  await ask(visit, "", { role: "teacher" });
  const random = randomFrom(seed);
  for (const [at, { questions }] of fortyQuestions.sections.entries()) {
    await ask(visit, `/${at + 1}`);
    await ask(
      visit,
      `/${at + 1}`,
      formOf(questions, answersTo(questions, { random, lean: () => 0, language: "kk" })),
    );
  }
  const check = await ask(visit, "/check");
  const [, id = ""] = /name="id" value="([^"]+)"/.exec(check) ?? [];
  const send = () => ask(visit, "/check", { id });
  await Promise.all(isTwice ? [send(), send()] : [send()]);
  await ask(visit, "/thanks");
}

type Form = Record<string, string | string[]>;

function formOf(questions: readonly Question[], answers: ReturnType<typeof answersTo>): Form {
  const given = Object.entries(answers).map(([code, answer]) => [
    code,
    Array.isArray(answer) ? answer : String(answer),
  ]);
  return {
    asked: questions.map(({ code }) => code).join(" "),
    go: "on",
    ...Object.fromEntries(given),
  };
}

/** One request as a browser makes it: over a kept connection that was closed meanwhile it is sent again. */
async function ask(visit: Visit, path: string, form?: Form): Promise<string> {
  const began = performance.now();
  const answer = (await askOnce(visit, path, form)) ?? (await askOnce(visit, path, form)) ?? null;
  if (!answer || (answer.status !== 200 && answer.status !== 303))
    throw new Error(`${path}: ${answer?.status ?? "closed twice"}`);
  visit.pages.push(performance.now() - began);
  return answer.text;
}

type Answer = { status: number; text: string };

function askOnce({ url, agent, marks }: Visit, path: string, form?: Form): Promise<Answer | null> {
  const body = form ? bodyOf(form) : undefined;
  const sentAs = body
    ? {
        "content-type": "application/x-www-form-urlencoded",
        "content-length": Buffer.byteLength(body),
      }
    : {};
  // The page of the check is read, so it comes as it is.
  const zipped = path === "/check" && !body ? {} : { "accept-encoding": "gzip" };
  const headers = {
    "accept-language": "kk",
    "sec-fetch-site": "same-origin",
    ...marks,
    ...zipped,
    ...sentAs,
  };
  return new Promise((resolve, reject) => {
    const sent = request(
      url + path,
      { agent, method: body === undefined ? "GET" : "POST", headers },
      (response) => {
        const [set] = response.headers["set-cookie"] ?? [];
        if (set?.startsWith("tirek-answers=")) marks.cookie = set.split(";")[0] ?? "";
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.once("error", reject);
        response.once("end", () => {
          const text = Buffer.concat(parts).toString();
          resolve({ status: response.statusCode ?? 0, text });
        });
      },
    );
    sent.once("error", (error) => (sent.reusedSocket ? resolve(null) : reject(error)));
    sent.end(body);
  });
}

function bodyOf(form: Form): string {
  const pairs = Object.entries(form).flatMap(([name, value]) =>
    [value].flat().map((one): [string, string] => [name, one]),
  );
  return new URLSearchParams(pairs).toString();
}
