import { dayOf, showDayOfMonth, timeOf } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, type Language, wordsIn, wordsOf } from "#lib/texts.ts";
import { ActButton, Form, Hidden, SelectField, Submit, TextArea, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import { subjectName, subjects, teachingLanguageName } from "#ui/teaching.ts";
import type { Event } from "../base/schema.ts";
import { type Session, sessionKinds } from "./schema.ts";
import { texts } from "./texts.ts";

type Parts = {
  event: Event;
  sessions: Session[];
  state: FormState;
  isChange: boolean;
  newId: string;
};

export function ProgrammePage({ event, sessions, state, isChange, newId }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const at = `/events/${event.id}/programme`;
  const days = dayOf(event.startsAt) === dayOf(event.endsAt);
  return (
    <>
      <h1>{t.programme}</h1>
      <p>
        {`${wordsIn(wordsOf(event, "title"), language)}, ${showDayOfMonth(dayOf(event.startsAt), language)}, `}
        <span class="num">{`${timeOf(event.startsAt)}–${timeOf(event.endsAt)}`}</span>
      </p>
      {sessions.length === 0 ? (
        <EmptyState title={t.none}>
          <p>{t.noneHint}</p>
        </EmptyState>
      ) : (
        <SessionTable at={at} sessions={sessions} isOneDay={days} />
      )}
      <section aria-labelledby="part">
        <h2 id="part">{isChange ? t.changeTitle : t.addTitle}</h2>
        <SessionFields at={at} event={event} state={state} isChange={isChange} newId={newId} />
      </section>
    </>
  );
}

function SessionFields({
  at,
  event,
  state,
  isChange,
  newId,
}: { at: string } & Omit<Parts, "sessions">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Form action={at} state={state} words={t}>
      <Hidden name="id" value={newId} />
      <SelectField
        name="kind"
        label={t.kind}
        options={sessionKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField name="titleKk" label={t.titleKk} />
      <TextField name="titleRu" label={t.titleRu} />
      <TextField name="day" label={t.day} type="date" value={dayOf(event.startsAt)} short />
      <TextField name="from" label={t.from} type="time" value={timeOf(event.startsAt)} short />
      <TextField name="until" label={t.until} type="time" short />
      <TextField name="room" label={t.room} optional short />
      <TextField name="speaker" label={t.speaker} hint={t.speakerHint} optional />
      <SelectField
        name="subject"
        label={t.subject}
        none={t.notChosen}
        options={subjects.map(({ code }) => ({ value: code, label: subjectName(code, language) }))}
        optional
      />
      <TextField name="grade" label={t.grade} inputmode="numeric" optional short />
      <SelectField
        name="language"
        label={t.language}
        none={t.notChosen}
        options={(["kk", "ru", "en"] as const).map((value) => ({
          value,
          label: teachingLanguageName(value, language),
        }))}
        optional
      />
      <TextArea name="aim" label={t.aim} rows={2} optional />
      <Submit label={isChange ? t.save : t.add} />
    </Form>
  );
}

function SessionTable({
  at,
  sessions,
  isOneDay,
}: {
  at: string;
  sessions: Session[];
  isOneDay: boolean;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <Table
      caption={t.programme}
      captionHidden
      rows={sessions}
      rowKey={({ id }) => id}
      columns={[
        { label: t.when, cell: (one) => <HoursOf session={one} isOneDay={isOneDay} /> },
        { label: t.what, bare: true, cell: (one) => <b>{sessionTitle(one, language)}</b> },
        { label: t.room, cell: ({ room }) => room ?? "–" },
        { label: t.who, cell: ({ speaker }) => speaker ?? "–" },
        {
          label: t.acts,
          bare: true,
          cell: (one) => (
            <div class="row">
              <a href={`${at}?session=${one.id}#part`}>
                {t.change}
                <span class="hidden">: {sessionTitle(one, language)}</span>
              </a>
              <ActButton
                action={`${at}/removal`}
                label={t.remove}
                about={sessionTitle(one, language)}
                hidden={{ session: one.id }}
              />
            </div>
          ),
        },
      ]}
    />
  );
}

function HoursOf({ session, isOneDay }: { session: Session; isOneDay: boolean }) {
  const { language } = useFrame();
  const { startsAt, endsAt } = session;
  return (
    <span class="num">
      {!isOneDay && `${showDayOfMonth(dayOf(startsAt), language)}, `}
      {`${timeOf(startsAt)}–${timeOf(endsAt)}`}
    </span>
  );
}

function sessionTitle(session: Session, language: Language): string {
  return wordsIn(wordsOf(session, "title"), language);
}
