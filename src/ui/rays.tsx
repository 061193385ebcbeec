import { showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

export type Ray = { key: string; href: string; label: string; km: number | null; dotted: boolean };

const centre = { x: 400, y: 330 };
const hub = 50;
const node = 24;
const rings = [25, 50, 100];

/** Places around a centre: each ray as long as the way, the scale growing tighter with distance. */
export function RayDrawing({ label, rays }: { label: string; rays: Ray[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <svg viewBox="-140 30 1080 600" role="group" aria-label={label}>
      {rings.map((km) => (
        <g key={km} aria-hidden="true">
          <ellipse class="ring" cx={centre.x} cy={centre.y} rx={reach(km)} ry={reach(km) * 0.89} />
          <text class="ringt" x={centre.x + reach(km) - 4} y={centre.y + 14} text-anchor="end">
            {km} {t.km}
          </text>
        </g>
      ))}
      {rays.map((ray, place) => {
        const { x, y, cos, sin } = pointOf(ray, place, rays.length);
        return (
          <path
            key={ray.key}
            class={ray.dotted ? "ray old" : "ray"}
            d={`M${round(centre.x + cos * (hub + 8))} ${round(centre.y + sin * (hub + 8))}L${round(x - cos * (node + 4))} ${round(y - sin * (node + 4))}`}
          />
        );
      })}
      <circle class="hub" cx={centre.x} cy={centre.y} r={hub} />
      <g transform="translate(360 290) scale(.8)" aria-hidden="true">
        <path
          class="hubm"
          d="M50 27a23 23 0 1 0 0 46a23 23 0 1 0 0-46M31.5 37Q53 44 68.5 63M37 31.5Q56 47 63 68.5M68.5 37Q47 44 31.5 63M63 31.5Q44 47 37 68.5"
        />
      </g>
      {rays.map((ray, place) => (
        <Node
          key={ray.key}
          ray={ray}
          place={place}
          count={rays.length}
          distance={kmText(ray.km, language, t.km)}
        />
      ))}
    </svg>
  );
}

function Node({
  ray,
  place,
  count,
  distance,
}: {
  ray: Ray;
  place: number;
  count: number;
  distance: string;
}) {
  const { x, y, cos } = pointOf(ray, place, count);
  const right = cos >= 0;
  const labelX = round(x + (right ? node + 8 : -node - 8));
  const anchor = right ? "start" : "end";
  return (
    <a href={ray.href} aria-label={`${place + 1} ${short(ray.label)} ${distance}`}>
      <circle class="node" cx={x} cy={y} r={node} />
      <text class="id" x={x} y={y + 6}>
        {place + 1}
      </text>
      <text class="nm" x={labelX} y={y - 2} text-anchor={anchor}>
        {short(ray.label)}
      </text>
      <text class="km" x={labelX} y={y + 16} text-anchor={anchor}>
        {distance}
      </text>
    </a>
  );
}

function pointOf(ray: Ray, place: number, count: number) {
  // The first ray points a little right of straight up, the rest follow clockwise.
  const angle = -Math.PI / 2 + 0.35 + (2 * Math.PI * place) / count;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const length = reach(ray.km ?? 0);
  return { x: round(centre.x + cos * length), y: round(centre.y + sin * length * 0.89), cos, sin };
}

// 120 at the door, 340 at the end of the world: near schools stay apart, far ones stay on the sheet.
function reach(km: number): number {
  return Math.round(130 + 190 * (1 - Math.exp(-km / 60)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A name as it fits beside its node: without what is said in brackets. */
function short(label: string): string {
  const bare = label.replace(/\s*\([^)]*\)$/, "");
  return bare.length > 26 ? `${bare.slice(0, 25)}…` : bare;
}

export function kmText(km: number | null, language: "kk" | "ru" | "en", unit: string): string {
  if (km === null) return "–";
  return `${km > 0 && km < 1 ? "< 1" : showNumber(Math.round(km), language)}\u00a0${unit}`;
}
