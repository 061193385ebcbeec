import { readFileSync, writeFileSync } from "node:fs";
import { rootPath } from "#lib/root.ts";

/** What one act does, as the document has it. */
export type Block = {
  /** "POST /network/schools/:id/close – a partner school" */
  title: string;
  role: string;
  rows: string[];
  /** Why the act is as it is, written by hand. */
  notes: string[];
};

const path = rootPath("docs", "acts.md");

/** What an act was found to do, as one of those who may. */
export type Found = { title: string; role: string; usual: string; rows: string[] };

/** The block that holds for the role: its own, where it does otherwise than the usual one, or that one's. */
export function blockFor(
  blocks: Map<string, Block>,
  { title, role, usual }: Omit<Found, "rows">,
): Block | undefined {
  const own = role === usual ? undefined : blocks.get(titleAs({ title, role }));
  return own ?? blocks.get(title);
}

export function titleAs({ title, role }: { title: string; role: string }): string {
  return `${title} – as ${role}`;
}

/** The blocks that say what was found: of one act one, and one more where a role does otherwise. */
export function blocksOf(found: readonly Found[]): Block[] {
  const usual = found.filter(({ role, usual }) => role === usual);
  return usual.flatMap((first) => {
    const others = found.filter((one) => one.title === first.title && one !== first);
    const isAlike = ({ rows }: Found) => JSON.stringify(rows) === JSON.stringify(first.rows);
    const alike = [first, ...others.filter(isAlike)].map(({ role }) => role);
    const block = { ...first, role: alike.join(", "), notes: [] };
    const differing = others.filter((one) => !isAlike(one));
    return [block, ...differing.map((one) => ({ ...one, title: titleAs(one), notes: [] }))];
  });
}

/** The blocks of docs/acts.md, by their titles. */
export function readBlocks(): Map<string, Block> {
  const [, ...parts] = readFileSync(path, "utf8").split(/^### /m);
  return new Map(
    parts.map((part) => {
      const [title = "", ...lines] = part.split("\n");
      const rows = lines.filter((line) => line.startsWith("- ")).map((line) => line.slice(2));
      const [role = "", ...notes] = lines.filter((line) => line !== "" && !line.startsWith("- "));
      return [title, { title, role: role.replace("As ", ""), rows: rows.map(plain), notes }];
    }),
  );
}

const plain = (row: string) => row.replaceAll("`", "");

/** Writes the blocks anew, and keeps what is above them and what was noted of each. */
export function writeBlocks(blocks: Block[]): void {
  const [introduction = ""] = readFileSync(path, "utf8").split(/^### /m);
  const noted = readBlocks();
  const parts = blocks.map(({ title, role, rows }) => {
    const notes = noted.get(title)?.notes ?? [];
    const lines = rows.map((row) => (row === nothing ? `- ${row}` : `- \`${row}\``));
    const about = notes.length > 0 ? [notes.join("\n"), ""] : [];
    return [`### ${title}`, "", `As ${role}`, "", ...about, ...lines, ""].join("\n");
  });
  writeFileSync(path, `${introduction.trimEnd()}\n\n${parts.join("\n")}`);
}

export const nothing = "nothing";
