import { inLanguage, type Language, wordsIn } from "#lib/texts.ts";
import { subjectName } from "#ui/teaching.ts";
import type { Question } from "../../questionnaires/schema.ts";
import type { AskedRound } from "../../response-index/schema.ts";
import type { Block } from "../rules.ts";
import type { Rates, ResultsQuery } from "../schema.ts";
import { texts } from "../texts.ts";

/** What a part is called, by its key; nothing when the key is no part's. */
export type NameOf = (key: string) => string | undefined;

/** What the page and the files of results show. */
export type Parts = {
  round: AskedRound;
  query: ResultsQuery;
  blocks: Block[];
  nameOf: NameOf;
  /** Whether there are parts beyond those on this page. */
  hasMore: boolean;
  /** The column whose options are the parts, when answers are crossed. */
  crossed: string | null;
  rates: Rates;
  /** Whether answers are shown at all, or only once the round is over. */
  isShown: boolean;
  /** Whether the reader may see everybody's answers. */
  seesWhole: boolean;
};

/** What the table is about: the question, with the row of a grid or the choice after it. */
export function tableWords(
  question: Question,
  { table, language }: { table: string; language: Language },
): string {
  const label = wordsIn(question.label, language);
  const part = partOf(question, { table, language });
  if (part === null) return label;
  return /[?!]$/.test(label) ? `${label} ${part}` : `${label}: ${part}`;
}

/** The row or the choice the table stands for, null when it stands for the whole question. */
export function partOf(
  question: Question,
  { table, language }: { table: string; language: Language },
): string | null {
  const code = table.slice(question.code.length + 1);
  const parts = partsOf(question);
  const found = parts.find((one) => one.code === code);
  return found ? wordsIn(found.label, language) : null;
}

function partsOf(question: Question) {
  switch (question.kind) {
    case "grid":
      return question.rows;
    case "many":
    case "rank":
      return question.choices;
    case "one":
    case "subject":
    case "grade":
    case "number":
    case "date":
    case "line":
    case "text":
    case "school":
    case "note":
      return [];
  }
}

type Option = { round: AskedRound; column: string; option: string };

/** An option of a column in words. */
export function optionWords({ round, column, option }: Option, language: Language): string {
  const [code] = column.split(".");
  const questions = round.content.sections.flatMap((section) => section.questions);
  const question = questions.find((one) => one.code === code);
  if (!question) return option;
  if (question.kind === "subject") return subjectName(option, language);
  if (question.kind === "many") return option === "1" ? inLanguage(texts, language).yes : "–";
  const offered = offeredBy(question).find((one) => one.code === option);
  return offered ? wordsIn(offered.label, language) : option;
}

function offeredBy(question: Question) {
  if (question.kind === "grid") return question.scale;
  return question.kind === "one" ? question.choices : [];
}
