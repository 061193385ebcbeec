import {
  AliasNode,
  DeleteQueryNode,
  IdentifierNode,
  InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type QueryId,
  RawNode,
  type SelectionNode,
  SelectQueryNode,
  UpdateQueryNode,
} from "kysely";
import { z } from "zod";
import { schemaOf, watchRows } from "#lib/rows.ts";
import { watchMissingWords } from "#lib/texts.ts";

const awaited = new WeakMap<QueryId, z.ZodType>();

/** Parses what raw SQL answers with the schema it was written with; what does not fit fails the test. */
const rowCheck: KyselyPlugin = {
  transformQuery({ node, queryId }) {
    const schema = RawNode.is(node) ? schemaOf(node) : schemaOfSelection(node);
    // What a builder was made from keeps its id: an earlier choice of columns is not this one's.
    awaited.delete(queryId);
    if (schema) awaited.set(queryId, schema);
    return node;
  },
  async transformResult({ result, queryId }) {
    const schema = awaited.get(queryId);
    if (schema) for (const row of result.rows) schema.parse(row);
    return result;
  },
};

/** Of a built query, the columns that are raw SQL with a schema. */
function schemaOfSelection(node: OperationNode): z.ZodType | undefined {
  const columns = selectionsOf(node).flatMap(({ selection }) => {
    if (!AliasNode.is(selection) || !IdentifierNode.is(selection.alias)) return [];
    const schema = schemaOf(selection.node);
    return schema ? [[selection.alias.name, schema] as const] : [];
  });
  return columns.length > 0 ? z.looseObject(Object.fromEntries(columns)) : undefined;
}

function selectionsOf(node: OperationNode): readonly SelectionNode[] {
  if (SelectQueryNode.is(node)) return node.selections ?? [];
  const isWrite = InsertQueryNode.is(node) || UpdateQueryNode.is(node) || DeleteQueryNode.is(node);
  return isWrite ? (node.returning?.selections ?? []) : [];
}

watchRows(rowCheck);

watchMissingWords((code) => {
  throw new Error(`no word for "${code}": add it to the texts of the page that shows it`);
});
