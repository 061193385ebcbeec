import type { Actor, Person } from "#lib/actor.ts";
import type { Db } from "#lib/db.ts";
import type { Change } from "#lib/history.ts";
import type { Language, Words } from "#lib/texts.ts";
import type { Field } from "./fields.ts";
import { type WrittenFields, writtenOtherwise } from "./otherwise.ts";
import { type ImportRow, type Planned, type Problem, type RowChanges, valuesOf } from "./plan.ts";

/** A record that was written and what changed of it, for its history. */
export type WrittenRecord = { id: string; changes: Record<string, Change> };

type Rows<Context> = { rows: readonly ImportRow[]; context: Context };
type RowsAct<Context> = { context: Context; by: Person; now: Date };

/** What a row would do, as the check keeps it. */
export type Finding = {
  number: number;
  outcome: "bad" | "doubtful" | "new" | "changed" | "same" | "aside";
  problems: Problem[];
  changes: RowChanges;
};

type WordsOfCodes = Record<Language, Readonly<Record<string, string>>>;

/** What a kind, its fields and what is wrong in its rows are called, where not all kinds of the desk call it so. */
export type KindTexts = { name: Words; fields: WordsOfCodes; problems?: WordsOfCodes };

/** One kind of table that may be brought to a desk. */
export type TableKind<Context> = {
  name: string;
  texts: KindTexts;
  fields: readonly Field[];
  /** Rows for the template that pass every check but for what they make up. */
  examples(language: Language): string[][];
  /** What is asked of a file of this kind alone. */
  questions?(language: Language): readonly Question[];
  /** The fields that say whom or what a row is about, in the language. */
  subjectFields(language: Language): readonly string[];
  /** Rows with the same key are planned together; what ties them may be told by all of them alone. */
  groupsIn(rows: readonly ImportRow[]): (row: ImportRow) => string;
  /**
   * Whom the rows may mean: two portions are written at once where they share no mark. Without it they are written one after
   * the other.
   */
  marksOf?(db: Db, rows: Rows<Context>): Promise<ReadonlySet<string>>;
  find(db: Db, rows: Rows<Context>): Promise<Finding[]>;
  /** Held with what the desk holds while rows of this kind are written or taken back. */
  lock?(tx: Db): Promise<void>;
  /** Finds once more and writes what is good in the caller's transaction. */
  write(tx: Db, rows: Rows<Context> & RowsAct<Context>): Promise<PortionOutcome>;
};

/** The record that a row of the file was written to, as the history of changes knows it. */
export type RowOfRecord = { number: number; subject: string };

/** What a portion wrote, row by row where the kind tells, and the rows that could not be written any more. */
export type PortionOutcome = {
  records: WrittenRecord[];
  rows: RowOfRecord[];
  refused: Finding[];
};

/** Why the changes of a record are not taken back; of all of the import where none is named. */
export type Stay = { subject: string | null; reason: string };

/** A kind by how its rows are planned and how what they say is written. */
export function tableKind<Value, Context>({
  plan,
  write,
  isDoubtful = () => false,
  subjectOf = () => null,
  writtenBy,
  ...kind
}: Omit<TableKind<Context>, "find" | "write"> & {
  plan(db: Db, rows: Rows<Context>): Promise<Planned<Value>[]>;
  write(
    tx: Db,
    values: readonly Value[],
    writing: RowsAct<Context>,
  ): Promise<readonly WrittenRecord[]>;
  /** True of what is new, and yet perhaps known. */
  isDoubtful?: (value: Value) => boolean;
  /** What a new row writes, to be shown before where the row says it otherwise. */
  writtenBy?: (value: Value) => WrittenFields;
  /** The record whose changes are taken back together; without it all rows of the kind are. */
  subjectOf?: (value: Value) => string | null;
}): TableKind<Context> {
  return {
    ...kind,
    find: async (db, asked) =>
      (await plan(db, asked)).map((one, at) => {
        const row = asked.rows[at];
        const finding = findingOf(one, isDoubtful);
        if (!row || !writtenBy || one.outcome !== "new") return finding;
        const told = { fields: kind.fields, written: writtenBy(one.value) };
        return { ...finding, changes: writtenOtherwise(row, told) };
      }),
    write: async (tx, { rows, ...writing }) => {
      const planned = await plan(tx, { rows, context: writing.context });
      const values = valuesOf(planned);
      const refused = planned.filter(({ outcome }) => outcome === "bad");
      return {
        records: values.length === 0 ? [] : [...(await write(tx, values, writing))],
        rows: planned.flatMap((one) => rowsOf(one, subjectOf)),
        refused: refused.map((one) => findingOf(one, isDoubtful)),
      };
    },
  };
}

function rowsOf<Value>(
  plan: Planned<Value>,
  subjectOf: (value: Value) => string | null,
): RowOfRecord[] {
  const isWritten = plan.outcome === "new" || plan.outcome === "changed";
  const subject = isWritten ? subjectOf(plan.value) : null;
  return subject === null ? [] : [{ number: plan.number, subject }];
}

function findingOf<Value>(plan: Planned<Value>, isDoubtful: (value: Value) => boolean): Finding {
  if (plan.outcome === "bad" || plan.outcome === "aside") return { ...plan, changes: {} };
  const { number, outcome, value, remarks: problems = [] } = plan;
  const isNewAndDoubtful = outcome === "new" && isDoubtful(value);
  const changes = outcome === "changed" ? plan.changes : {};
  return { number, outcome: isNewAndDoubtful ? "doubtful" : outcome, problems, changes };
}

/** What only a person knows of the whole file: asked once, with what is likely already chosen. */
export type Question =
  | (QuestionWords & { type: "day"; usual: "today" | null })
  | (QuestionWords & {
      type: "choice";
      /** What it means to choose nothing. */
      none: string;
      options: { value: string; label: string }[];
    });

type QuestionWords = {
  name: string;
  label: string;
  hint?: string;
  /** The field that it is about: not asked where no column holds it. */
  about?: string;
  /** The field that the answer fills in every row: asked where no column holds it. */
  insteadOf?: string;
};

/** Without those whose field has a column. */
export function questionsBeside<Asked extends Pick<Question, "insteadOf">>(
  questions: readonly Asked[],
  mapping: Readonly<Record<string, string>>,
): Asked[] {
  return questions.filter(
    ({ insteadOf }) => insteadOf === undefined || (mapping[insteadOf] ?? "") === "",
  );
}

export type Answers = Readonly<Record<string, string>>;

/** What may not be kept as it was sent, and what stands in its place. */
export type Concealment = {
  isHeading(text: string): boolean;
  isOne(cell: string): boolean;
  conceal(cell: string, secret: string): string;
  /** The cell without what stands in it among other words. */
  without(cell: string): string;
};

/** One place of imports: where it lies, what it takes, and who may bring it. */
export type ImportDesk<Context = unknown> = {
  name: string;
  home: string;
  /** Whom or what its rows are about: the table of those records, and what they are called in history. */
  subject: { kind: "school" | "teacher"; table: string };
  /** Names of the work it starts, as the queue knows them. */
  tasks: { check: string; write: string; undo: string };
  kinds: readonly TableKind<Context>[];
  /** What fields and problems are called in more than one of its kinds. */
  texts: Pick<KindTexts, "fields" | "problems">;
  /** Reasons of its own why a record stays, each with its words; they tell more than those of every desk. */
  stays: WordsOfCodes;
  /**
   * Tables of questions that are asked beside the records, which go with them: one that stood in the way would tell who may not
   * be told that somebody else has the same.
   */
  askedBeside: readonly string[];
  /** What is said of a problem that counts rows or finds; null where that is nothing else. */
  countedWord(problem: Pick<Problem, "code" | "number">, language: Language): string | null;
  /** What is asked of a file of every kind. */
  questions(language: Language): readonly Question[];
  /** What is asked of this person alone, of a file of the kind. */
  questionsTo?(
    db: Db,
    asked: { person: Person; kind: string; on: string; language: Language },
  ): Promise<readonly Question[]>;
  mayImport(actor: Actor): boolean;
  /** Fields that this person may leave out although they are needed as a rule. */
  sparedFor(person: Person): readonly string[];
  /** What whoever sent the file may write, on the day. */
  contextFor(person: Person, told: { answers: Answers; now: Date }): Context;
  /** The rows with what the person and the answers say of all of them. */
  complete(
    db: Db,
    rows: readonly ImportRow[],
    told: { answers: Answers; person: Person; now: Date },
  ): Promise<ImportRow[]>;
  conceals: Concealment | null;
  /** Rows go once they are written. */
  tellsOfPeople: boolean;
  /** Held while rows are written, or whatever was is taken back, so that nobody else changes what was looked at. */
  lock(tx: Db, held: { kind: string; rows: readonly ImportRow[] | "all" }): Promise<void>;
  /** Whether something leans on what an undo would take away, where no foreign key tells: by the rows of the table `net`. */
  leansOn: ((tx: Db) => Promise<boolean>) | null;
  /** What of all that an undo would change is not the person's to change, today: by the rows of the table `net`. */
  staying(tx: Db, asked: { person: Person; on: string; writtenAt: Date | null }): Promise<Stay[]>;
  /** What records are called, by their ids. */
  called(
    db: Db,
    asked: { subjects: readonly string[]; language: Language },
  ): Promise<ReadonlyMap<string, string>>;
  /** Tables that a long list fills: the planner is told of them while they grow. */
  fills: readonly string[];
  /** Adds up what portions wrote since this was last done: many at a time, in a transaction of its own. */
  addUp(db: Db, importId: string): Promise<void>;
  /** Told of what portions wrote before it is added up. */
  afterPortion(tx: Db, importId: string, records: readonly WrittenRecord[]): Promise<void>;
  /** What values of fields are called, where the value alone says too little: by the field, then by the value. */
  namesIn(
    db: Db,
    told: { rows: readonly Pick<ImportRow, "cells">[]; language: Language },
  ): Promise<Readonly<Record<string, ReadonlyMap<string, string>>>>;
  words: {
    /** What the person is told beside the form for a file. */
    note(person: Person, language: Language): string | null;
    /** Where to go once it is written. */
    next(
      found: { rowsDoubtful: number; person: Person },
      language: Language,
    ): { href: string; label: string };
    /** What doubtful rows mean. */
    doubtful(language: Language): string | null;
    more(language: Language): { href: string; label: string } | null;
  };
};

/** What is asked of a file of the kind. */
export function questionsOf<Context>(
  desk: ImportDesk<Context>,
  { kind, language }: { kind: string; language: Language },
): readonly Question[] {
  return [...desk.questions(language), ...(kindOf(desk, kind).questions?.(language) ?? [])];
}

/** The desk's kind of the name; the first where there is none of it. */
export function kindOf<Context>(desk: ImportDesk<Context>, name: string): TableKind<Context> {
  const kind = desk.kinds.find((one) => one.name === name) ?? desk.kinds[0];
  if (!kind) throw new Error(`${desk.name} takes no tables`);
  return kind;
}
