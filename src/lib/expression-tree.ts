import type { Pattern } from "./pattern.ts";

/** A condition as XLSForm writes it, for example `${works} = 'yes' and selected(${forms}, 'visit')`. */
export type Expression =
  | { kind: "value"; value: string | number | boolean }
  | { kind: "answer"; name: string }
  | { kind: "self" }
  | { kind: "call"; name: FunctionName; given: readonly Expression[]; pattern: Pattern | null }
  | { kind: "both"; sign: Sign; left: Expression; right: Expression };

export type Sign =
  | "or"
  | "and"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "div"
  | "mod";

export type FunctionName =
  | "not"
  | "selected"
  | "count-selected"
  | "if"
  | "coalesce"
  | "string-length"
  | "regex"
  | "today"
  | "true"
  | "false";
