import { showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { Form, Hidden, Submit, TextField } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Island } from "#ui/island.tsx";
import type { OpenEvent, Registration } from "../../registration/schema.ts";
import { texts } from "../texts.ts";

/** Where the code at the door leads: one button. */
export function HerePage({
  event,
  own,
  state,
  code,
  newId,
  isOver,
  owner,
}: {
  event: OpenEvent;
  own: Registration | null;
  state: FormState;
  code: string;
  newId: string;
  isOver: boolean;
  /** Whose device this is, as it knows it. */
  owner: string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{wordsIn(wordsOf(event, "title"), language)}</h1>
      {own?.attendedAt ? (
        <p class="lead">
          {t.thanks}: {showMoment(own.attendedAt, language)}
        </p>
      ) : own?.state === "registered" ? (
        <>
          <div aria-live="polite">
            <p class="said" data-said="waiting" hidden>
              <b>{t.hereKept}</b> {t.keptHereMore}
            </p>
            <p class="said said--bad" data-said="refused" hidden>
              <b>{t.wrong}</b>
            </p>
          </div>
          <Form action={`/events/${event.id}/here`} state={state} words={t}>
            <p class="lead">{t.hereLead}</p>
            <Hidden name="id" value={newId} />
            <TextField name="code" label={t.code} value={code} short />
            <Submit label={t.here} />
          </Form>
          <Island name="here" given={{ at: `/events/${event.id}`, id: newId, owner }} />
        </>
      ) : isOver ? (
        <p>{t.overAlready}</p>
      ) : (
        <p>
          {t.notRegistered} <a href={`/events/${event.id}/registration`}>{t.register}</a>
        </p>
      )}
    </>
  );
}
