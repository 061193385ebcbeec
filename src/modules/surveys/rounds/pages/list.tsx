import { showDay } from "#lib/dates.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { isTeacher } from "#modules/people/teachers/access.ts";
import { linkTo, useFrame } from "#ui/frame.ts";
import { EmptyState, MorePager, Table } from "#ui/table.tsx";
import { canMake } from "../../questionnaires/access.ts";
import type { OwnInvitation, RoundRow } from "../schema.ts";
import { texts } from "../texts.ts";
import { Period, Rate, StateTag } from "./words.tsx";

type Parts = { invitations: OwnInvitation[]; rounds: RoundRow[]; hasMore: boolean; page: number };

export function RoundsPage({ invitations, rounds, hasMore, page }: Parts) {
  const { language, actor } = useFrame();
  const t = inLanguage(texts, language);
  const mayMake = canMake(actor);
  const own = rounds.filter(({ isOwn }) => isOwn);
  const others = rounds.filter(({ isOwn }) => !isOwn);
  return (
    <>
      <div class="head">
        <h1>{t.surveys}</h1>
        <p class="row">
          {mayMake && (
            <a class="button" href="/surveys/rounds/new">
              {t.make}
            </a>
          )}
          <a href="/surveys/questionnaires">{t.questionnaires}</a>
        </p>
      </div>
      <Invitations invitations={invitations} />
      {mayMake && rounds.length === 0 && (
        <EmptyState title={t.noneOwn}>
          <p>{t.noneOwnHint}</p>
        </EmptyState>
      )}
      {others.length > 0 && <Rounds caption={t.forSchool} rounds={others} />}
      {own.length > 0 && <Rounds caption={t.own} rounds={own} />}
      <MorePager page={page} hasMore={hasMore} about={t.surveys} />
    </>
  );
}

function Invitations({ invitations }: { invitations: OwnInvitation[] }) {
  const { language, actor } = useFrame();
  const t = inLanguage(texts, language);
  if (invitations.length === 0) return isTeacher(actor) ? <p>{t.nothingForYou}</p> : null;
  return (
    <section class="group" aria-labelledby="waiting">
      <h2 id="waiting">{t.waitingForYou}</h2>
      <ul class="list">
        {invitations.map((one) => (
          <li key={one.id}>
            <p>
              <b>{named(one, language)}</b>{" "}
              <span class="muted">
                {t.closesOn}: {showDay(one.closesOn, language)}
              </span>
            </p>
            {one.isUsed ? (
              <p class="muted">{t.answeredAlready}</p>
            ) : (
              <p>
                <a class="button" href={`/s/${one.id}`}>
                  {one.hasDraft ? t.goOn : t.answer}
                  <span class="hidden">: {named(one, language)}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rounds({ caption, rounds }: { caption: string; rounds: RoundRow[] }) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  return (
    <section class="group">
      <Table
        caption={caption}
        rows={rounds}
        rowKey={(round) => round.id}
        columns={[
          {
            label: t.name,
            cell: (round) => (
              <a href={linkTo(frame, `/surveys/rounds/${round.id}`)}>{named(round, language)}</a>
            ),
          },
          { label: t.state, bare: true, cell: (round) => <StateTag round={round} /> },
          { label: t.when, bare: true, cell: (round) => <Period round={round} /> },
          {
            label: t.whose,
            cell: (round) => wordsIn(wordsOf(round, "owner"), language) ?? t.country,
          },
          { label: t.rate, cell: (round) => <Rate {...round} /> },
        ]}
      />
    </section>
  );
}
