import { showMoment } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { Form, Submit, TextArea } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Warnings } from "#ui/warnings.tsx";
import type { Event } from "../base/schema.ts";
import type { Warning } from "../base/words.ts";
import { warningIn } from "../base/words.ts";
import { texts } from "./texts.ts";

/** What to look at once more before everybody sees it. */
export function PublishPage({
  event,
  warnings,
  drafts,
  invited,
  state,
}: {
  event: Event;
  warnings: Warning[];
  drafts: number;
  invited: number;
  state: FormState;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.publishTitle}</h1>
      <What event={event} />
      <p>{t.publishLead}</p>
      {invited > 0 && <p>{t.invited(invited)}</p>}
      <Warnings lines={warnings.map((one) => warningIn(one, language))} />
      <Form action={`/events/${event.id}/publication`} state={state} words={t}>
        <div class="actions">
          <button class="button" type="submit">
            {t.publish}
          </button>
          {drafts > 1 && (
            <button class="button button--2" type="submit" name="whole" value="yes">
              {t.publishSeries(drafts)}
            </button>
          )}
          <a href={`/events/${event.id}`}>{t.back}</a>
        </div>
      </Form>
    </>
  );
}

export function CancelPage({ event, state }: { event: Event; state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.cancelTitle}</h1>
      <What event={event} />
      <p>{t.cancelLead}</p>
      <Form action={`/events/${event.id}/cancellation`} state={state} words={t}>
        <TextArea name="reason" label={t.reason} rows={3} />
        <Submit label={t.cancel} />
      </Form>
    </>
  );
}

/** Why the event is not said to have taken place, and the way to say it when it has. */
export function HoldPage({ event, state }: { event: Event; state: FormState }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.holdTitle}</h1>
      <What event={event} />
      <Form action={`/events/${event.id}/holding`} state={state} words={t}>
        <div class="actions">
          <button class="button" type="submit">
            {t.holdTitle}
          </button>
          <a href={`/events/${event.id}`}>{t.back}</a>
        </div>
      </Form>
    </>
  );
}

function What({ event }: { event: Event }) {
  const { language } = useFrame();
  return (
    <p>
      <b>{wordsIn(wordsOf(event, "title"), language)}</b>
      <br />
      <span class="num">{showMoment(event.startsAt, language)}</span>
    </p>
  );
}
