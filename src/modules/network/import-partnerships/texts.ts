import type { Texts } from "#lib/texts.ts";

/** The kinds of a partnership, as it was before a row changed it. */
export const texts = {
  circle: { kk: "Шеңбер", ru: "Круг", en: "Circle" },
  chain: { kk: "Тізбек", ru: "Цепочка", en: "Chain" },
} satisfies Texts;
