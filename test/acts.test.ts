import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { given } from "#lib/shown.ts";
import { inLanguage } from "#lib/texts.ts";
import { texts as questionnaires } from "#modules/surveys/questionnaires/texts.ts";
import { texts as rounds } from "#modules/surveys/rounds/texts.ts";
import { loadQuestionnaires } from "#modules/surveys/standard-questionnaires/actions.ts";
import { areas } from "../src/areas.ts";
import { listActs, listTied, rowsOfAct } from "./acts.ts";
import {
  type Block,
  blockFor,
  blocksOf,
  type Found,
  nothing,
  readBlocks,
  titleAs,
  writeBlocks,
} from "./acts-document.ts";
import { now, openTestApp, type TestApp, type Visitor } from "./app.ts";
import { makeNeighbours } from "./neighbours.ts";
import { openProvider } from "./oidc.ts";
import { openWorld, type World } from "./roles-world.ts";
import { openTables, type Snapshot, type Tables } from "./tables.ts";
import { refuseGaps } from "./trials-gaps.ts";

const places = ["the same district", "another district", "another region"] as const;

// The tables of which a neighbour has no row of its own.
const unowned = {
  "events.revision": "one row of the whole product",
  "events.types": "a list that comes with the product",
  "needs.areas": "a list that comes with the product",
  "network.district_successions": "the territory, brought by migrations",
  "network.districts": "the territory, brought by migrations",
  "network.documents": "a list that comes with the product",
  "network.platforms": "a list that comes with the product",
  "network.published_figures": "a list that comes with the product",
  "network.regions": "the territory, brought by migrations",
  "network.revision": "one row of the whole product",
  "people.issuer_keys": "the country's own keys",
  "people.pending_steps": "emptied by every act that fills it",
  "people.programmes": "a list that comes with the product",
};
const acts = listActs();
const isWriting = process.env.WRITE === "1";
const found: Found[] = [];
let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;
let neighbours: Awaited<ReturnType<typeof makeNeighbours>>;
let tables: Tables;
let all: Snapshot;

beforeAll(async () => {
  app = await openTestApp();
  await refuseGaps(app);
  provider = await openProvider([]);
  world = await openWorld(app, provider);
  await loadQuestionnaires(app.db, now);
  tables = await openTables(app.db);
  neighbours = await makeNeighbours(world, tables);
  all = await tables.look();
});
afterAll(async () => {
  if (isWriting) writeBlocks(withKept(blocksOf(found)));
  await provider.close();
  await app.close();
});

describe("what each act changes", () => {
  it("is written down for every act of the product, and for no other", () => {
    const titles = new Set(acts.map(({ title }) => title));
    const asOthers = new Set(acts.map(titleAs));
    const said = [...readBlocks().keys()].filter((title) => !asOthers.has(title));
    if (!isWriting) expect(said).toEqual([...titles]);
  });

  it.each(acts)("is for $title, as $role, what docs/acts.md says", async (act) => {
    const changed = await rowsOfAct({ world, tables }, act);
    const rows = changed.length > 0 ? changed : [nothing];
    found.push({ title: act.title, role: act.role, usual: act.usual, rows });

    expect(rows.filter((row) => row.includes("(?)"))).toEqual([]);
    if (isWriting) return;
    const block = blockFor(readBlocks(), act);
    expect(block?.rows).toEqual(rows);
    expect(block?.role.split(", ")).toContain(act.role);
  });

  it("leaves one row of history, unless docs/acts.md says why not", () => {
    const blocks = readBlocks();
    const others = [...blocks.values()].filter(({ title, rows }) => {
      const notes = blocks.get(title.replace(/ – as \w+$/, ""))?.notes ?? [];
      const history = rows.filter((row) => row.startsWith("+ core.history"));
      const isOne = history.length === 1 && !history[0]?.includes("×");
      return !isOne && rows[0] !== nothing && notes.length === 0;
    });
    expect(others.map(({ title }) => title)).toEqual([]);
  });

  it("is told in words in the history of its record, or of none that has a page of its own", async () => {
    const { rows } = await sql<Told>`
      select kind, act, fields, (array_agg(id order by place desc))[:${mostLookedAt}] as ids from (
        select subject_kind as kind, subject_id as id, act, place,
          array(select jsonb_object_keys(changes) order by 1) as fields
        from core.history) told
      group by kind, act, fields`.execute(app.db);
    const national = await app.signInAs("national");
    const wordless: string[] = [];
    for (const one of rows) {
      const answer = await tellOf(one, national);
      if (answer !== "told") wordless.push(`${one.kind} ${one.act} ${one.fields}: ${answer}`);
    }
    expect(wordless).toEqual([]);
  });
});

// Of the newest some were joined with others or taken back, and have no page of their own.
const mostLookedAt = 9;

type Told = { kind: string; ids: string[]; act: string; fields: string[] };

/** Where the national team reads what was done with a record. */
const pagesOfHistory: Readonly<Record<string, string>> = {
  certificate: "/certificates/:id/full",
  cyclogramme: "/plans/:id",
  development: "/plans/development/:id",
  diagnosis: "/needs/:id",
  event: "/events/:id",
  nomination: "/network/nominations/:id",
  "platform-region": "/network/platforms/regions/:id",
  provider: "/accounts/providers/:id",
  school: "/network/schools/:id",
  support_offer: "/people/support-offers/:id",
  teacher: "/people/teachers/:id",
  training: "/people/trainings/:id",
  user: "/accounts/users/:id",
};

/** Of what only those see in whose name it is asked: the words of its page. */
const wordsOfHistory: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  questionnaire: { ...inLanguage(questionnaires, "kk"), ...ofRooms("questionnaire") },
  survey_round: { ...inLanguage(rounds, "kk"), ...ofRooms("survey_round") },
};

function ofRooms(kind: string): Record<string, unknown> {
  const words = given(areas.map((area) => area.historyWords)).filter((one) => one.kind === kind);
  return Object.fromEntries(words.flatMap((one) => Object.entries(inLanguage(one.words, "kk"))));
}

/** After which there is no record whose page could tell of them. */
const gone: Readonly<Record<string, string>> = {
  importUndone: "what a file brought is there no more",
  teacherErased: "the person asked for it",
  trainingDeleted: "whoever took it tells it",
};

/** What nobody is shown a history of. */
const untold: Readonly<Record<string, string>> = {
  certificateList: "its certificates tell it",
  documents: "loaded with the product",
  duplicatePair: "the records that it joins tell it",
  import: "what it wrote tells it",
  invitation: "the account that comes of it tells it",
  issuerKey: "the country's own keys",
  joinForm: "it is nobody's yet, and what came of it is told of the account",
  joinCode: "only those who answer requests have to do with it",
  peopleImport: "what it wrote tells it",
  recommendation: "its page shows what came of it",
  request: "the school that is asked sees the request",
  territory: "brought by migrations",
};

async function tellOf({ kind, ids, act, fields }: Told, reader: Visitor): Promise<string> {
  const words = wordsOfHistory[kind];
  const page = pagesOfHistory[kind];
  if (words) {
    const unknown = [act, ...fields].filter((code) => !(code in words));
    return unknown.length === 0 ? "told" : `no word for ${unknown.join(", ")}`;
  }
  if (!page) return kind in untold ? "told" : "no page";
  const answers = await readPages(reader, { kind, page, ids });
  const isToBeFound = !(act in gone && answers.every((one) => one === 404));
  return answers.includes(200) || !isToBeFound ? "told" : answers.join(", ");
}

/** What the pages answer until one is shown; a code that has no word fails the page. */
async function readPages(
  reader: Visitor,
  { kind, page, ids }: { kind: string; page: string; ids: string[] },
): Promise<number[]> {
  const answers: number[] = [];
  for (const id of ids) {
    if (answers.includes(200)) break;
    const path = page.replace(":id", await addressedBy(kind, id));
    answers.push((await reader.get(path)).status);
  }
  return answers;
}

async function addressedBy(kind: string, id: string): Promise<string> {
  if (kind !== "certificate") return id;
  const found = app.db.selectFrom("people.certificates").where("id", "=", id).select("number");
  return (await found.executeTakeFirst())?.number ?? id;
}

describe("a neighbour", () => {
  it.each(places)("in %s has a row of its own in every table that acts write", (where) => {
    const filled = newRows(where).map(({ table }) => table);
    const empty = [...all.keys()].filter((table) => !filled.includes(table));
    expect(empty.filter((table) => !(table in unowned))).toEqual([]);
  });

  it.each(places)("in %s has no row that would be taken for the act's own", async (where) => {
    // A sum over a place is everybody's who lies in it.
    const rows = newRows(where).filter(({ table }) => table !== "people.counts");
    expect(await listTied({ world, tables }, rows)).toEqual([]);
  });
});

describe("a row that an act has no business with", () => {
  const address = "POST /network/schools/:id/sizes";
  const harmless = { title: "", address, role: "national" as const, variant: {} };

  it.each(places)("is found when it lies in %s", async (where) => {
    const plant = () =>
      app.db
        .updateTable("network.partnerships")
        .set({ end_reason: "planted" })
        .where("id", "=", neighbours[where].partnership)
        .execute();

    const rows = await rowsOfAct({ world, tables, plant }, harmless);

    expect(rows).toContain("~ network.partnerships: end_reason (?)");
  });

  it("is found when it is removed, or added", async () => {
    const plant = async () => {
      await sql`delete from needs.offers where ctid = (
        select ctid from needs.offers order by made_at limit 1)`.execute(app.db);
      await app.db
        .insertInto("people.teachers")
        .values({ id: randomUUID(), family_name: "Бөтен", given_name: "Адам", folded: "" })
        .execute();
    };

    const rows = await rowsOfAct({ world, tables, plant }, harmless);

    expect(rows).toContain("+ people.teachers (?)");
    expect(rows).toContain("- needs.offers (?)");
  });
});

/** What was not tried this time stays as it was said. */
function withKept(blocks: Block[]): Block[] {
  const now = new Map(blocks.map((block) => [block.title, block]));
  const tried = new Set(found.map(({ title }) => title));
  const said = readBlocks();
  const titles = acts.flatMap((act) => (act.role === act.usual ? [act.title] : [titleAs(act)]));
  return titles.flatMap((title) => {
    const isTried = acts.some(
      (act) => tried.has(act.title) && [act.title, titleAs(act)].includes(title),
    );
    return (isTried ? now.get(title) : said.get(title)) ?? [];
  });
}

/** One new row of each table that the neighbour has any of. */
function newRows(where: (typeof places)[number]) {
  const added = neighbours[where].rows.filter(({ op }) => op === "+");
  return [...new Map(added.map((row) => [row.table, row])).values()];
}
