import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { any, condition } from "#lib/condition.ts";
import { formOf, makeForm, makePath } from "./all-trials.ts";
import { openTestApp, type TestApp } from "./app.ts";
import { openProvider } from "./oidc.ts";
import { written } from "./roles-table.ts";
import {
  type Column,
  columns,
  type Form,
  inside,
  newcomer,
  openWorld,
  outside,
  type World,
} from "./roles-world.ts";

let app: TestApp;
let provider: Awaited<ReturnType<typeof openProvider>>;
let world: World;

beforeAll(async () => {
  app = await openTestApp();
  provider = await openProvider([]);
  world = await openWorld(app, provider);
});
afterAll(async () => {
  await provider.close();
  await app.close();
});

/** Every form of the product that asks something, with the narrowest role that may send it. */
const forms = [...written()]
  .filter(([address]) => address.startsWith("POST "))
  .flatMap(([address, cells]): { address: string; role: Column }[] => {
    const role = columns.findLast((column) => ["yes", "own"].includes(cells[column] ?? ""));
    return role ? [{ address, role }] : [];
  })
  .filter(
    ({ address }) =>
      typeof formOf(address) === "function" || Object.keys(formOf(address)).length > 0,
  );

type Tried = { address: string; role: Column };

async function trialOf({ address, role }: Tried) {
  const { asker, subjects } = await newcomer(world, role);
  const subject = await subjects(inside);
  const path = await makePath(world, address, subject);
  const form = await makeForm(world, address, subject);
  await app.db.deleteFrom("core.rate_limits").execute();
  return { asker, subjects, path, form };
}

describe("a form that is sent empty", () => {
  it.each(forms)(
    "is answered, and asks for nothing that it says may be left out: $address",
    async (tried) => {
      const { asker, path } = await trialOf(tried);
      const answer = await asker.post(path, {});
      expect(answer.status).toBeLessThan(500);
      if (answer.status === 422) expect(askedThoughOptional(await answer.text())).toEqual([]);
    },
  );
});

const optional = /\((міндетті емес|необязательно|optional)\)/;

/** The fields that are told to be wrong although their label says that they may be left out. */
function askedThoughOptional(page: string): string[] {
  const wrong = [...page.matchAll(/id="([\w-]+)-error"/g)].map(([, name = ""]) => name);
  return wrong.filter((name) => {
    const label = new RegExp(`for="${name}"[^>]*>(.*?)</label>`, "s").exec(page)?.[1] ?? "";
    return optional.test(label);
  });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Where somebody else's record may stand, and why. */
const mayBeForeign = new Map([
  ["POST /people/support-offers trainerId", "a school may ask any trainer of the country for help"],
]);

describe("an id in a form", () => {
  it.each(forms)("is believed of nobody: $address", async ({ address, role }) => {
    const { asker, path, form, subjects } = await trialOf({ address, role });
    const strangers = await subjects(outside);
    await makePath(world, address, strangers);
    const theirs = await makeForm(world, address, strangers);
    const believed: string[] = [];
    for (const [name, id] of await recordsIn(theirs)) {
      if (form[name] === id || mayBeForeign.has(`${address} ${name}`)) continue;
      await app.db.deleteFrom("core.rate_limits").execute();
      const { status } = await asker.post(path, { ...form, [name]: id });
      if (![403, 404, 422].includes(status)) believed.push(`${name}: ${status}`);
    }
    expect(believed).toEqual([]);
  });

  it("is right where it is one's own: the forms themselves are taken", async () => {
    const refused: string[] = [];
    for (const tried of forms) {
      const { asker, path, form } = await trialOf(tried);
      const { status } = await asker.post(path, form);
      if (![200, 303].includes(status)) refused.push(`${tried.address}: ${status}`);
    }
    expect(refused).toEqual([]);
  }, 300_000);
});

/** The fields that name a record which is there. */
async function recordsIn(form: Form): Promise<[string, string][]> {
  const named = Object.entries(form).flatMap(([name, value]): [string, string][] =>
    typeof value === "string" && uuid.test(value) ? [[name, value]] : [],
  );
  const found = await Promise.all(
    named.map(async (one) => ((await isRecord(one[1])) ? [one] : [])),
  );
  return found.flat();
}

/** Whether any table has a row of the id. */
async function isRecord(id: string): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'id'
    join pg_type t on t.oid = a.atttypid and t.typname = 'uuid'
    where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`.execute(
    app.db,
  );
  const found = any(
    rows.map(({ name }) => condition`exists (select from ${sql.table(name)} where id = ${id})`),
  );
  const answer = await sql<{ isRecord: boolean }>`select ${found} as "isRecord"`.execute(app.db);
  return answer.rows[0]?.isRecord ?? false;
}
