import { dayOf, showDayOfMonth, timeOf } from "#lib/dates.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { subjectName, teachingLanguageName } from "#ui/teaching.ts";
import type { Session } from "../../programme/schema.ts";
import { texts } from "../texts.ts";

/** The programme as guests read it: when, what, where and who. */
export function Programme({ sessions, isOneDay }: { sessions: Session[]; isOneDay: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (sessions.length === 0) return null;
  return (
    <section aria-labelledby="programme">
      <h2 id="programme">{t.programme}</h2>
      <Table
        caption={t.programme}
        captionHidden
        rows={sessions}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t.when,
            cell: ({ startsAt, endsAt }) => (
              <span class="num">
                {!isOneDay && `${showDayOfMonth(dayOf(startsAt), language)}, `}
                {`${timeOf(startsAt)}–${timeOf(endsAt)}`}
              </span>
            ),
          },
          { label: t.what, bare: true, cell: (session) => <What session={session} /> },
          { label: t.room, cell: ({ room }) => room ?? "–" },
          { label: t.speakers, cell: ({ speaker }) => speaker ?? "–" },
        ]}
      />
    </section>
  );
}

function What({ session }: { session: Session }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { kind, subject, grade, aim } = session;
  const title = wordsIn(wordsOf(session, "title"), language);
  const about = [
    t.sessionKinds[kind] !== title && t.sessionKinds[kind],
    subject && subjectName(subject, language),
    grade !== null && t.inGrade(grade),
    session.language && teachingLanguageName(session.language, language),
  ];
  return (
    <>
      <b>{title}</b>
      <br />
      <span class="small muted">{about.filter(Boolean).join(" · ")}</span>
      {aim && (
        <>
          <br />
          <span class="small">{aim}</span>
        </>
      )}
    </>
  );
}
