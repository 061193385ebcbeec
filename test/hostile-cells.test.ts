import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ImportDesk, kindOf } from "#imports/desk.ts";
import type { ImportRow } from "#imports/plan.ts";
import { tableLimits } from "#imports/reading/rows.ts";
import type { Person } from "#lib/actor.ts";
import { getPerson } from "#lib/person.ts";
import { now, openTestApp, type TestApp } from "./app.ts";
import { desks } from "./desks.ts";
import { makeSchool } from "./make.ts";

let app: TestApp;
let person: Person;
let codes: Record<string, string>;

beforeAll(async () => {
  app = await openTestApp();
  const { userId } = await app.signInAs("national");
  person = await getPerson(app.db, { userId, now });
  const [leading, partner] = [
    await makeSchool(app.db, { status: "leading", since: "2018-09-01" }),
    await makeSchool(app.db),
  ];
  codes = { code: leading.code, leading_code: leading.code, partner_code: partner.code };
});
afterAll(() => app.close());

const longest = tableLimits.lettersInCell;
const filled = (text: string) => text.repeat(Math.floor(longest / text.length));

/** What a cell may hold at most, each of a sort that some pattern or comparison is slow with. */
const hostile = {
  letters: filled("я"),
  figures: filled("9"),
  words: filled("а "),
  lists: filled("а, "),
  "a gap between two letters": `а${" ".repeat(longest - 2)}б`,
  marks: filled("е\u0308"),
  brackets: filled("("),
  dots: filled("1."),
  quotes: filled("'\"\\%_"),
  "an endless number": "1e308",
  "less than nothing": "-1",
  "a name of the language": "__proto__",
};

const fields = desks.flatMap((desk) =>
  desk.kinds.flatMap((kind) => kind.fields.map(({ name }) => ({ desk, kind: kind.name, name }))),
);

type Tried = { desk: ImportDesk; kind: string };

/** The row that the template shows, of schools that there are. */
function goodRow({ desk, kind }: Tried): ImportRow {
  const [example = []] = kindOf(desk, kind).examples("ru");
  const shown = kindOf(desk, kind).fields.filter(({ insteadOf }) => !insteadOf);
  const cells = Object.fromEntries(shown.map(({ name }, at) => [name, example[at] ?? ""]));
  const named = Object.keys(codes).filter((field) => cells[field] !== undefined);
  return {
    number: 1,
    cells: { ...cells, ...Object.fromEntries(named.map((f) => [f, codes[f] ?? ""])) },
  };
}

/** What is found of the row; what is found to be good is written, and taken back with the transaction. */
async function outcomeOf({ desk, kind }: Tried, row: ImportRow): Promise<string> {
  const table = kindOf(desk, kind);
  const answers = {};
  const rows = await desk.complete(app.db, [row], { answers, person, now });
  const context = desk.contextFor(person, { answers, now });
  const [finding] = await table.find(app.db, { rows, context });
  const tried = app.db.transaction().execute(async (tx) => {
    await desk.lock(tx, { kind, rows });
    await table.write(tx, { rows, context, by: person, now });
    await sql`set constraints all immediate`.execute(tx);
    throw new TakenBack();
  });
  await expect(tried).rejects.toThrow(TakenBack);
  return finding?.outcome ?? "nothing";
}

class TakenBack extends Error {}

describe("a cell that is as full as it may be", () => {
  it.each(fields)("is told or written, in $kind as $name", async ({ name, ...tried }) => {
    const good = goodRow(tried);
    for (const [what, text] of Object.entries(hostile)) {
      const row = { ...good, cells: { ...good.cells, [name]: text } };
      expect(await outcomeOf(tried, row), what).toMatch(/^(bad|new|doubtful|changed|same|aside)$/);
    }
  });
});
