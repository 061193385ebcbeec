import type { ComponentChildren } from "preact";
import { showNumber } from "#lib/dates.ts";
import { useFrame } from "./frame.ts";

/** Large numbers, each a link into the records behind it. */
export function Figures({
  label,
  figures,
}: {
  label: string;
  figures: { href: string; value: number; noun: string; context?: ComponentChildren }[];
}) {
  const { language } = useFrame();
  return (
    <ul class="figures" aria-label={label}>
      {figures.map((figure) => (
        <li key={figure.href + figure.noun}>
          <a href={figure.href}>
            <b>{showNumber(figure.value, language)}</b>
            <span>{figure.noun}</span>
          </a>
          {figure.context && <p>{figure.context}</p>}
        </li>
      ))}
    </ul>
  );
}
