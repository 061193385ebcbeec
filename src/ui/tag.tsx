import type { ComponentChildren } from "preact";

export type Tone = "good" | "wait" | "bad" | "lead" | "info" | "plain";

/** A word that says a state; the colour only repeats it. */
export function Tag({ tone, children }: { tone: Tone; children: ComponentChildren }) {
  return <span class={tone === "plain" ? "tag" : `tag tag--${tone}`}>{children}</span>;
}
