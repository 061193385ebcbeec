import type { ImportRow, PlanContext, Planned } from "#imports/plan.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { codeOfRow } from "../base/schema.ts";
import { planStatuses, type RegistryStatuses, saidOf } from "./rules.ts";
import {
  type KnownSchool,
  knownSchoolRow,
  knownStatusRow,
  type SaidStatus,
  type StatusValue,
  type WrittenRow,
  writtenRow,
} from "./schema.ts";

/** Reads what the registry has of the file's schools and says what each row would do. */
export async function planStatusRows(
  db: Db,
  { rows, context }: { rows: readonly ImportRow[]; context: PlanContext },
): Promise<Planned<StatusValue>[]> {
  const codes = [...new Set(rows.map(codeOfRow))];
  return planStatuses(rows, await knownTo(db, codes), context);
}

async function knownTo(db: Db, codes: string[]): Promise<RegistryStatuses> {
  const schools = await listKnownSchools(db, codes);
  const { rows } = await sqlOf(knownStatusRow)`
    select st.id, st.school_id as "schoolId", st.status, coalesce(lower(st.during), '0001-01-01') as "from",
      upper(st.during) as until, st.order_number as "orderNumber", st.order_date as "orderDate",
      case when st.status = 'leading' then (select max(coalesce(upper(p.during), '9999-12-31'))
        from network.partnerships p where p.leading_id = st.school_id and p.during && st.during) end as "ledUntil"
    from network.statuses st where st.school_id = any (${schools.map((school) => school.id)}::uuid[])`.execute(
    db,
  );
  const statuses = Map.groupBy(rows, (row) => row.schoolId);
  return { schools: new Map(schools.map((school) => [school.code, school])), statuses };
}

/** What the written files said of statuses that they began or changed. */
export async function listSaidStatuses(db: Db): Promise<WrittenRow<SaidStatus>[]> {
  const rows = await listWrittenRows(db, "statuses");
  return rows.flatMap(({ said, ...written }) => {
    const status = saidOf(said);
    return status ? [{ ...written, said: status }] : [];
  });
}

/** The rows that began or changed something when their file was written. */
export async function listWrittenRows(
  db: Db,
  kind: "statuses" | "partnerships",
): Promise<WrittenRow<ImportRow>[]> {
  const { rows } = await sqlOf(writtenRow)`
    select i.made_at::text as "madeAt", i.written_at::text as "writtenAt", r.outcome = 'new' as "isNew",
      jsonb_build_object('number', r.number, 'cells', r.cells) as said
    from core.imports i join core.import_rows r on r.import_id = i.id
    where i.desk = 'network' and i.kind = ${kind} and i.state = 'written' and r.outcome in ('new', 'changed')
    order by i.written_at, i.id, r.number`.execute(db);
  return rows;
}

/** Schools by code, with when they were open and where they last lay. */
export async function listKnownSchools(db: Db, codes: string[]): Promise<KnownSchool[]> {
  const { rows } = await sqlOf(knownSchoolRow)`
    select s.id, s.code, lower(s.open_during) as opened, upper(s.open_during) as closed,
      coalesce(d.region_kato, '') as "regionKato", coalesce(d.kato, '') as "districtKato"
    from network.schools s
    left join lateral (select district_id from network.school_places p where p.school_id = s.id
      order by upper(p.during) desc nulls first limit 1) place on true
    left join network.districts d on d.id = place.district_id
    where s.code = any (${codes}::text[])`.execute(db);
  return rows;
}
