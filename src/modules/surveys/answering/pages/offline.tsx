import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Island } from "#ui/island.tsx";
import { texts } from "../texts.ts";

type Parts = {
  /** The link's own address. */
  at: string;
  /** What the page shows: where one begins or goes on, a part whose fields are kept, or that what was kept can go. */
  stage: "welcome" | "page" | "sent";
};

/** Lets the browser keep the form, so that it can be filled in where there is no network. */
export function OfflineForm({ at, stage }: Parts) {
  return <Island name="answers" given={{ at, stage }} />;
}

/** Says without network what became of what was filled in; the script turns its states on. */
export function OfflineSayings() {
  const t = inLanguage(texts, useFrame().language);
  return (
    <div data-sayings aria-live="polite">
      <p class="said" data-said="waiting" hidden>
        <b>{t.keptHere}</b> {t.keptHereMore}
      </p>
      <p class="said said--bad" data-said="refused" hidden>
        <b>{t.refusedLater}</b>
      </p>
      <p class="said said--bad" data-said="closed" hidden>
        <b>{t.closed}.</b> {t.closedMeanwhile}
      </p>
    </div>
  );
}
