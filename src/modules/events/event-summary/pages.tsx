import { showDay, showNumber } from "#lib/dates.ts";
import { inLanguage, type Language, named, wordsIn, wordsOf } from "#lib/texts.ts";

import { scopeOfDiagnoses } from "#modules/needs/diagnoses/access.ts";
import type { RowTotal } from "#modules/surveys/results/schema.ts";
import { Bars } from "#ui/bars.tsx";
import { Figures } from "#ui/figures.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import type { Event } from "../base/schema.ts";
import type { EventSummary, FeedbackRound } from "./schema.ts";
import { texts } from "./texts.ts";

type Parts = {
  event: Event;
  outcome: EventSummary;
  today: string;
  isOver: boolean;
  /** Signed in: the plan and the diagnosis behind the event can be opened. */
  isKnown: boolean;
  organises: boolean;
};

/** The event followed to its effect; every figure leads to what it was counted from. */
export function EventSummaryPage(parts: Parts) {
  const { event, isOver } = parts;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>
        {t.title}: {wordsIn(wordsOf(event, "title"), language)}
      </h1>
      {isOver ? <Counts {...parts} /> : <p class="lead">{t.notOver}</p>}
      <Need {...parts} />
      {isOver && <Schools {...parts} />}
      {isOver && (
        <Voices {...parts} id="feedback" title={t.feedback} asked={parts.outcome.feedback} />
      )}
      {isOver && (
        <Voices {...parts} id="follow-up" title={t.followUp} asked={parts.outcome.followUp} />
      )}
    </>
  );
}

function Counts({ event, outcome, organises }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { attended, registered, schools, certificates, materials, feedback } = outcome;
  const present = schools.filter((one) => one.attended > 0).length;
  const people = organises ? `/events/${event.id}/people` : "#schools";
  const figures = [
    {
      href: people,
      value: attended,
      noun: t.attended(attended),
      context: t.ofRegistered(showNumber(registered, language)),
    },
    { href: "#schools", value: present, noun: t.schoolsNoun(present) },
    {
      href: "#feedback",
      value: feedback?.answered ?? 0,
      noun: t.answersNoun(feedback?.answered ?? 0),
    },
    {
      href: organises ? `/events/${event.id}/attendance#certify` : "/certificates",
      value: certificates,
      noun: t.certificatesNoun(certificates),
    },
    {
      href: `/events/${event.id}#materials`,
      value: materials,
      noun: t.materialsNoun(materials),
    },
  ];
  return <Figures label={t.inFigures} figures={figures} />;
}

function Need({ outcome: { answered }, isKnown }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { area, reason, diagnosisId, schoolId, leadingId, cyclogrammeId } = answered;
  return (
    <section aria-labelledby="need">
      <h2 id="need">{t.need}</h2>
      <p>{area ? <b>{named(area, language)}</b> : (reason ?? t.noNeed)}</p>
      {isKnown && (
        <ul class="row">
          {diagnosisId && (
            <li>
              <a href={linkTo(frame, `/needs/${diagnosisId}`, { school: schoolId })}>
                {t.toDiagnosis}
              </a>
            </li>
          )}
          {cyclogrammeId && (
            <li>
              <a href={`/plans/${cyclogrammeId}`}>{t.toPlan}</a>
            </li>
          )}
          {area && leadingId && scopeOfDiagnoses(frame.actor) && (
            <li>
              <a href={linkTo(frame, "/chain", { circle: leadingId })}>{t.toChain}</a>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

function Schools({ outcome: { schools } }: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section id="schools" aria-labelledby="schools-title">
      <h2 id="schools-title">{t.fromSchools}</h2>
      {schools.length === 0 ? (
        <p class="muted">{t.nobody}</p>
      ) : (
        <Table
          caption={t.fromSchools}
          captionHidden
          rows={schools}
          rowKey={({ schoolId }) => schoolId}
          columns={[
            {
              label: t.school,
              cell: (school) => (
                <a href={linkTo(frame, `/network/schools/${school.schoolId}`)}>
                  {named(school, language)}
                </a>
              ),
            },
            {
              label: t.attendedColumn,
              number: true,
              cell: ({ attended }) => showNumber(attended, language),
            },
            {
              label: t.registered,
              number: true,
              cell: ({ registered }) => showNumber(registered, language),
            },
          ]}
        />
      )}
    </section>
  );
}

function Voices({
  id,
  title,
  asked,
  today,
  organises,
}: Parts & { id: string; title: string; asked: FeedbackRound | null }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{title}</h2>
      {asked === null && <p class="muted">{t.notAsked}</p>}
      {asked !== null && today < asked.opensOn && (
        <p class="muted">{t.asksFrom(showDay(asked.opensOn, language))}</p>
      )}
      {asked !== null && today >= asked.opensOn && <Answers asked={asked} organises={organises} />}
    </section>
  );
}

function Answers({ asked, organises }: { asked: FeedbackRound; organises: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { answered, expected, rows, id } = asked;
  const [best] = (rows ?? []).toSorted((one, other) => other.mean - one.mean);
  return (
    <>
      <p>{t.answeredOf(showNumber(answered, language), showNumber(expected, language))}</p>
      {rows && best ? (
        <Bars
          title={t.best(wordsIn(best.label, language))}
          legend={best.scale.map((step) => wordsIn(step, language))}
          bars={rows.map((row) => barOf(row, language))}
        />
      ) : (
        <p class="muted">{rows ? t.few : t.shownAfter(showDay(asked.closesOn, language))}</p>
      )}
      {organises && (
        <p>
          <a href={`/surveys/rounds/${id}/results`}>{t.allAnswers}</a>
        </p>
      )}
    </>
  );
}

function barOf(row: RowTotal, language: Language) {
  const t = inLanguage(texts, language);
  const mean = showNumber(Math.round(row.mean * 10) / 10, language);
  return {
    label: wordsIn(row.label, language),
    note: t.mean(mean, row.scale.length),
    parts: row.counts.map((count) => (count * 100) / row.answered),
  };
}
