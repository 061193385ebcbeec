import { showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { ErrorSummary } from "#ui/error-summary.tsx";
import { FormContext } from "#ui/field-state.ts";
import { ActButton, Form, Submit, TextField } from "#ui/form.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { EmptyState, Pager, Table } from "#ui/table.tsx";
import { canHandOutLinks } from "../access.ts";
import type { AskedPage } from "../queries.ts";
import { rowsPerPage } from "../queries.ts";
import { isOfStaff, rateOf, stateOf } from "../rules.ts";
import type { AskedRow, Round } from "../schema.ts";
import { texts } from "../texts.ts";
import { Period, Rate, StateTag } from "./words.tsx";

type Parts = {
  round: Round;
  asked: AskedPage;
  page: number;
  notInvited: number;
  mayKeep: boolean;
  publicUrl: string;
  jobId: string;
  acts: Act[];
  state: FormState;
};

export function RoundPage(parts: Parts) {
  const { round, asked, notInvited, mayKeep, acts, state } = parts;
  const frame = useFrame();
  const { language, actor } = frame;
  const t = inLanguage(texts, language);
  const own = asked.schools.filter(({ schoolId }) => canHandOutLinks(actor, schoolId));
  return (
    <>
      <div class="record-head">
        <h1>{named(round, language)}</h1>
        <p class="row">
          <StateTag round={round} />
          <span class="muted">
            <Period round={round} />
          </span>
        </p>
      </div>
      <FormContext.Provider value={{ state, words: t }}>
        <ErrorSummary />
      </FormContext.Provider>
      <p class="lead">
        {t.rate}: <Rate {...asked} />
        {asked.beside > 0 && (
          <span class="small muted">. {t.beside(showNumber(asked.beside, language))}</span>
        )}
      </p>
      <p class="actions">
        <a class="button" href={linkTo(frame, `/surveys/rounds/${round.id}/results`)}>
          {t.results}
        </a>
      </p>
      {notInvited > 0 && <p>{t.beingInvited(showNumber(notInvited, language))}</p>}
      {own.map((school) => (
        <OwnSchool key={school.schoolId} round={round} school={school} />
      ))}
      <div class="group">
        <Facts {...parts} />
      </div>
      <Schools {...parts} />
      {mayKeep && <Manage {...parts} />}
      {mayKeep && <History kind="survey_round" acts={acts} words={t} />}
    </>
  );
}

function Facts({ round, publicUrl }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const roles = round.audience.roles.map((role) => t.roleNames[role]).join(", ");
  const link = round.openCode ? `${publicUrl}/s/${round.openCode}` : null;
  return (
    <dl class="facts">
      {link && (
        <div>
          <dt>{t.openLink}</dt>
          <dd>
            <a href={link}>{link}</a>
          </dd>
        </div>
      )}
      <div>
        <dt>{t.whose}</dt>
        <dd>{wordsIn(wordsOf(round, "owner"), language) ?? t.country}</dd>
      </div>
      <div>
        <dt>{t.mode}</dt>
        <dd>{t.modes[round.mode]}</dd>
      </div>
      <div>
        <dt>{t.roles}</dt>
        <dd>{roles}</dd>
      </div>
      <div>
        <dt>{t.purpose}</dt>
        <dd>{t.purposes[round.purpose]}</dd>
      </div>
      <div>
        <dt>{t.questionnaire}</dt>
        <dd>
          <a
            href={linkTo(frame, `/surveys/questionnaires/${round.questionnaireId}`, {
              version: round.versionNumber,
            })}
          >
            {t.seeQuestions}
          </a>
        </dd>
      </div>
    </dl>
  );
}

/** What a coordinator does for the own school: how many are asked, and the links to hand out. */
function OwnSchool({ round, school }: { round: Round; school: AskedRow }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/surveys/rounds/${round.id}`;
  const isOver = stateOf(round, today) === "closed";
  if (isOver) return null;
  const wereShown = school.linksShownAt !== null;
  return (
    <section class="group" aria-labelledby={`own-${school.schoolId}`}>
      <h2 id={`own-${school.schoolId}`}>
        {t.ownSchool}: {named(school, language)}
      </h2>
      {round.mode !== "named" && school.expected === 0 && (
        <p>{round.audience.roles.every(isOfStaff) ? t.nobodyKnown : t.noNumber}</p>
      )}
      {round.mode !== "named" && (
        <Form action={`${at}/expected`} state={{ typed: {}, problems: {} }} words={t}>
          <input type="hidden" name="school" value={school.schoolId} />
          <TextField
            name="expected"
            label={t.expected}
            value={school.expected === 0 ? "" : String(school.expected)}
            inputmode="numeric"
            short={true}
          />
          <Submit label={t.save} second />
        </Form>
      )}
      {round.mode === "anonymous" && school.invitedAt !== null && school.expected > 0 && (
        <div class="group">
          <p>{wereShown ? t.linksWereShown : t.linksHint}</p>
          <ActButton
            action={`${at}/links`}
            label={wereShown ? t.newLinks : t.showLinks}
            about={named(school, language)}
            first={!wereShown}
            hidden={{ school: school.schoolId, ...(wereShown ? { again: "yes" } : {}) }}
          />
        </div>
      )}
    </section>
  );
}

function Schools({ round, asked, page }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  if (asked.total === 0) return <EmptyState title={t.noAsked} />;
  return (
    <section class="group">
      <Table
        caption={t.schoolsAsked(showNumber(asked.total, language))}
        rows={asked.schools}
        rowKey={(school) => school.schoolId}
        columns={[
          {
            label: t.school,
            cell: (school) => (
              <a href={linkTo(frame, `/network/schools/${school.schoolId}`)}>
                {named(school, language)}
              </a>
            ),
          },
          { label: t.rate, number: true, cell: ({ answered }) => showNumber(answered, language) },
          {
            label: t.expected,
            number: true,
            cell: ({ expected }) => (expected === 0 ? "–" : showNumber(expected, language)),
          },
          { label: t.share, number: true, cell: (school) => shareWords(school) },
          ...(round.mode === "anonymous" ? [slipsColumn(language)] : []),
        ]}
      />
      <Pager page={page} pages={Math.ceil(asked.total / rowsPerPage)} />
    </section>
  );
}

/** More slips than people may mean that one person answers by several. */
function slipsColumn(language: Language) {
  const t = inLanguage(texts, language);
  return {
    label: t.slipsDrawn,
    number: true as const,
    cell: ({ slips, firstExpected: expected }: AskedRow) =>
      expected !== null && slips > expected
        ? t.moreSlips(showNumber(slips, language), showNumber(slips - expected, language))
        : showNumber(slips, language),
  };
}

function shareWords(school: AskedRow): string {
  const rate = rateOf(school);
  return rate === null ? "–" : `${rate}\u00a0%`;
}

/** What who asks can still do: remind, move the last day, close. */
function Manage({ round, jobId, state }: Parts) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/surveys/rounds/${round.id}`;
  const stands = stateOf(round, today);
  if (stands === "closed") return null;
  return (
    <section class="group no-print" aria-labelledby="manage">
      <h2 id="manage">{t.manage}</h2>
      {stands === "open" && round.mode !== "open" && (
        <div class="group">
          <p class="muted">{t.remindHint}</p>
          <ActButton action={`${at}/reminder`} label={t.remind} hidden={{ id: jobId }} />
        </div>
      )}
      <Form action={`${at}/prolonging`} state={{ ...state, problems: {} }} words={t}>
        <TextField name="closesOn" label={t.closesOn} type="date" value={round.closesOn} short />
        <Submit label={t.prolong} second />
      </Form>
      <details>
        <summary>{t.close}</summary>
        <p>{t.closeHint}</p>
        <ActButton action={`${at}/closing`} label={t.closeSure} />
      </details>
    </section>
  );
}
