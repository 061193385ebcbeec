import type { ImportDesk } from "#imports/desk.ts";
import { inLanguage } from "#lib/texts.ts";
import { fieldsOf, importKinds, kindOf } from "../schema.ts";
import { texts } from "../texts.ts";

export const desk: ImportDesk = {
  home: "/people/imports",
  kinds: importKinds,
  fieldsOf: (kind) => fieldsOf(kindOf(kind)),
  kindWord: (kind, language) => inLanguage(texts, language)[kindOf(kind)],
  fieldWord: (kind, field, language) => {
    const t = inLanguage(texts, language);
    if (field === "until") return t.until[kind === "teachers" ? "teachers" : "others"];
    return t.fields[field] ?? field;
  },
  problemWord: (code, language) => inLanguage(texts, language).problems[code] ?? code,
};
