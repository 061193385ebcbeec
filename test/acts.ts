import { hashToken } from "#lib/tokens.ts";
import { makeForm, makePath, patternOf, variantsOf } from "./all-trials.ts";
import type { JsonVisitor } from "./app.ts";
import { forgetJobs, runJobsInTime } from "./jobs.ts";
import { makePeriods } from "./make-periods.ts";
import type { Circle } from "./neighbours.ts";
import { written } from "./roles-table.ts";
import { type Column, columns, type Form, inside, newcomer, type World } from "./roles-world.ts";
import { type Change, differences, readRow, rowsOf, type Snapshot, type Tables } from "./tables.ts";
import { nameChanges, type Source, type Unchanged } from "./ties.ts";
import type { Variant } from "./trials.ts";

export type Act = {
  title: string;
  address: string;
  role: Column;
  /** By whom the act is written down first; another's block stands only where it is otherwise. */
  usual: Column;
  variant: Variant;
};
type Trial = {
  path: string;
  pattern: string;
  form: Form;
  me: string | null;
  circle: Circle;
  cookie: string | undefined;
};

/**
 * Every act of the product with its variants, by the first role that docs/roles/routes.md lets do it, which is nearly
 * always the whole country's, and by the narrowest, whose queries are bounded.
 */
export function listActs(): Act[] {
  return [...written()]
    .filter(([address]) => address.startsWith("POST "))
    .flatMap(([address, cells]) => {
      const allowed = columns.filter((column) => ["yes", "own"].includes(cells[column] ?? ""));
      return variantsOf(address).flatMap((variant): Act[] => {
        const title = variant.name ? `${address} – ${variant.name}` : address;
        const usual = variant.role ?? allowed[0] ?? "guest";
        const narrow = variant.narrowest ?? variant.role ?? allowed.at(-1) ?? usual;
        return [...new Set([usual, narrow])].map((role) => ({
          title,
          address,
          role,
          usual,
          variant,
        }));
      });
    });
}

type Done = Omit<Act, "title" | "usual">;

/** Does the act, and what was planted with it, and names every row of the database that they changed. */
export async function rowsOfAct(
  { world, tables, plant }: { world: World; tables: Tables; plant?: () => Promise<unknown> },
  act: Done,
): Promise<string[]> {
  const { trial, sendIt } = await prepare(world, act);
  const before = await tables.look();
  const { status } = await sendIt();
  if (!isTaken(act, status)) throw new Error(`${trial.path} answered ${status}`);
  await runJobsInTime(world.app);
  await plant?.();
  const after = await tables.look();
  return nameRows(trial, { before, after });
}

/** Whether it is answered as what was done is, or refused as it should be. */
export function isTaken({ variant }: Pick<Act, "variant">, status: number): boolean {
  return (variant.refused ? [422] : [200, 303]).includes(status);
}

type Again = { status: number; acts: string[]; letters: number };

/** Sends the act, and then the very same again: what is answered and told the second time. */
export async function toldAgain(world: World, act: Done): Promise<Again> {
  const { trial, sendIt } = await prepare(world, act);
  const { status } = await sendIt();
  if (!isTaken(act, status)) throw new Error(`${trial.path} answered ${status}`);
  const { db } = world.app;
  const history = db.selectFrom("core.history").select(["act", "place"]).orderBy("place");
  const last = (await history.execute()).at(-1)?.place ?? 0;
  const countLetters = async () =>
    (await db.selectFrom("core.mails").select("id").execute()).length;
  const letters = await countLetters();
  const again = await sendIt();
  const acts = await history.where("place", ">", last).execute();
  return {
    status: again.status,
    acts: acts.map(({ act }) => act),
    letters: (await countLetters()) - letters,
  };
}

async function prepare(world: World, { address, role, variant }: Done) {
  const { asker, subjects } = await newcomer(world, role);
  const home = await subjects(inside);
  const subject = { ...home, school: home[variant.school ?? "school"] };
  const circle = { ...subject, ...(await makePeriods(world.app, subject)) };
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
  const sendIt = () => send(given.asker ?? asker, { path, form, json: given.json });
  return { trial, sendIt };
}

/** Those of the rows that would be taken for an act's own if it touched one of them; the act is one of a school. */
export async function listTied(
  { world, tables }: { world: World; tables: Tables },
  rows: Change[],
): Promise<string[]> {
  const { subjects } = await newcomer(world, "national");
  const subject = await subjects(inside);
  const circle = { ...subject, ...(await makePeriods(world.app, subject)) };
  const [pattern, path] = ["/schools/:id/sizes", `/schools/${subject.school.id}/sizes`];
  const trial = { path, pattern, form: {}, circle, me: subject.by, cookie: undefined };
  const after = await tables.look();
  const sources = [...sourcesOf(trial), ...lettersTo(circle, after)];
  return rows.flatMap((row) => {
    const change = { ...row, op: "-" as const };
    const unchanged = unchangedIn(after, [change]);
    return nameChanges([change], { sources, unchanged }).filter((name) => !name.endsWith("(?)"));
  });
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

function schoolsOf({ leading, partner, free, second, joining, elder }: Circle): Source[] {
  return [
    { name: "leading", value: leading.id },
    { name: "partner", value: partner.id },
    { name: "free", value: free.id },
    { name: "second partner", value: second.id },
    { name: "joining partner", value: joining.id },
    { name: "elder", value: elder.id },
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
