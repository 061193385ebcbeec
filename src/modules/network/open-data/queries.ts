import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { type Status, schoolNames, statuses } from "../base/schema.ts";
import { partnershipKinds } from "../partnerships/schema.ts";

const codedNames = schoolNames.extend({ code: z.string() });
const totalRow = z.strictObject({ total: z.int() });

type PageOf<Row> = { total: number; rows: Row[] };
type Part = { page: number; limit: number };

/** Grows with every change of what the public may read. */
export async function getRevision(db: Db): Promise<number> {
  const { number } = await db
    .selectFrom("network.revision")
    .select("number")
    .executeTakeFirstOrThrow();
  return number;
}

const partnershipRow = z.strictObject({
  id: z.string(),
  kind: z.enum(partnershipKinds),
  during: z.string(),
  leading: codedNames,
  partner: codedNames,
});
export type PartnershipRow = z.infer<typeof partnershipRow>;

/** The partnerships that run on the day, of one leading school or one partner when asked. */
export async function listPartnershipsOn(
  db: Db,
  {
    on,
    leading,
    partner,
    page,
    limit,
  }: { on: string; leading?: string | undefined; partner?: string | undefined } & Part,
): Promise<PageOf<PartnershipRow>> {
  const wanted = sql`
    from network.partnerships p
    join network.schools l on l.id = p.leading_id
    join network.schools s on s.id = p.partner_id
    where p.during @> ${on}::date and ${equals("p.leading_id", leading)} and ${equals("p.partner_id", partner)}`;
  const { rows } = await sqlOf(partnershipRow)`
    select p.id, p.kind, p.during, ${names("l")} as leading, ${names("s")} as partner
    ${wanted} order by l.code, s.code, p.id limit ${limit} offset ${(page - 1) * limit}`.execute(
    db,
  );
  return { total: await count(db, wanted), rows };
}

const statusRow = z.strictObject({
  id: z.string(),
  status: z.enum(statuses),
  during: z.string(),
  orderNumber: z.string().nullable(),
  school: codedNames,
});
export type StatusRow = z.infer<typeof statusRow>;

/** The statuses that run on the day. */
export async function listStatusesOn(
  db: Db,
  {
    on,
    school,
    status,
    page,
    limit,
  }: { on: string; school?: string | undefined; status?: Status | undefined } & Part,
): Promise<PageOf<StatusRow>> {
  const wanted = sql`
    from network.statuses t join network.schools s on s.id = t.school_id
    where t.during @> ${on}::date and ${equals("t.school_id", school)} and ${equals("t.status", status)}`;
  const { rows } = await sqlOf(statusRow)`
    select t.id, t.status, t.during, t.order_number as "orderNumber", ${names("s")} as school
    ${wanted} order by s.code, t.id limit ${limit} offset ${(page - 1) * limit}`.execute(db);
  return { total: await count(db, wanted), rows };
}

/** The documents out by the day, newest first, and every figure they print. */
export async function listPublished(db: Db, on: string) {
  const documents = await db
    .selectFrom("network.documents")
    .where("dated", "<=", on)
    .orderBy("dated", "desc")
    .orderBy("code")
    .selectAll()
    .execute();
  const figures = await db
    .selectFrom("network.published_figures")
    .orderBy("place")
    .select(["document_code", "topic", "code", "region_kato as region", "as_of"])
    .select((eb) => eb.cast<number | null>("value", "float8").as("value"))
    .select(["value_text as text", "label_kk", "label_ru", "label_en"])
    .select(["note_kk", "note_ru", "note_en", "disputed"])
    .execute();
  return documents.map((document) => ({
    ...document,
    figures: figures.filter((figure) => figure.document_code === document.code),
  }));
}

async function count(db: Db, wanted: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sqlOf(totalRow)`select count(*)::int as total ${wanted}`.execute(db);
  return rows[0]?.total ?? 0;
}

function names(table: string): RawBuilder<unknown> {
  const of = (column: string) => sql.ref(`${table}.${column}`);
  return sql`jsonb_build_object('id', ${of("id")}, 'code', ${of("code")},
    'name_kk', ${of("name_kk")}, 'name_ru', ${of("name_ru")})`;
}

function equals(column: string, value: string | undefined): RawBuilder<boolean> {
  return value === undefined ? condition`true` : condition`${sql.ref(column)} = ${value}`;
}
