import { showDay } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { EmptyState } from "#ui/table.tsx";
import type { AskedRound } from "../../response-index/schema.ts";
import { texts } from "../texts.ts";

/** Said in place of answers that are not shown before the round is over. */
export function NotYet({ round }: { round: AskedRound }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <EmptyState title={t.notYet}>
      <p>{t.notYetHint(showDay(round.closesOn, language))}</p>
      <p>
        <a href={`/surveys/rounds/${round.id}`}>{t.toRound}</a>
      </p>
    </EmptyState>
  );
}
