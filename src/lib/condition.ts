import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { sqlOf } from "./rows.ts";

const isMet = z.boolean();

/** A raw condition in brackets, so that an `or` in it never reaches past what it is joined with. */
export function condition(
  parts: TemplateStringsArray,
  ...values: readonly unknown[]
): RawBuilder<boolean> {
  return sqlOf(isMet)`(${sql(parts, ...values)})`;
}

/** In `on conflict do update`: true where what is brought is not what stands, in one of the columns. */
export function differs(table: string, columns: readonly string[]): RawBuilder<boolean> {
  return any(
    columns.map(
      (name) =>
        condition`${sql.ref(`${table}.${name}`)} is distinct from ${sql.ref(`excluded.${name}`)}`,
    ),
  );
}

/** True where every one of the conditions is; everywhere when there is none. */
export function all(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length > 0 ? condition`${sql.join(conditions, sql` and `)}` : condition`true`;
}

/** True where one of the conditions is; nowhere when there is none. */
export function any(conditions: readonly RawBuilder<boolean>[]): RawBuilder<boolean> {
  return conditions.length > 0 ? condition`${sql.join(conditions, sql` or `)}` : condition`false`;
}
