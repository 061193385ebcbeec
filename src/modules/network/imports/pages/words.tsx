import type { ImportDesk } from "#imports/desk.ts";
import { inLanguage } from "#lib/texts.ts";
import { fieldsOf, importKinds, kindOf } from "../schema.ts";
import { texts } from "../texts.ts";

export const desk: ImportDesk = {
  home: "/network/imports",
  kinds: importKinds,
  fieldsOf: (kind) => fieldsOf(kindOf(kind)),
  kindWord: (kind, language) => inLanguage(texts, language)[kindOf(kind)],
  fieldWord: (kind, field, language) =>
    inLanguage(texts, language).fields[kindOf(kind)][field] ?? field,
  problemWord: (code, language) => inLanguage(texts, language).problems[code] ?? code,
};
