import { showNumber } from "#lib/dates.ts";
import { breakdowns } from "#lib/suppression.ts";
import { inLanguage, named, wordsIn } from "#lib/texts.ts";
import { FileLinks } from "#ui/file-links.tsx";
import { here, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import type { AskedRound } from "../../response-index/schema.ts";
import { codesFor } from "../rules.ts";
import { texts } from "../texts.ts";
import { BlockSection } from "./block.tsx";
import { NotYet } from "./not-yet.tsx";
import { type Parts, partOf } from "./words.tsx";

export function ResultsPage(props: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { round, rates, isShown } = props;
  const { answered, expected } = rates;
  return (
    <>
      <h1>{named(round, language)}</h1>
      <p class="lead">
        {expected >= answered && expected > 0
          ? t.answered(showNumber(answered, language), showNumber(expected, language))
          : t.answeredOnly(showNumber(answered, language))}
      </p>
      {isShown ? <Shown {...props} /> : <NotYet round={round} />}
      {isShown && <OpenQuestions round={round} />}
      <ResponseRates {...props} />
      {isShown && (
        <p class="group no-print">
          <FileLinks
            label={t.save}
            endings={["xlsx", "csv", "json"]}
            at={(ending) => fileOf(round, { ending, query: frame.query })}
          />
        </p>
      )}
    </>
  );
}

function Shown(props: Parts) {
  const t = inLanguage(texts, useFrame().language);
  const { round, blocks, rates } = props;
  const isEmpty = blocks.every(({ tables }) => tables.every(({ lines }) => isBare(lines)));
  const isNamed = round.mode === "named";
  return (
    <>
      {!isNamed && <p class="muted">{t.anonymous}</p>}
      {isEmpty ? (
        <EmptyState title={isNamed || rates.answered === 0 ? t.noAnswers : t.tooFew}>
          {!isNamed && <p>{t.tooFewHint}</p>}
        </EmptyState>
      ) : (
        <>
          <Compare {...props} />
          <Blocks {...props} />
        </>
      )}
    </>
  );
}

/** Questions one below the other; of many schools or districts one page, with the way to the others. */
function Blocks(props: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { blocks, query, hasMore } = props;
  return (
    <>
      {blocks.map((block) => (
        <BlockSection key={block.question.code} block={block} parts={props} />
      ))}
      {query.by && <MorePager page={query.page} hasMore={hasMore} about={t.compare} />}
    </>
  );
}

function isBare(lines: readonly { answered: number | null }[]): boolean {
  return lines.every(({ answered }) => !answered);
}

function fileOf(round: AskedRound, { ending, query }: { ending: string; query: string }): string {
  return `/surveys/rounds/${round.id}/results/table.${ending}${query}`;
}

/** How the answers are taken apart: links for the parts, a choice of question for the rest. */
function Compare({ round, query, crossed, seesWhole }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const questions = round.content.sections
    .flatMap((section) => section.questions)
    .filter((one) => one.kind === "one" || one.kind === "grid");
  const mayCross = round.mode === "named" || seesWhole;
  return (
    <nav aria-label={t.compare} class="no-print">
      <ul class="chips">
        <li>
          <a
            href={here(frame, { by: null, cross: null, page: null })}
            aria-current={!query.by && !crossed ? "true" : undefined}
          >
            {t.together}
          </a>
        </li>
        {breakdowns.map((by) => (
          <li key={by}>
            <a
              href={here(frame, { by, cross: null, page: null })}
              aria-current={query.by === by && !crossed ? "true" : undefined}
            >
              {t.by[by]}
            </a>
          </li>
        ))}
      </ul>
      {mayCross && questions.length > 0 && (
        <form class="row">
          <label class="label" for="cross">
            {t.cross}
          </label>
          <select class="input" id="cross" name="cross">
            {questions.map((question) => (
              <optgroup key={question.code} label={wordsIn(question.label, language)}>
                {codesFor(question).map((code) => (
                  <option key={code} value={code} selected={code === crossed}>
                    {partOf(question, { table: code, language }) ??
                      wordsIn(question.label, language)}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <button class="button button--2" type="submit">
            {t.show}
          </button>
        </form>
      )}
    </nav>
  );
}

function OpenQuestions({ round }: { round: AskedRound }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const open = round.content.sections
    .flatMap((section) => section.questions)
    .filter((one) => one.kind === "text" || one.kind === "line");
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="open">
      <h2 id="open">{t.openAnswers}</h2>
      <ul>
        {open.map((question) => (
          <li key={question.code}>
            <a href={`/surveys/rounds/${round.id}/results/open/${question.code}`}>
              {wordsIn(question.label, language)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ResponseRates({ rates: { schools } }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (schools.length === 0) return null;
  return (
    <section aria-labelledby="rates">
      <h2 id="rates">{t.response}</h2>
      <Table
        caption={t.response}
        captionHidden
        cards={false}
        rows={schools}
        rowKey={(school) => school.id}
        columns={[
          { label: t.school, cell: (school) => named(school, language) },
          {
            label: t.expected,
            number: true,
            cell: ({ expected }) => (expected === 0 ? "–" : showNumber(expected, language)),
          },
          { label: t.count, number: true, cell: (school) => showNumber(school.answered, language) },
          {
            label: t.share,
            number: true,
            cell: ({ answered, expected }) =>
              expected === 0 ? "–" : `${Math.round((answered * 100) / expected)} %`,
          },
        ]}
      />
    </section>
  );
}
