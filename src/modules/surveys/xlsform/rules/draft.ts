import {
  type FormItem,
  type FormRow,
  type FormWords,
  noWords,
  type XlsForm,
} from "#lib/xlsform.ts";
import { longestCondition, type Names, wrongWith } from "#lib/xlsform-constraint.ts";
import {
  type AskedRow,
  type ChoiceList,
  isShuffled,
  type ListedChoice,
  looksOf,
  readLists,
  readRow,
  reportCells,
  wordsOf,
} from "#lib/xlsform-rows.ts";
import { type AskingRow, isTable, namesOfItems, runOf, tableRowsOf } from "#lib/xlsform-tables.ts";
import {
  type Draft,
  type DraftQuestion,
  type DraftSection,
  type Role,
  roles,
} from "../../questionnaires/schema.ts";
import {
  type Fault,
  type Findings,
  notes,
  ownLists,
  rolesColumn,
  schoolAppearance,
} from "../schema.ts";
import {
  answersOf,
  blank,
  type Condition,
  conditionsOf,
  fresh,
  questionFrom,
} from "./questions.ts";

/** The form as a draft, without what is named among the findings. */
export function draftFrom(form: XlsForm, fileName: string): { draft: Draft; findings: Findings } {
  return new Translation(form).draft(fileName);
}

type PlacedQuestion = { question: DraftQuestion; row: FormRow; relevant: Condition[] };
type PlacedSection = { section: DraftSection; relevant: Condition[]; asked: PlacedQuestion[] };

const codeShape = /^[a-zA-Z][a-zA-Z0-9_]{0,39}$/;
const mostChoices = 200;
// Every question holds its choices itself, so one long list asked for by many is a draft without measure.
const mostHeld = 20_000;

class Translation {
  readonly #form: XlsForm;
  readonly #findings: Findings = [];
  readonly #lists: Map<string, ChoiceList>;
  readonly #used = new Set<string>(Object.values(ownLists));
  /** Codes that are taken; those that the file itself names are not given to others. */
  readonly #taken = new Set<string>();
  readonly #named: Set<string>;
  readonly #renamed = new Map<string, string>();
  readonly #heading = { title: noWords, intro: noWords, thanks: noWords };
  #held = 0;

  constructor(form: XlsForm) {
    this.#form = form;
    this.#named = new Set(namesOfItems(form.items));
    this.#lists = readLists(form.choices, this.#reporter("choices"));
  }

  draft(fileName: string): { draft: Draft; findings: Findings } {
    const placed = this.#sections();
    const { title, intro, thanks } = this.#heading;
    const named = (this.#settings() || fileName).slice(0, 1000);
    const isTitled = Object.values(title).some(Boolean);
    const alone = { ...noWords, [this.#form.language]: named };
    const asked = this.#roles();
    const sections = this.#withConditions(placed);
    for (const [list, { row }] of this.#lists)
      if (!this.#used.has(list)) this.#report("choices", row, "unusedList", list);
    return {
      draft: { title: isTitled ? title : alone, intro, thanks, roles: asked, sections },
      findings: this.#findings,
    };
  }

  #report(sheet: string, row: FormRow, ...[what, word]: [Fault, string]): void {
    const found = { sheet, row: row.number, what, word: word.slice(0, 120) };
    const isSame = (one: Findings[number]) =>
      one.row === found.row && one.what === what && one.word === found.word && one.sheet === sheet;
    if (!this.#findings.slice(-20).some(isSame)) this.#findings.push(found);
  }

  #reporter(sheet: string) {
    return (row: FormRow, what: Fault, word: string) => this.#report(sheet, row, what, word);
  }

  #settings(): string {
    const { settings } = this.#form;
    const known = ["form_title", "form_id", "id_string", "version", "default_language", "style"];
    for (const name of Object.keys(settings?.cells ?? {}))
      if (settings && ![...known, "allow_choice_duplicates", rolesColumn].includes(name))
        this.#report("settings", settings, "unsupportedSetting", name);
    return settings?.cells.form_title ?? "";
  }

  #roles(): Role[] {
    const { settings } = this.#form;
    const said = settings?.cells[rolesColumn];
    if (!settings || said === undefined) return ["teacher"];
    return said.split(/[\s,;]+/).flatMap((word) => {
      const role = roles.find((one) => one === word);
      if (!role) this.#report("settings", settings, "unknownRole", word);
      return role ?? [];
    });
  }

  /** A group is a section; what stands between groups makes sections without a title. */
  #sections(): PlacedSection[] {
    const sections: PlacedSection[] = [];
    let loose: FormItem[] = [];
    const add = (from: { row: FormRow | null; items: FormItem[] }) => {
      if (from.row || from.items.length > 0) sections.push(this.#section(from, sections));
      loose = [];
    };
    for (const item of this.#form.items) {
      if (this.#isHeading(item)) continue;
      if (item.kind === "row" || isTable(item.row)) loose.push(item);
      else {
        add({ row: null, items: loose });
        add(item);
      }
    }
    add({ row: null, items: loose });
    return sections;
  }

  #isHeading(item: FormItem): boolean {
    const part = (["title", "intro", "thanks"] as const).find(
      (one) => item.kind === "row" && item.row.cells.name === notes[one],
    );
    if (part) this.#heading[part] = wordsOf(item.row, "label", this.#reporter("survey"));
    return part !== undefined;
  }

  #section(
    { row, items }: { row: FormRow | null; items: FormItem[] },
    before: readonly PlacedSection[],
  ): PlacedSection {
    const report = this.#reporter("survey");
    const codes = new Set(before.map(({ section }) => section.code));
    const name = row?.cells.name ?? "";
    const code = codeShape.test(name) && !codes.has(name) ? name : fresh("s", codes);
    const title = row ? wordsOf(row, "label", report) : noWords;
    if (row) this.#groupCells(row);
    return {
      section: { code, title, relevant: "", questions: [] },
      relevant: row ? conditionsOf(row) : [],
      asked: this.#asked(items, []),
    };
  }

  #groupCells(row: FormRow): void {
    const report = this.#reporter("survey");
    looksOf(row, [], report);
    reportCells(row, ["type", "name", "relevant", "appearance"], report);
    for (const column of ["hint", "constraint_message"])
      if (row.words[column]) report(row, "unsupportedCell", column);
  }

  /** A group inside a group is no page of its own: its title is a note, its condition goes to each question. */
  #asked(items: readonly FormItem[], relevant: Condition[]): PlacedQuestion[] {
    const placed: PlacedQuestion[] = [];
    for (let at = 0; at < items.length; at++) {
      const [item, run] = [items[at], runOf(items, at)];
      if (run.length > 0) {
        placed.push(...this.#labelled(run, relevant));
        at += run.length - 1;
      } else if (item?.kind === "row") placed.push(...this.#question(item, relevant));
      else if (item) placed.push(...this.#group(item, relevant));
    }
    return placed;
  }

  #group(
    { row, items }: Extract<FormItem, { kind: "group" }>,
    relevant: Condition[],
  ): PlacedQuestion[] {
    const [inside, rows] = [[...relevant, ...conditionsOf(row)], tableRowsOf(row, items)];
    if (rows) return this.#table(row, { rows, relevant: inside });
    if (isTable(row)) this.#report("survey", row, "notTable", row.cells.name ?? "");
    else this.#groupCells(row);
    const label = wordsOf(row, "label", this.#reporter("survey"));
    const heading = Object.values(label).some(Boolean)
      ? [{ row, relevant: inside, question: { ...blank, code: this.#freshCode(), label } }]
      : [];
    return [...heading, ...this.#asked(items, inside)];
  }

  #question({ row, type }: AskingRow, relevant: Condition[]): PlacedQuestion[] {
    const asked = this.#read({ row, type });
    if (!asked) return [];
    const choices = this.#choices(asked);
    if (!choices) return [];
    const question = { ...questionFrom(asked), code: this.#code(row), choices };
    return [{ row, relevant: [...relevant, ...conditionsOf(row)], question }];
  }

  #read({ row, type }: { row: FormRow; type: string }, looks: string[] = []): AskedRow | null {
    const known = ["multiline", schoolAppearance, ...looks];
    return readRow(row, { type, looks: known, report: this.#reporter("survey") });
  }

  /** What can be chosen; null when the question cannot be asked for want of it. */
  #choices({ row, list }: AskedRow): ListedChoice[] | null {
    if (list === "" || list === ownLists.subject || list === ownLists.grade) return [];
    const found = this.#lists.get(list);
    this.#used.add(list);
    const choices = found?.choices ?? [];
    if (!found) this.#report("survey", row, "unknownList", list);
    else if (choices.length > mostChoices || this.#held + choices.length > mostHeld)
      this.#report("survey", row, "tooManyChoices", list);
    else {
      this.#held += choices.length;
      return choices;
    }
    return null;
  }

  #table(
    row: FormRow,
    { rows, relevant }: { rows: AskingRow[]; relevant: Condition[] },
  ): PlacedQuestion[] {
    const report = this.#reporter("survey");
    const known = ["type", "name", "relevant", "appearance", "constraint", "parameters"];
    reportCells(row, known, report);
    const label = wordsOf(row, "label", report);
    const whole = {
      ...blank,
      label,
      hint: wordsOf(row, "hint", report),
      constraint: row.cells.constraint ?? "",
      constraintMessage: wordsOf(row, "constraint_message", report),
      shuffle: isShuffled(row, { report, chooses: true }),
    };
    return this.#grid(row, { whole, rows, relevant });
  }

  /** A row with the labels of the scale, then the rows of the table. */
  #labelled([head, ...rows]: readonly AskingRow[], relevant: Condition[]): PlacedQuestion[] {
    const first = head && this.#read(head, ["label"]);
    if (!first) return [];
    const whole = { ...questionFrom(first), most: null };
    return this.#grid(first.row, {
      whole,
      rows,
      relevant: [...relevant, ...conditionsOf(first.row)],
    });
  }

  #grid(
    row: FormRow,
    { whole, rows, relevant }: { whole: DraftQuestion; rows: AskingRow[]; relevant: Condition[] },
  ): PlacedQuestion[] {
    const asked = rows.flatMap((one) => this.#read(one, ["list-nolabel"]) ?? []);
    const [first] = asked;
    const choices = first ? this.#choices(first) : null;
    if (!choices) return [];
    const code = this.#code(row);
    const required = asked.every((one) => one.required);
    for (const one of asked) this.#rowOfTable(one, required);
    const named = this.#rowCodes(asked, code);
    const question = { ...whole, kind: "grid" as const, code, required, choices, rows: named };
    return [{ row, relevant, question }];
  }

  /** A table is required, shown and checked as a whole. */
  #rowOfTable({ row, required, hint, message, shuffle }: AskedRow, isWhole: boolean): void {
    if (required && !isWhole) this.#report("survey", row, "mixedRequired", row.cells.name ?? "");
    const has = {
      relevant: row.cells.relevant,
      constraint: row.cells.constraint,
      hint: Object.values(hint).some(Boolean),
      constraint_message: Object.values(message).some(Boolean),
      parameters: shuffle,
    };
    for (const [column, is] of Object.entries(has))
      if (is) this.#report("survey", row, "tableCell", column);
  }

  #rowCodes(asked: readonly AskedRow[], grid: string): { code: string; label: FormWords }[] {
    const taken = new Set<string>();
    return asked.map(({ row, label }) => {
      const code = this.#rowCode(row, { grid, taken });
      taken.add(code);
      return { code, label };
    });
  }

  #rowCode(row: FormRow, { grid, taken }: { grid: string; taken: ReadonlySet<string> }): string {
    const name = row.cells.name ?? "";
    const own = name.startsWith(`${grid}.`) ? name.slice(grid.length + 1) : name;
    const isGood = /^[a-zA-Z0-9_-]{1,40}$/.test(own) && !taken.has(own);
    const code = isGood ? own : fresh("r", taken);
    if (!isGood) this.#report("survey", row, "badName", `${name.slice(0, 50)} → ${code}`);
    if (name && !this.#renamed.has(name)) this.#renamed.set(name, `${grid}.${code}`);
    return code;
  }

  /** The row's own name or, where it cannot be a code here, a new one by which conditions then call it. */
  #code(row: FormRow): string {
    const name = row.cells.name ?? "";
    if (codeShape.test(name) && !this.#taken.has(name)) {
      this.#taken.add(name);
      return name;
    }
    const code = this.#freshCode();
    if (name === "") this.#report("survey", row, "noName", code);
    else if (this.#taken.has(name))
      this.#report("survey", row, "repeatedName", `${name} → ${code}`);
    else {
      this.#report("survey", row, "badName", `${name.slice(0, 50)} → ${code}`);
      this.#renamed.set(name, code);
    }
    return code;
  }

  #freshCode(): string {
    const code = fresh("q", new Set([...this.#taken, ...this.#named]));
    this.#taken.add(code);
    return code;
  }

  /** Conditions last, when it is known which codes there are and in which order. */
  #withConditions(placed: readonly PlacedSection[]): DraftSection[] {
    const questions = placed.flatMap(({ asked }) => asked.map(({ question }) => question));
    const known = new Set(questions.flatMap(answersOf));
    const earlier = new Set<string>();
    return placed.map(({ section, relevant, asked }) => ({
      ...section,
      relevant: this.#joined(relevant, { known, earlier }),
      questions: asked.map(({ row, question, relevant: conditions }) => {
        const shown = this.#joined(conditions, { known, earlier });
        const constraint = { row, text: question.constraint };
        const must = this.#joined([constraint], { known, earlier: known });
        for (const name of answersOf(question)) earlier.add(name);
        return { ...question, relevant: shown, constraint: must };
      }),
    }));
  }

  #joined(conditions: readonly Condition[], names: Names): string {
    const good = conditions.flatMap((one) => this.#condition(one, names) || []);
    const joined = good.length < 2 ? (good[0] ?? "") : good.map((one) => `(${one})`).join(" and ");
    const row = conditions.at(-1)?.row;
    if (joined.length <= longestCondition || !row) return joined;
    this.#report("survey", row, "tooLong", "relevant");
    return "";
  }

  #condition({ row, text }: Condition, { known, earlier }: Names): string {
    // One that is too long by far is not looked at: what is looked for may take longer than its length.
    const renamed = text
      .slice(0, 2 * longestCondition)
      .replaceAll(/[\u2018\u2019]/g, "'")
      .replaceAll(/[\u201c\u201d]/g, '"')
      .replaceAll(/\$\{([^{}]*)\}/g, (whole, name: string) => {
        const known = this.#renamed.get(name.trim());
        return known === undefined ? whole : `\${${known}}`;
      });
    if (renamed === "") return "";
    const wrong = wrongWith(renamed, { known, earlier });
    if (!wrong) return renamed;
    this.#report("survey", row, wrong.what, wrong.word);
    return "";
  }
}
