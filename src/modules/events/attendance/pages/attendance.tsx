import { dayOf, showDay, showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { Form, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Island } from "#ui/island.tsx";
import { EmptyState } from "#ui/table.tsx";
import type { OpenEvent, Registration } from "../../registration/schema.ts";
import { texts } from "../texts.ts";

type Parts = {
  event: OpenEvent;
  people: Registration[];
  /** Who cancelled and is registered no other way. */
  cancelled: Registration[];
  issued: number;
  /** Who signs, as far as it is known. */
  signatory: string | null;
  isOver: boolean;
  mayCertify: boolean;
  /** Whose device this is, as it knows it. */
  owner: string;
  state: FormState;
};

/** The organiser marks who came, and afterwards gives everybody their certificate. */
export function AttendancePage(props: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { event, people, state } = props;
  const attended = people.filter(({ attendedAt }) => attendedAt !== null).length;
  const wrong = state.problems[""];
  return (
    <>
      <h1>
        {t.attendance}: {wordsIn(wordsOf(event, "title"), language)}
      </h1>
      <p class="lead">
        {t.counted(showNumber(attended, language), showNumber(people.length, language))}
      </p>
      {(wrong === "notYet" || wrong === "nobody") && (
        <div class="govuk-error-summary" role="alert">
          <p>{t[wrong]}</p>
        </div>
      )}
      <p>{t.lead}</p>
      {!props.isOver && (
        <p class="actions no-print">
          <a class="button button--2" href={`/events/${event.id}/door`}>
            {t.door}
          </a>
        </p>
      )}
      <List {...props} />
      <Certify {...props} />
    </>
  );
}

function List({ event, people, cancelled, owner }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (people.length + cancelled.length === 0) return <EmptyState title={t.nobodyRegistered} />;
  return (
    <form class="group" method="post" action={`/events/${event.id}/attendance`} data-captures>
      <h2>{t.list}</h2>
      <OfflineSayings />
      {people
        .filter(({ attendedAt }) => attendedAt !== null)
        .map(({ id }) => (
          <input key={id} type="hidden" name="shown" value={id} />
        ))}
      <Marks people={people} />
      {cancelled.length > 0 && (
        <>
          <h3>{t.cancelled}</h3>
          <p class="small muted">{t.cancelledHint}</p>
          <Marks people={cancelled} />
        </>
      )}
      <div class="actions">
        <button class="button" type="submit">
          {t.save}
        </button>
      </div>
      <Island name="captures" given={{ at: `/events/${event.id}`, owner }} />
    </form>
  );
}

function Marks({ people }: Pick<Parts, "people">) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <ul class="plain marks">
      {people.map((one) => (
        <li key={one.id}>
          <label>
            <input type="checkbox" name="people" value={one.id} checked={one.attendedAt !== null} />
            <span>
              {fullName(one)}{" "}
              <span class="small muted">
                {one.school_kk &&
                  one.school_ru &&
                  named({ name_kk: one.school_kk, name_ru: one.school_ru }, language)}
                {one.attendedAt && `, ${t.attended} ${showMoment(one.attendedAt, language)}`}
              </span>
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

/** Says without network what the phone keeps; the script turns it on. */
function OfflineSayings() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div aria-live="polite">
      <p class="said" data-said="saved" hidden>
        <b>{t.savedMarks}</b> <span class="num" data-figure="count" />
      </p>
      <p class="said" data-said="waiting" hidden>
        <b>{t.keptHere}</b> <span class="num" data-figure="count" />. {t.keptHereMore}
      </p>
      <p class="said said--bad" data-said="refused" hidden>
        <b>{t.notTaken}</b> <span data-figure="who" />
      </p>
      <p class="said said--bad" data-said="needsNetwork" hidden>
        <b>{t.needsNetwork}</b>
      </p>
    </div>
  );
}

function Certify({ event, issued, signatory, isOver, mayCertify, state }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <section aria-labelledby="certify">
      <h2 id="certify">{t.certify}</h2>
      {issued > 0 && <p>{t.issued(showNumber(issued, language))}</p>}
      {!isOver && <p class="muted">{t.certifyLater}</p>}
      {isOver && !mayCertify && <p class="muted">{t.certifiedByLeading}</p>}
      {isOver && mayCertify && (
        <Form action={`/events/${event.id}/certificates`} state={state} words={t}>
          <p class="muted">{t.certifyLead}</p>
          <TextField
            name="ground"
            label={t.ground}
            value={t.usualGround(showDay(dayOf(event.startsAt), language))}
          />
          <TextField name="signerName" label={t.signerName} value={signatory ?? ""} />
          <TextField
            name="signerKk"
            label={t.signerKk}
            value={signatory ? "Мектеп директоры" : ""}
          />
          <TextField name="signerRu" label={t.signerRu} value={signatory ? "Директор школы" : ""} />
          <Submit label={t.certify} />
        </Form>
      )}
    </section>
  );
}
