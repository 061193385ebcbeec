import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Db } from "#lib/db.ts";
import { hashToken } from "#lib/tokens.ts";
import { makeForm, makePath, patternOf, variantsOf } from "./all-trials.ts";
import { type JsonVisitor, now } from "./app.ts";
import { forgetJobs, runJobsInTime } from "./jobs.ts";
import { makePartnership, makeSchool } from "./make.ts";
import { makePost, makeTeacher } from "./make-people.ts";
import { written } from "./roles-table.ts";
import {
  type Column,
  columns,
  type Form,
  inside,
  newcomer,
  outside,
  type Place,
  type Subject,
  strangersIn,
  type World,
} from "./roles-world.ts";
import {
  type Change,
  differences,
  type openTables,
  readRow,
  rowsOf,
  type Snapshot,
} from "./tables.ts";
import { nameChanges, type Source, type Unchanged } from "./ties.ts";
import type { Variant } from "./trials.ts";

export type Act = { title: string; address: string; role: Column; variant: Variant };
type Tables = Awaited<ReturnType<typeof openTables>>;
type Trial = {
  path: string;
  pattern: string;
  form: Form;
  me: string | null;
  circle: Circle;
  cookie: string | undefined;
};
type Circle = Subject & { second: { id: string } };

/** Every act of the product with its variants, each by the first role that docs/roles/routes.md lets do it. */
export function listActs(): Act[] {
  return [...written()]
    .filter(([address]) => address.startsWith("POST "))
    .flatMap(([address, cells]) => {
      const first = columns.find((column) => ["yes", "own"].includes(cells[column] ?? ""));
      return variantsOf(address).map((variant): Act => {
        const title = variant.name ? `${address} – ${variant.name}` : address;
        return { title, address, role: variant.role ?? first ?? "guest", variant };
      });
    });
}

/** Records of every kind around: in the same district, in another of the region, in another region. */
export async function makeNeighbours(world: World) {
  const near = { region: inside.region, district: await otherDistrict(world) };
  return {
    "the same district": await makeNeighbour(world, inside),
    "another district": await makeNeighbour(world, near),
    "another region": await makeNeighbour(world, outside),
  };
}

async function otherDistrict({ app }: World): Promise<string> {
  const { rows } = await sql<{ kato: string }>`
    select kato from network.districts where region_kato = ${inside.region}
      and kato <> ${inside.district} and upper_inf(during) order by kato limit 1`.execute(app.db);
  return rows[0]?.kato ?? "";
}

async function makeNeighbour(world: World, place: Place): Promise<Circle> {
  const subject = await strangersIn(world, place);
  for (const address of new Set(listActs().map((act) => act.address))) {
    await makePath(world, address, subject);
    await makeForm(world, address, subject);
  }
  return makePast(world, subject);
}

/** What the circle had before, and must keep as it was, and a second partner who stays. */
async function makePast(world: World, subject: Subject): Promise<Circle> {
  const { db } = world.app;
  const { leading, partner, district } = subject;
  const second = await makeSchool(db, { district, status: "partner" });
  await makePartnership(db, { leadingId: leading.id, partnerId: second.id });
  const { id: teacher } = await makeTeacher(db);
  const ended = "[2014-09-01,2018-09-01)";
  await makePost(db, {
    teacherId: teacher,
    schoolId: partner.id,
    since: "2014-09-01",
    until: "2018-09-01",
  });
  await db
    .insertInto("network.partnerships")
    .values({ id: randomUUID(), leading_id: leading.id, partner_id: partner.id, during: ended })
    .execute();
  await db
    .insertInto("network.statuses")
    .values(
      [leading, partner].map(({ id }) => ({
        id: randomUUID(),
        school_id: id,
        status: "partner" as const,
        during: ended,
      })),
    )
    .execute();
  await makeCoordinators(db, [leading, partner, subject.free, second]);
  return { ...subject, second };
}

/** Those who get the letters about a school. */
async function makeCoordinators(db: Db, schools: { id: string }[]): Promise<void> {
  const people = schools.map(({ id: schoolId }) => ({ schoolId, id: randomUUID() }));
  await db
    .insertInto("accounts.users")
    .values(
      people.map(({ id }) => ({
        id,
        family_name: "Үйлестіруші",
        given_name: "Әлия",
        email: `${id}@test.example`,
        is_demo: true,
        created_at: now,
      })),
    )
    .execute();
  await db
    .insertInto("accounts.grants")
    .values(
      people.map(({ id, schoolId }) => ({
        id: randomUUID(),
        user_id: id,
        role: "partner_coordinator" as const,
        school_id: schoolId,
        during: "[2025-09-01,)",
      })),
    )
    .execute();
}

/** Does the act, and what was planted with it, and names every row of the database that they changed. */
export async function rowsOfAct(
  { world, tables, plant }: { world: World; tables: Tables; plant?: () => Promise<unknown> },
  { address, role, variant }: Act,
): Promise<string[]> {
  const { asker, subjects } = await newcomer(world, role);
  const home = await subjects(inside);
  const subject = { ...home, school: home[variant.school ?? "school"] };
  const circle = await makePast(world, subject);
  const made = {
    makePath: () => makePath(world, address, subject),
    makeForm: () => makeForm(world, address, subject),
  };
  const pattern = patternOf(address);
  const given = (await variant.prepare?.({ world, pattern, subject, asker, ...made })) ?? {};
  const path = given.path ?? (await made.makePath());
  const form = given.form ?? (await made.makeForm());
  const trial = { path, pattern, form, circle, me: subject.by, cookie: given.cookie };
  await world.app.db.deleteFrom("core.rate_limits").execute();
  await forgetJobs(world.app);
  const before = await tables.look();
  const response = await send(given.asker ?? asker, { path, form, json: given.json });
  const expected = variant.refused ? [422] : [200, 303];
  if (!expected.includes(response.status)) throw new Error(`${path} answered ${response.status}`);
  await runJobsInTime(world.app);
  await plant?.();
  const after = await tables.look();
  return nameRows(trial, { before, after });
}

function send(
  asker: JsonVisitor,
  { path, form, json }: { path: string; form: Form; json: string | undefined },
): Promise<Response> {
  return json === undefined ? asker.post(path, form) : asker.postJson(path, json);
}

function nameRows(
  trial: Trial,
  { before, after }: { before: Snapshot; after: Snapshot },
): string[] {
  const changes = differences(before, after);
  const sources = [...sourcesOf(trial), ...lettersTo(trial.circle, before)];
  return nameChanges(changes, { sources, unchanged: unchangedIn(after, changes) });
}

/** What the act was told comes before whose it is. */
function sourcesOf({ path, pattern, form, me, circle, cookie }: Trial): Source[] {
  const values = path.split("/");
  const parameters = pattern.split("/").flatMap((part, at): Source[] => {
    const name = /^:\w+/.exec(part)?.[0];
    return name ? [{ name, value: values[at] ?? "" }] : [];
  });
  const fields = Object.entries(form).flatMap(([name, value]): Source[] =>
    typeof value === "string" ? [{ name: `form.${name.replace(/_.{36}$/, "")}`, value }] : [],
  );
  const told = [...parameters, ...fields, ...(cookie ? [{ name: "cookie", value: cookie }] : [])];
  return [
    ...told,
    ...told.map(({ name, value }) => ({ name, value: hashToken(value) })),
    ...(me
      ? [
          { name: "me", value: me },
          { name: "me", value: `${me}@test.example` },
        ]
      : []),
    ...schoolsOf(circle),
    { name: "partnership", value: circle.partnership },
    { name: "district", value: `d:${circle.district}` },
    { name: "region", value: `r:${circle.region}` },
    { name: "country", value: "kz" },
  ];
}

function schoolsOf({ leading, partner, free, second }: Circle): Source[] {
  return [
    { name: "leading", value: leading.id },
    { name: "partner", value: partner.id },
    { name: "free", value: free.id },
    { name: "second partner", value: second.id },
  ];
}

/** The addresses of those who have a role in the circle or above it. */
function lettersTo(circle: Circle, before: Snapshot): Source[] {
  const names = new Map(
    [
      ...schoolsOf(circle),
      { name: "district", value: circle.district },
      { name: "region", value: circle.region },
    ].map(({ name, value }) => [value, `somebody of ${name}`]),
  );
  const roles = new Map(
    rowsOf(before, "accounts.grants").map((row) => {
      const place = row.school_id ?? row.district_kato ?? row.region_kato;
      return [String(row.user_id), names.get(String(place))];
    }),
  );
  return rowsOf(before, "accounts.users").flatMap((row): Source[] => {
    const name = roles.get(String(row.id));
    return name && row.email ? [{ name, value: String(row.email) }] : [];
  });
}

function unchangedIn(after: Snapshot, changes: Change[]): Unchanged {
  const changed = new Set(changes.map(({ after: row }) => JSON.stringify(row)));
  return (value) =>
    [...after].flatMap(([table, { rows }]) =>
      [...rows.values()]
        .filter((content) => content.includes(value))
        .flatMap((content) => {
          const row = readRow(content);
          return changed.has(JSON.stringify(row)) ? [] : [{ table, row }];
        }),
    );
}
