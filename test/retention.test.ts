import { readFileSync, writeFileSync } from "node:fs";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openTestApp, type TestApp } from "#test/app.ts";
import { retentions } from "../src/retention.ts";

const page = new URL("../docs/retention.md", import.meta.url);
let app: TestApp;

beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

function asTable(): string {
  const rows = Object.entries(retentions)
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([table, { kept, forget }]) => `| ${table} | ${kept} | ${forget ? "nightly" : ""} |`);
  return `# How long records are kept

Each area says it in its \`area.ts\` (\`retention\`), what lies beside the areas in \`src/lib/core-retention.ts\` and
\`src/imports/retention.ts\`. What ends by the clock is forgotten each night, a thousand rows at a time, by the worker.
What becomes of a person's rows when they ask to be forgotten is in [another table](kept-of-a-person.md).
\`WRITE=1 npx vitest run test/retention.test.ts\` writes this one.

| table | kept | forgotten |
|---|---|---|
${rows.join("\n")}
`;
}

it("every table has a time for which its rows are kept", async () => {
  const { rows } = await sql<{ name: string }>`
    select n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition
      and n.nspname !~ '^(pg_|graphile_)' and n.nspname not in ('information_schema', 'public')
    order by 1`.execute(app.db);
  expect(Object.keys(retentions).toSorted()).toEqual(rows.map(({ name }) => name).toSorted());
});

it("is what docs/retention.md says", () => {
  if (process.env.WRITE) writeFileSync(page, asTable());
  expect(readFileSync(page, "utf8")).toBe(asTable());
});
