import { showMoment } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import type { FeedEvent } from "./schema.ts";
import { texts } from "./texts.ts";

/** A short list for another site's page: every link opens outside the frame it lies in. */
export function EmbedPage({ events, publicUrl }: { events: FeedEvent[]; publicUrl: string }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <main class="embed">
      <h1>{t.ahead}</h1>
      {events.length === 0 && <p>{t.none}</p>}
      <ul>
        {events.map((event) => (
          <li key={event.id}>
            <span class="small num">{showMoment(event.startsAt, language)}</span>{" "}
            {event.state === "cancelled" && <b>{t.cancelled} </b>}
            <br />
            <a href={`${publicUrl}/events/${event.id}`} target="_blank" rel="noopener">
              {event.title}
            </a>
            <br />
            <span class="small muted">{[event.kind, event.place].filter(Boolean).join(", ")}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${publicUrl}/calendar`} target="_blank" rel="noopener">
          {t.all}
        </a>
      </p>
    </main>
  );
}

export function OwnFeedPage({ address }: { address: string }) {
  const t = inLanguage(texts, useFrame().language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <p>
        <label class="label" for="address">
          {t.address}
        </label>
        <input class="input input--wide" id="address" readOnly value={address} />
      </p>
      <p>
        <a class="button" href={address.replace(/^https?:/, "webcal:")}>
          {t.open}
        </a>
      </p>
      <p>{t.secret}</p>
      <ActButton action="/calendar/my/renewal" label={t.renew} />
    </>
  );
}
