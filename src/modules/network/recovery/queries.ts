import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { listSaidPartnerships } from "../import-partnerships/queries.ts";
import { listSaidStatuses } from "../import-statuses/queries.ts";
import { listLost } from "./rules.ts";
import {
  type Act,
  actRow,
  type Lost,
  type LostPeriod,
  type Network,
  type Period,
  periodRow,
  type Said,
} from "./schema.ts";

const closingRow = z.strictObject({ id: z.string(), day: z.string() });
const codeRow = z.strictObject({ id: z.string(), code: z.string() });
const nameRow = z.strictObject({ id: z.string(), name: z.string() });

/** The periods whose end is that of another school's closing, with the end that each should have. */
export async function listLostPeriods(db: Db): Promise<LostPeriod[]> {
  const acts = await listActs(db);
  const network: Network = {
    acts,
    periods: await listPeriods(db),
    said: await listSaid(db, acts),
    closedOn: await listClosings(db),
  };
  return named(db, listLost(network));
}

async function listPeriods(db: Db): Promise<Period[]> {
  const { rows } = await sqlOf(periodRow)`
    select s.id, 'status' as kind, s.status as what, array[s.school_id] as "schoolIds", lower(s.during) as "from",
      upper(s.during) as until, s.end_reason as reason, n.decided_at::text as "grantedAt"
    from network.statuses s left join network.nominations n on n.status_id = s.id
    union all
    select id, 'partnership', kind, array[leading_id, partner_id], lower(during), upper(during), end_reason, null
    from network.partnerships`.execute(db);
  return rows;
}

async function listActs(db: Db): Promise<Act[]> {
  const { rows } = await sqlOf(actRow)`
    select row_number() over (order by h.at, h.place)::int as moment, h.at::text as at,
      coalesce(h.user_id::text, '') as "by", h.act, h.subject_id as "schoolId",
      coalesce(h.changes -> 'until' ->> 'to', h.changes -> 'from' ->> 'to', h.changes -> 'closedOn' ->> 'to') as day,
      h.changes -> 'reason' ->> 'to' as reason
    from core.history h
    where h.subject_kind = 'school' and h.act in
      ('statusGranted', 'statusEnded', 'partnershipBegun', 'partnershipEnded', 'schoolClosed', 'imported')
    order by moment`.execute(db);
  return rows;
}

async function listClosings(db: Db): Promise<Map<string, string>> {
  const { rows } = await sqlOf(closingRow)`
    select id, upper(open_during) as day from network.schools where not upper_inf(open_during)`.execute(
    db,
  );
  return new Map(rows.map(({ id, day }) => [id, day]));
}

type WrittenFile = { madeAt: string; writtenAt: string };

/** What the files said, by the school that had the code when its file was written. */
async function listSaid(db: Db, acts: readonly Act[]): Promise<Said[]> {
  const statuses = await listSaidStatuses(db);
  const partnerships = await listSaidPartnerships(db);
  const schools = Map.groupBy(await listCodes(db), ({ code }) => code);
  const imported = Map.groupBy(
    acts.filter(({ act }) => act === "imported"),
    ({ schoolId }) => schoolId,
  );
  // Work that was cut off between two portions went on at another hour than the import's own.
  const momentOf = (id: string, { madeAt, writtenAt }: WrittenFile) =>
    imported.get(id)?.findLast(({ at }) => madeAt <= at && at <= writtenAt)?.moment;
  const find = (codes: string[], written: WrittenFile) => {
    const schoolIds = codes.flatMap((code) =>
      (schools.get(code) ?? [])
        .map(({ id }) => id)
        .filter((id) => momentOf(id, written) !== undefined)
        .slice(0, 1),
    );
    const moment = momentOf(schoolIds[0] ?? "", written);
    return moment === undefined || schoolIds.length < codes.length ? null : { schoolIds, moment };
  };
  return [
    ...statuses.flatMap(({ isNew, said: { code, status, from, until }, ...written }) => {
      const found = find([code], written);
      return found ? [{ ...found, kind: "status" as const, what: status, from, until, isNew }] : [];
    }),
    ...partnerships.flatMap(({ isNew, said, ...written }) => {
      const { leadingCode, partnerCode, kind: what, from, until } = said;
      const found = find([leadingCode, partnerCode], written);
      return found ? [{ ...found, kind: "partnership" as const, what, from, until, isNew }] : [];
    }),
  ];
}

async function listCodes(db: Db): Promise<z.infer<typeof codeRow>[]> {
  const { rows } = await sqlOf(codeRow)`
    select id, code from network.schools
    union select subject_id::uuid, changes -> 'code' ->> 'from' from core.history
    where subject_kind = 'school' and act = 'schoolChanged' and changes -> 'code' ->> 'from' is not null`.execute(
    db,
  );
  return rows;
}

async function named(db: Db, lost: readonly Lost[]): Promise<LostPeriod[]> {
  const ids = [...new Set(lost.flatMap(({ period }) => period.schoolIds))];
  const { rows } = await sqlOf(nameRow)`
    select id, name_kk || ' (' || code || ')' as name from network.schools where id = any (${ids}::uuid[])`.execute(
    db,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return lost
    .map(({ period: { id, kind, schoolIds, from, until }, end }) => ({
      id,
      kind,
      schoolIds,
      from,
      endedOn: until,
      ...end,
      name: schoolIds.map((school) => names.get(school)).join(" – "),
    }))
    .toSorted((one, other) => keyOf(one).localeCompare(keyOf(other)));
}

function keyOf({ kind, name, id }: LostPeriod): string {
  return `${kind} ${name} ${id}`;
}
