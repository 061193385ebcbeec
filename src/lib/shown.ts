import type { RawBuilder } from "kysely";
import type { Actor } from "./actor.ts";
import type { Db } from "./db.ts";
import type { OfPerson } from "./of-person.ts";
import type { CirclePlace } from "./scope.ts";
import type { Texts } from "./texts.ts";

/** What an area leaves out, and why. */
export type None = { none: string };

type Label = { kk: string; ru: string; en: string };

export type MenuItem = {
  href: string;
  label: Label;
  /** Where it stands among the items of all areas. */
  place: number;
  isFor(actor: Actor): boolean;
  /** Whether the page at the path is under the item, where not every address below it is. */
  isAt?(path: string): boolean;
};

/** The school whose page is shown, and whether it leads a circle. */
export type ShownSchool = { place: CirclePlace; isLeading: boolean };

/** A page of the area that tells of one school. */
export type SchoolTab = {
  tab: string;
  label: Label;
  place: number;
  address(school: ShownSchool): { path: string; params?: Record<string, string> };
  /** Whether the tab leads to the school as of the day the reader looks at. */
  keepsDay: boolean;
  isFor(actor: Actor, school: ShownSchool): boolean;
};

/** Says who may read a file that belongs to a record of the area; null where none of them has it. */
export type FileKeeper = (
  db: Db,
  file: { id: string; today: string },
) => Promise<FileReader | null>;
export type FileReader = (actor: Actor) => boolean;

/** What acts on records of the kind, and what they change, are called in the history of such a record. */
export type HistoryWords = { kind: string; words: Texts };

/**
 * Where rows of the area lead to a teacher's record, by their `id`: they follow the record when it is joined to another, and
 * come back when the two are taken apart.
 */
export type TeacherColumn = {
  /** "schema.table". */
  table: string;
  column: string;
  /** Which rows (m) stay where they are because of one that the kept record has (k). */
  stays?: RawBuilder<boolean>;
};

/** What an area shows on pages that are not its own. */
export type Shown = {
  menu: readonly MenuItem[] | None;
  onSchool: readonly SchoolTab[] | None;
  files: readonly FileKeeper[] | None;
  historyWords: readonly HistoryWords[] | None;
  /** What it keeps of a person, for the file of one's own data and for being forgotten. */
  ofPerson: OfPerson | None;
  teacherColumns: readonly TeacherColumn[] | None;
};

/** All that the areas give of one kind, in the order of the areas. */
export function given<Value>(lists: readonly (readonly Value[] | None)[]): Value[] {
  return lists.flatMap((list) => ("none" in list ? [] : list));
}

export function none(why: string): None {
  return { none: why };
}
