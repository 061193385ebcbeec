import { showMoment } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import { Tag } from "#ui/tag.tsx";
import type { OutboxLetter } from "./queries.ts";
import { texts } from "./texts.ts";

export function OutboxPage({ letters, sends }: { letters: OutboxLetter[]; sends: boolean }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <>
      <h1>{t.title}</h1>
      <p class="lead">{sends ? t.sends : t.keeps}</p>
      {letters.length === 0 && <EmptyState title={t.none} />}
      <ul class="list group">
        {letters.map((letter) => (
          <li key={letter.id}>
            <details>
              <summary>
                <b>{letter.subject}</b> <span class="muted">{letter.recipient}</span>{" "}
                <span class="small muted">{showMoment(letter.createdAt, language)}</span>{" "}
                <State letter={letter} />
              </summary>
              <pre class="letter">{letter.body}</pre>
            </details>
          </li>
        ))}
      </ul>
    </>
  );
}

function State({ letter }: { letter: OutboxLetter }) {
  const t = inLanguage(texts, useFrame().language);
  if (letter.sentAt) return <Tag tone="good">{t.sent}</Tag>;
  return letter.failure ? <Tag tone="bad">{t.failed}</Tag> : <Tag tone="wait">{t.kept}</Tag>;
}
