import type { Texts } from "#lib/texts.ts";

/** What the registry says of a school, as it was before a row changed it. */
export const texts = {
  urban: { kk: "Қалада", ru: "В городе", en: "Urban" },
  rural: { kk: "Ауылда", ru: "В селе", en: "Rural" },
} satisfies Texts;
