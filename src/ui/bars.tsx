import { showNumber } from "#lib/dates.ts";
import { useFrame } from "./frame.ts";

/** A line of a chart: what it is about and its parts in order, in per cent of their sum. */
export type Bar = { label: string; note?: string; parts: readonly number[] };

/**
 * Stacked bars, drawn without scripts: each line says its name and its figures in words, the colours
 * only repeat them. `legend` names the parts; with one part only, the bar is its share of the whole.
 */
export function Bars({
  title,
  legend,
  bars,
}: {
  title: string;
  legend: readonly string[];
  bars: readonly Bar[];
}) {
  const { language } = useFrame();
  const isSingle = legend.length === 1;
  return (
    <figure class="bars">
      <figcaption>{title}</figcaption>
      {!isSingle && (
        <ul class="bars__legend" aria-hidden="true">
          {legend.map((name, at) => (
            <li key={name}>
              <i class={`tone-${toneOf(at, legend.length)}`} />
              {name}
            </li>
          ))}
        </ul>
      )}
      <ul class="bars__lines">
        {bars.map((bar) => (
          <li key={bar.label}>
            <p>
              {bar.label} {bar.note && <span class="small muted">{bar.note}</span>}
            </p>
            <Stripe parts={bar.parts} />
            <p class="small num">
              {bar.parts.map((part, at) => (
                <span key={legend[at]} class={part < 1 ? "muted" : undefined}>
                  {isSingle ? "" : `${legend[at]}: `}
                  {showNumber(Math.round(part), language)}&nbsp;%{" "}
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function Stripe({ parts }: { parts: readonly number[] }) {
  const pieces = parts.map((width, at) => ({
    at,
    width,
    from: parts.slice(0, at).reduce((sum, part) => sum + part, 0),
  }));
  return (
    <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bars__ground" width="100" height="4" />
      {pieces.map(({ at, from, width }) => (
        <rect
          key={at}
          class={`tone-${toneOf(at, parts.length)}`}
          x={from}
          width={width}
          height="4"
        />
      ))}
    </svg>
  );
}

/** Of however many parts, the last is the strongest of five tones and the first the faintest. */
function toneOf(at: number, count: number): number {
  return count === 1 ? 5 : Math.round(1 + (4 * at) / (count - 1));
}
