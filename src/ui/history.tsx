import type { ComponentChild } from "preact";
import { showMoment } from "#lib/dates.ts";
import { given } from "#lib/shown.ts";
import { inLanguage, wordOfCode } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";
import { roleName } from "./roles.tsx";
import { texts } from "./texts.ts";

export type Act = {
  id: string;
  at: Date;
  role: string;
  act: string;
  changes: unknown;
};

/**
 * What happened to a record of the kind: who (role), when, the old value struck and the new one bold.
 * `words` names the acts and the fields of the page's own room, the areas those of theirs; a value is shown through `show`
 * when given.
 */
export function History({
  kind,
  acts,
  words,
  show = (_field, value) => value,
}: {
  kind: string;
  acts: Act[];
  words: Record<string, unknown>;
  show?: (field: string, value: string) => ComponentChild;
}) {
  const { language, areas } = useFrame();
  const t = inLanguage(texts, language);
  if (acts.length === 0) return null;
  const ofRooms = given(areas.map((area) => area.historyWords))
    .filter((one) => one.kind === kind)
    .map((one): Words => inLanguage(one.words, language));
  const all = [words, ...ofRooms];
  return (
    <section aria-labelledby="history">
      <h2 id="history">{t.history}</h2>
      <ol class="history">
        {acts.map((act) => (
          <li key={act.id}>
            <p class="small muted">
              <time dateTime={act.at.toISOString()}>{showMoment(act.at, language)}</time>
              <br />
              {roleName(act.role, language)}
            </p>
            <div>
              <p>{wordOfCode(act.act, ...all)}</p>
              <Changes changes={changesOf(act.changes)} words={all} show={show} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Words = Record<string, unknown>;

const shownAtOnce = 4;

/** Many changes at once stay folded, so that the history can be looked through. */
function Changes({
  changes,
  words,
  show,
}: {
  changes: Change[];
  words: readonly Words[];
  show: (field: string, value: string) => ComponentChild;
}) {
  const t = inLanguage(texts, useFrame().language);
  const lines = changes.map(({ field, from, to }) => (
    <p key={field} class="small">
      {wordOfCode(field, ...words)}: {from && <del>{show(field, from)}</del>}
      {from && to && " → "}
      {to && <ins>{show(field, to)}</ins>}
    </p>
  ));
  if (changes.length <= shownAtOnce) return <>{lines}</>;
  return (
    <details>
      <summary>{t.changes(changes.length)}</summary>
      {lines}
    </details>
  );
}

type Change = { field: string; from: string | null; to: string | null };

function changesOf(changes: unknown): Change[] {
  if (typeof changes !== "object" || changes === null) return [];
  return Object.entries(changes).map(([field, change]) => ({
    field,
    from: textOf(change, "from"),
    to: textOf(change, "to"),
  }));
}

function textOf(change: unknown, side: "from" | "to"): string | null {
  if (typeof change !== "object" || change === null || !(side in change)) return null;
  const value: unknown = Reflect.get(change, side);
  return typeof value === "string" && value !== "" ? value : null;
}
