import {
  createQueryId,
  type KyselyPlugin,
  type OperationNode,
  type RawBuilder,
  sql,
  type UnknownRow,
} from "kysely";
import type { z } from "zod";

const schemas = new WeakMap<OperationNode, z.ZodType>();

/**
 * Raw SQL whose answer is of the schema: each row of a statement, the value of an expression. The schema is
 * made once, beside the query; tests parse what is read with it (`watchRows`), production trusts it.
 */
export function sqlOf<Schema extends z.ZodType>(schema: Schema) {
  return (
    parts: TemplateStringsArray,
    ...values: readonly unknown[]
  ): RawBuilder<z.infer<Schema>> => {
    const query = sql<z.infer<Schema>>(parts, ...values);
    // A table of keys that live for one query is dear to tidy up: it is kept where somebody watches.
    if (rowWatchers.length > 0) schemas.set(query.toOperationNode(), schema);
    return query;
  };
}

/** The schema that the piece of SQL was written with. */
export function schemaOf(node: OperationNode): z.ZodType | undefined {
  return schemas.get(node);
}

/** What every database opened from now on passes its queries and their answers through. */
export const rowWatchers: KyselyPlugin[] = [];

/** Lets the plugin see the answers of every database that the process opens from now on. */
export function watchRows(plugin: KyselyPlugin): void {
  rowWatchers.push(plugin);
}

/** Lets them see an answer that was fetched without Kysely. */
export async function showRows(query: RawBuilder<unknown>, rows: UnknownRow[]): Promise<void> {
  for (const { transformQuery, transformResult } of rowWatchers) {
    const queryId = createQueryId();
    transformQuery({ node: query.toOperationNode(), queryId });
    await transformResult({ result: { rows }, queryId });
  }
}
