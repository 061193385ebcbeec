import { showNumber } from "#lib/dates.ts";
import { inLanguage, wordsIn } from "#lib/texts.ts";
import { type Bar, Bars } from "#ui/bars.tsx";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import type { Question } from "../../questionnaires/schema.ts";
import { type Block, shareAt } from "../rules.ts";
import type { Table as Answers, Line } from "../schema.ts";
import { texts } from "../texts.ts";
import { optionWords, type Parts, partOf } from "./words.tsx";

type Shown = { block: Block; parts: Parts };

/** A question: a chart with the finding as its title, and the same as a table. */
export function BlockSection({ block, parts }: Shown) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { question, tables } = block;
  const isCompared = parts.query.by !== undefined || parts.crossed !== null;
  return (
    <section aria-labelledby={`q-${question.code}`}>
      <h2 id={`q-${question.code}`}>{wordsIn(question.label, language)}</h2>
      {isCompared ? (
        tables.map((table) => (
          <Compared key={table.code} question={question} table={table} parts={parts} />
        ))
      ) : (
        <>
          <Chart block={block} parts={parts} />
          {tables.some(({ lines }) => lines.some(({ answered }) => answered)) && (
            <details>
              <summary>{t.asTable}</summary>
              {tables.map((table) => (
                <Compared key={table.code} question={question} table={table} parts={parts} />
              ))}
            </details>
          )}
        </>
      )}
    </section>
  );
}

/** All together: rows of a grid and choices from the one most chosen down. */
function Chart({ block, parts }: Shown) {
  const { language } = useFrame();
  const { question, tables } = block;
  const words = (table: Answers, option: string) =>
    optionWords({ round: parts.round, column: table.code, option }, language);
  const [first] = tables;
  if (!first || first.options.length === 0) return <Means block={block} />;
  const bars =
    question.kind === "grid" || question.kind === "many" || question.kind === "rank"
      ? tables.map((table): Bar => barOf(question, { table, language }))
      : first.options.map((option, at): Bar => {
          return { label: words(first, option), parts: [shareAt(first.lines[0], at) ?? 0] };
        });
  const scale = question.kind === "grid" ? first.options.map((option) => words(first, option)) : [];
  return <Ranked block={block} bars={bars} scale={scale} />;
}

/** Bars from the strongest down, but where the options have an order of their own; `scale` is empty where a bar is one share. */
function Ranked({ block, bars, scale }: Pick<Shown, "block"> & { bars: Bar[]; scale: string[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { kind } = block.question;
  const strength = ({ parts: shares }: Bar) =>
    kind === "rank" ? (shares[0] ?? 0) : (shares.at(-1) ?? 0);
  const ranked = bars.toSorted((one, other) => strength(other) - strength(one));
  const [top] = ranked;
  if (!top || strength(top) === 0) return <Nothing tables={block.tables} />;
  const share = showNumber(Math.round(strength(top)), language);
  const option = scale.at(-1);
  const said = option
    ? { title: t.mostOf(top.label, { option, share }), legend: scale }
    : { title: t.most(top.label, share), legend: [t.chosen] };
  return <Bars {...said} bars={kind === "one" || kind === "grade" ? bars : ranked} />;
}

function Nothing({ tables }: { tables: readonly Answers[] }) {
  const t = inLanguage(texts, useFrame().language);
  const isHidden = tables.every(({ lines }) => lines.every(({ answered }) => answered === null));
  return <p class="muted">{isHidden ? t.noneOrFew : t.nobodyChose}</p>;
}

/** A grid's row as it was answered; of a choice only how many chose it, or put it first. */
function barOf(
  question: Question,
  { table, language }: { table: Answers; language: "kk" | "ru" | "en" },
): Bar {
  const t = inLanguage(texts, language);
  const [line] = table.lines;
  const label = partOf(question, { table: table.code, language }) ?? table.code;
  if (question.kind === "many") return { label, parts: [shareAt(line, 1) ?? 0] };
  if (question.kind === "rank") {
    const note = line?.mean ? `${t.meanPlace}: ${showMean(line.mean, language)}` : "";
    return { label, note, parts: [shareAt(line, 0) ?? 0] };
  }
  return { label, parts: table.options.map((_, at) => shareAt(line, at) ?? 0) };
}

function Means({ block }: { block: Block }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const mean = block.tables[0]?.lines[0]?.mean ?? null;
  if (mean === null) return <Nothing tables={block.tables} />;
  return (
    <p class="lead">
      {t.mean}: {showMean(mean, language)}
    </p>
  );
}

function showMean(mean: number, language: "kk" | "ru" | "en"): string {
  return showNumber(Math.round(mean * 100) / 100, language);
}

/** The parts beside one another, each with its shares; what is hidden is a dash. */
function Compared({
  question,
  table,
  parts,
}: {
  question: Question;
  table: Answers;
  parts: Parts;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { round, nameOf: nameOfPart, crossed } = parts;
  const caption =
    partOf(question, { table: table.code, language }) ?? wordsIn(question.label, language);
  const nameOf = ({ key }: Line) => {
    if (key === "") return t.all;
    if (key === null) return t.rest;
    return nameOfPart(key) ?? optionWords({ round, column: crossed ?? "", option: key }, language);
  };
  const share = (line: Line, at: number) => {
    const found = shareAt(line, at);
    return found === null ? "–" : `${showNumber(Math.round(found), language)}\u00a0%`;
  };
  const isScale =
    question.kind === "grid" || question.kind === "rank" || table.options.length === 0;
  return (
    <Table
      caption={caption}
      rows={table.lines}
      rowKey={(line) => line.key ?? "rest"}
      columns={[
        { label: t.part, cell: nameOf },
        {
          label: t.count,
          number: true,
          run: true,
          cell: (line) => (line.answered === null ? "–" : showNumber(line.answered, language)),
        },
        ...table.options.flatMap((option, at) => {
          if (question.kind === "many" && at === 0) return [];
          const label =
            question.kind === "many"
              ? t.chosen
              : optionWords({ round, column: table.code, option }, language);
          return [{ label, number: true, run: true, cell: (line: Line) => share(line, at) }];
        }),
        ...(isScale
          ? [
              {
                label: question.kind === "rank" ? t.meanPlace : t.mean,
                number: true,
                run: true,
                cell: (line: Line) => (line.mean === null ? "–" : showMean(line.mean, language)),
              },
            ]
          : []),
      ]}
    />
  );
}
