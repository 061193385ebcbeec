import type { ComponentChildren } from "preact";
import { showNumber } from "#lib/dates.ts";
import type { Shape } from "#lib/map.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

export type Area = { kato: string; name: string; value: number; href: string };
export type Dot = { key: string; x: number; y: number; label: string; href: string };

const steps = 5;
const letterWidth = 9.8;
const roomForNumber = 500;

/**
 * A choropleth: each area a link with its number on it, a legend, and the same as a table.
 * `title` says the finding; `noun` names what is counted.
 */
export function ChoroplethMap({
  id,
  title,
  noun,
  shapes,
  areas,
  dots = [],
  plain = false,
  children,
}: {
  id: string;
  title: string;
  noun: string;
  shapes: readonly Shape[];
  areas: readonly Area[];
  dots?: readonly Dot[];
  /** Without numbers and names on the map, for very many small areas. */
  plain?: boolean;
  children?: ComponentChildren;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const bounds = boundsOf(areas.map((area) => area.value));
  const byKato = new Map(areas.map((area) => [area.kato, area]));
  const drawn = shapes.flatMap((shape) => {
    const area = byKato.get(shape.kato);
    return area ? [{ shape, area, step: stepOf(area.value, bounds) }] : [];
  });
  const sorted = areas.toSorted((one, other) => other.value - one.value);
  return (
    <div class="map">
      <figure aria-labelledby={id}>
        <svg viewBox="0 0 1000 590" role="group" aria-label={title}>
          {drawn
            .filter(({ shape }) => !shape.isPoint)
            .map(({ shape, area, step }) => (
              <a
                key={area.kato}
                href={area.href}
                aria-label={`${area.name}: ${showNumber(area.value, language)}`}
              >
                <path class={`c${step}`} d={shape.path} />
              </a>
            ))}
          {drawn
            .filter(({ shape }) => shape.isPoint)
            .map(({ shape, area, step }) => (
              <a
                key={area.kato}
                href={area.href}
                aria-label={`${area.name}: ${showNumber(area.value, language)}`}
              >
                <circle class={`c${step}`} cx={shape.labelX} cy={shape.labelY} r={plain ? 5 : 11} />
              </a>
            ))}
          {dots.map((dot) => (
            <a key={dot.key} href={dot.href} aria-label={dot.label}>
              <circle class="dot" cx={dot.x} cy={dot.y} r={6}>
                <title>{dot.label}</title>
              </circle>
            </a>
          ))}
          {!plain && (
            <g aria-hidden="true">
              {drawn.map(({ shape, area, step }) => (
                <Label key={area.kato} shape={shape} area={area} step={step} />
              ))}
            </g>
          )}
        </svg>
      </figure>
      <div class="stack tight">
        <Legend id={`${id}-legend`} noun={noun} bounds={bounds} />
        {children}
        <p class="small muted">{t.boundaries}</p>
        <details class="twin">
          <summary>
            {t.asTable}: {showNumber(areas.length, language)}
          </summary>
          <table class="table table--tight small">
            <caption class="hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t.territory}</th>
                <th scope="col" class="r">
                  {noun}
                </th>
              </tr>
            </thead>
            <tbody>
              {sorted.map((area) => (
                <tr key={area.kato}>
                  <th scope="row">
                    <a href={area.href}>{area.name}</a>
                  </th>
                  <td class="r">{showNumber(area.value, language)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.sum}</th>
                <td class="r">
                  {showNumber(
                    areas.reduce((sum, area) => sum + area.value, 0),
                    language,
                  )}
                </td>
              </tr>
            </tfoot>
          </table>
        </details>
      </div>
    </div>
  );
}

function Label({ shape, area, step }: { shape: Shape; area: Area; step: number }) {
  if (shape.isPoint) {
    return (
      <text class="out" x={shape.labelX + 16} y={shape.labelY + 8} text-anchor="start">
        <tspan class="n">{area.value}</tspan>
      </text>
    );
  }
  if (shape.area < roomForNumber) return null;
  const words = shortName(area.name).split(/(?<=-)|\s/);
  const fits = Math.max(...words.map((word) => word.length)) * letterWidth < shape.labelWidth;
  return (
    <text class={step >= 4 ? "hi" : undefined} x={shape.labelX} y={shape.labelY}>
      <tspan class="n">{area.value}</tspan>
      {(fits ? words : []).map((word) => (
        <tspan key={word} class="w" x={shape.labelX} dy="18">
          {word}
        </tspan>
      ))}
    </text>
  );
}

function Legend({ id, noun, bounds }: { id: string; noun: string; bounds: number[] }) {
  const { language } = useFrame();
  const number = (value: number) => showNumber(value, language);
  const shown = bounds.map((from, place) => {
    const next = bounds[place + 1];
    return { from, words: legendWords(from, next, number) };
  });
  return (
    <div>
      <p class="label" id={id}>
        {noun}
      </p>
      <ul class="legend" aria-labelledby={id}>
        {shown.map(({ from, words }) => (
          <li key={from}>
            <svg viewBox="0 0 28 16" aria-hidden="true">
              <rect
                class={`c${stepOf(from, bounds)}`}
                x=".5"
                y=".5"
                width="27"
                height="15"
                rx="3"
              />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </div>
  );
}

function legendWords(
  from: number,
  next: number | undefined,
  number: (value: number) => string,
): string {
  if (next === undefined) return `${number(from)} +`;
  return next - 1 === from ? number(from) : `${number(from)}–${number(next - 1)}`;
}

/** The least value of each step, rising; fewer steps where there are fewer different values. */
function boundsOf(values: number[]): number[] {
  const different = [...new Set(values)].toSorted((one, other) => one - other);
  if (different.length <= steps) return different;
  const at = (share: number) => different[Math.floor(share * different.length)] ?? 0;
  return Array.from({ length: steps }, (_, step) => at(step / steps));
}

// The first step is the palest and the last the deepest, however many there are.
function stepOf(value: number, bounds: number[]): number {
  const place = bounds.findLastIndex((from) => from <= value);
  return bounds.length < 2 ? 1 : 1 + Math.round((place / (bounds.length - 1)) * (steps - 1));
}

/** A region's name as it fits on the map: without the word for region. */
function shortName(name: string): string {
  return name
    .replace(/\s*(облысы|область|область\s|Region|қаласы|ауданы|район|District|City)\s*/g, " ")
    .replace(/^(город|г\.)\s*/, "")
    .trim();
}
