import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { any, condition } from "#lib/condition.ts";
import { formOf, makeForm, makePath, patternOf, variantsOf } from "./all-trials.ts";
import { type JsonVisitor, openTestApp, type TestApp } from "./app.ts";
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
  type Subject,
  type World,
} from "./roles-world.ts";
import type { Sent, Variant } from "./trials.ts";

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

/** Where somebody else's record or place may stand, and why. */
const mayBeForeign = new Map([
  ["POST /network/schools/:id/circle/new partnerCode", "a circle may reach beyond its district"],
  ["POST /people/support-offers trainerId", "a school may ask any trainer of the country for help"],
  ["POST /people/support-offers schoolId", "a trainer's own side may offer help to any school"],
  ["POST /surveys/rounds/new schools by regional", "a region asks by kinds, and no school by name"],
]);

/** Who may do the act somewhere and not everywhere: the narrowest and the widest of them. */
const bounded = forms.flatMap(({ address, role }) => {
  const cells = written().get(address) ?? {};
  const own = columns.filter((column) => cells[column] === "own");
  return [...new Set([role, own[0] ?? role])].map((one) => ({ address, role: one }));
});

describe("an id in a form", () => {
  it.each(bounded)("is believed of nobody: $address by $role", async ({ address, role }) => {
    const { asker, path, form, subjects } = await trialOf({ address, role });
    const strangers = await subjects(outside);
    await makePath(world, address, strangers);
    const theirs = await makeForm(world, address, strangers);
    const before = await countDeeds();
    const believed: string[] = [];
    for (const { name, swapped } of await swaps(form, theirs)) {
      const field = `${address} ${name}`;
      if (mayBeForeign.has(field) || mayBeForeign.has(`${field} by ${role}`)) continue;
      await app.db.deleteFrom("core.rate_limits").execute();
      const { status } = await asker.post(path, swapped);
      if (![403, 404, 422].includes(status)) believed.push(`${name}: ${status}`);
    }
    expect(believed).toEqual([]);
    expect(await countDeeds()).toEqual(before);
  });

  it.each(
    [...written().keys()]
      .filter((address) => address.startsWith("POST "))
      .flatMap((address) =>
        variantsOf(address).flatMap((variant) =>
          variant.prepare ? [{ address, variant, name: variant.name ?? "" }] : [],
        ),
      ),
  )(
    "is believed of nobody in what is sent otherwise: $address $name",
    async ({ address, variant }) => {
      const role = narrowestOf(address, variant);
      const { asker, subjects } = await newcomer(world, role);
      const own = await prepared({ address, variant, asker, subject: await subjects(inside) });
      const theirs = await prepared({ address, variant, asker, subject: await subjects(outside) });
      const told: string[] = [];
      for (const json of await jsonSwaps(own.json, theirs.json)) {
        await app.db.deleteFrom("core.rate_limits").execute();
        const before = await countDeeds();
        const sender = own.asker ?? asker;
        const { status } = await sender.postJson(own.path ?? patternOf(address), json);
        const after = await countDeeds();
        if (status >= 500 || JSON.stringify(before) !== JSON.stringify(after)) told.push(json);
      }
      expect(told).toEqual([]);
    },
  );

  it("is right where it is one's own: the forms themselves are taken", async () => {
    const refused: string[] = [];
    for (const tried of bounded) {
      const { asker, path, form } = await trialOf(tried);
      const { status } = await asker.post(path, form);
      if (![200, 303].includes(status))
        refused.push(`${tried.address} by ${tried.role}: ${status}`);
    }
    expect(refused).toEqual([]);
  }, 300_000);
});

function narrowestOf(address: string, variant: Variant): Column {
  const cells = written().get(address) ?? {};
  const narrow = columns.findLast((column) => ["yes", "own"].includes(cells[column] ?? ""));
  return variant.narrowest ?? variant.role ?? narrow ?? "guest";
}

type Preparing = { address: string; variant: Variant; asker: JsonVisitor; subject: Subject };

async function prepared({ address, variant, asker, subject }: Preparing): Promise<Sent> {
  const at = { ...subject, school: subject[variant.school ?? "school"] };
  const given = await variant.prepare?.({
    world,
    pattern: patternOf(address),
    subject: at,
    asker,
    makePath: () => makePath(world, address, at),
    makeForm: () => makeForm(world, address, at),
  });
  return given ?? {};
}

/** All that tells of an act: its history, its letters, its jobs. */
async function countDeeds(): Promise<unknown> {
  const { rows } = await sql`
    select (select count(*) from core.history) as acts, (select count(*) from core.mails) as letters,
      (select count(*) from core.jobs) as jobs`.execute(app.db);
  return rows[0];
}

type Swap = { name: string; swapped: Form };
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** The form with one record or place of somebody else in the stead of one's own, in every way there is. */
async function swaps(own: Form, theirs: Form): Promise<Swap[]> {
  const found: Swap[] = [];
  for (const [name, value] of Object.entries(theirs)) {
    const isOther = name in own && own[name] !== value && typeof value === "string";
    if (isOther && (await isNamed(value))) found.push({ name, swapped: { ...own, [name]: value } });
  }
  const names = Object.keys(theirs).filter((name) => uuid.test(name));
  for (const [at, name] of Object.keys(own)
    .filter((one) => uuid.test(one))
    .entries()) {
    const other = names[at] ?? name;
    const { [name]: value = "", ...rest } = own;
    if (other !== name && (await isNamed(other)))
      found.push({ name: other, swapped: { ...rest, [other]: value } });
  }
  return found;
}

/** The same of what is sent as JSON, for each id in it. */
async function jsonSwaps(own = "", theirs = ""): Promise<string[]> {
  const ids = own.match(new RegExp(uuid, "g")) ?? [];
  const others = theirs.match(new RegExp(uuid, "g")) ?? [];
  const found: string[] = [];
  for (const [at, id] of ids.entries()) {
    const other = others[at] ?? id;
    if (other !== id && (await isNamed(id)) && (await isNamed(other)))
      found.push(own.replace(id, other));
  }
  return found;
}

/** Whether the value holds the id of any record, or the code of a school or of a place. */
async function isNamed(value: string): Promise<boolean> {
  if (value.includes("@")) return false;
  const id = uuid.exec(value)?.[0];
  if (id) return isRecord(id);
  const code = value.split(":").at(-1) ?? "";
  const { rows } = await sql<{ isNamed: boolean }>`
    select exists (select from network.schools where code = ${code})
      or exists (select from network.districts where kato = ${code})
      or exists (select from network.regions where kato = ${code}) as "isNamed"`.execute(app.db);
  return rows[0]?.isNamed ?? false;
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
