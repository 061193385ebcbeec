import { showMoment, showNumber } from "#lib/dates.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { EmptyState, Table } from "#ui/table.tsx";
import type { OpenEvent, Registration } from "../schema.ts";
import { texts } from "../texts.ts";

/** The organiser's list: who has a place, who waits, who came. */
export function PeoplePage({
  event,
  people,
  isOver,
}: {
  event: OpenEvent;
  people: Registration[];
  isOver: boolean;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const base = `/events/${event.id}`;
  return (
    <>
      <h1>{t.people}</h1>
      <p class="lead">
        {t.peopleCount(showNumber(event.registered, language), event.registered)}
        {event.waiting > 0 && `, ${t.waitingCount(showNumber(event.waiting, language))}`}
      </p>
      <p class="row no-print">
        <a class="button" href={`${base}/attendance`}>
          {t.attendance}
        </a>
        {["csv", "xlsx"].map((ending) => (
          <a key={ending} href={`${base}/people/people.${ending}`}>
            {t.save} {ending.toUpperCase()}
          </a>
        ))}
      </p>
      {people.length === 0 ? (
        <EmptyState title={t.nobody} />
      ) : (
        <Table
          caption={t.people}
          captionHidden
          rows={people}
          rowKey={({ id }) => id}
          columns={[
            { label: t.name, cell: fullName },
            {
              label: t.school,
              bare: true,
              cell: ({ school_kk, school_ru }) =>
                school_kk && school_ru
                  ? named({ name_kk: school_kk, name_ru: school_ru }, language)
                  : "–",
            },
            {
              label: t.standing,
              cell: (one) =>
                one.attendedAt
                  ? `${t.attended}, ${showMoment(one.attendedAt, language)}`
                  : t.standings[one.state],
            },
            ...(isOver
              ? []
              : [
                  {
                    label: t.cancel,
                    bare: true,
                    cell: (one: Registration) => (
                      <ActButton
                        action={`${base}/registration/${one.id}/cancel`}
                        label={t.cancel}
                        about={fullName(one)}
                      />
                    ),
                  },
                ]),
          ]}
        />
      )}
    </>
  );
}
