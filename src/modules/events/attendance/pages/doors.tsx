import { showMoment } from "#lib/dates.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import type { OpenDoor } from "../schema.ts";
import { texts } from "../texts.ts";

/** Where the short address leads: to the event one stands at, when there is not just one. */
export function DoorsPage({ doors }: { doors: readonly OpenDoor[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (doors.length === 0) {
    return (
      <>
        <h1>{t.here}</h1>
        <EmptyState title={t.noDoor}>
          <p>{t.noDoorHint}</p>
          <p class="row">
            <a href="/events/mine">{t.mine}</a>
            <a href="/calendar">{t.calendar}</a>
          </p>
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <h1>{t.here}</h1>
      <p class="lead">{t.whichDoor}</p>
      <ul class="plain">
        {doors.map((event) => (
          <li key={event.id}>
            <a href={`/events/${event.id}/here`}>{wordsIn(wordsOf(event, "title"), language)}</a>{" "}
            <span class="small muted">{showMoment(event.startsAt, language)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
