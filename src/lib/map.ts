import { type GeoGeometryObjects, type GeoProjection, geoConicConformal } from "d3-geo";
import { feature } from "topojson-client";
import { z } from "zod";
import { readReference } from "./root.ts";

/** The map of the country before and since 8 June 2022. */
export type Division = "2018" | "2024";

/** Which of the two maps shows the country as it was on that day. */
export function divisionOn(on: string): Division {
  return on < "2022-06-08" ? "2018" : "2024";
}

/** One unit as the server draws it on a sheet of 1000 x 590. */
export type Shape = {
  kato: string;
  path: string;
  labelX: number;
  labelY: number;
  /** How wide the shape is where its label stands. */
  labelWidth: number;
  /** In square units of the sheet. */
  area: number;
  /** Too small to be read as a shape: the page draws a mark at the label's place. */
  isPoint: boolean;
};

export const sheet = { width: 1000, height: 590 };

/** The regions of the country, each as one path. */
export const regionShapes = remembered((division: Division): Shape[] =>
  drawn(unitsOf("regions", division), projectionFor(division), 0),
);

/** The districts of the country, or of one region drawn as large as the sheet allows. */
export const districtShapes = remembered((division: Division, regionKato?: string): Shape[] => {
  const units = unitsOf("districts", division).filter((unit) => liesIn(unit.kato, regionKato));
  return drawn(units, projectionFor(division, regionKato), regionKato ? 1 : 0);
});

/** Turns a longitude and latitude into a point of the same sheet that the shapes are drawn on. */
export function project(
  division: Division,
  regionKato?: string,
): (lon: number, lat: number) => [number, number] {
  const projection = projectionFor(division, regionKato);
  return (lon, lat) => {
    const [x, y] = projection([lon, lat]) ?? [0, 0];
    return [round(x, 1), round(y, 1)];
  };
}

/** True when the point lies within the district or region of that KATO. */
export function contains(division: Division, kato: string): (lon: number, lat: number) => boolean {
  const level = kato.endsWith("0000000") ? "regions" : "districts";
  const unit = unitsOf(level, division).find((one) => one.kato === kato);
  const rings = unit?.polygons.flat() ?? [];
  return (lon, lat) =>
    stretchesAt(rings, lat).some(({ from, until }) => from <= lon && lon < until);
}

/** The outlines of the units in longitude and latitude, a polygon being its outer ring and its holes. */
export function outlinesOf(level: Level, division: Division): Outline[] {
  return unitsOf(level, division);
}

type Position = [number, number];
type Ring = Position[];
export type Outline = { kato: string; polygons: Ring[][] };
type Level = "regions" | "districts";

const smallestShape = 150;
const margin = 6;

const Arcs = z.array(z.array(z.int()));
const Properties = z.object({ KATO: z.string() });
const Collection = z
  .object({
    type: z.literal("GeometryCollection"),
    geometries: z.array(
      z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), arcs: Arcs, properties: Properties }),
        z.object({ type: z.literal("MultiPolygon"), arcs: z.array(Arcs), properties: Properties }),
      ]),
    ),
  })
  .default({ type: "GeometryCollection", geometries: [] });
const Topology = z.object({
  type: z.literal("Topology"),
  arcs: z.array(z.array(z.array(z.number()))),
  transform: z.object({
    scale: z.tuple([z.number(), z.number()]),
    translate: z.tuple([z.number(), z.number()]),
  }),
  objects: z.object({ regions: Collection, districts: Collection }),
});

const unitsOf = remembered((level: Level, division: Division): Outline[] => {
  const topology = Topology.parse(readReference(`geo/kz_${level}_${division}.topo.json`));
  const { features } = feature(topology, topology.objects[level]);
  return features.map(({ geometry, properties }) => ({
    kato: properties.KATO,
    polygons: polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(pointOf))),
  }));
});

function polygonsOf(geometry: GeoGeometryObjects): number[][][][] {
  if (geometry.type === "Polygon") return [geometry.coordinates];
  return geometry.type === "MultiPolygon" ? geometry.coordinates : [];
}

function pointOf(position: number[]): [number, number] {
  return [position[0] ?? 0, position[1] ?? 0];
}

// The first two digits of a KATO name the region.
function liesIn(kato: string, regionKato: string | undefined): boolean {
  return !regionKato || kato.slice(0, 2) === regionKato.slice(0, 2);
}

const projectionFor = remembered((division: Division, regionKato?: string): GeoProjection => {
  const units = regionKato
    ? unitsOf("districts", division).filter((unit) => liesIn(unit.kato, regionKato))
    : unitsOf("regions", division);
  const all: GeoGeometryObjects = {
    type: "MultiPolygon",
    coordinates: units.flatMap((unit) => unit.polygons),
  };
  const corners: [[number, number], [number, number]] = [
    [margin, margin],
    [sheet.width - margin, sheet.height - margin],
  ];
  return geoConicConformal().rotate([-67, 0]).parallels([45, 51]).fitExtent(corners, all);
});

function drawn(units: Outline[], projection: GeoProjection, digits: number): Shape[] {
  return units.map((unit) => {
    const polygons = unit.polygons.map((rings) =>
      rings.map((ring) => ringOnSheet(ring, projection, digits)),
    );
    const largest = polygons.reduce(
      (one, other) => (sizeOf(other) > sizeOf(one) ? other : one),
      [],
    );
    const [labelX, labelY, labelWidth] = labelOf(largest);
    const area = Math.round(sizeOf(largest));
    return {
      kato: unit.kato,
      path: polygons.flatMap((rings) => rings.map((ring) => pathOf(ring, digits))).join(""),
      labelX,
      labelY,
      labelWidth,
      area,
      isPoint: area < smallestShape,
    };
  });
}

// The first ring is the outline, the others are holes in it.
function sizeOf(polygon: Ring[]): number {
  return areaOf(polygon[0] ?? []);
}

function ringOnSheet(ring: Ring, projection: GeoProjection, digits: number): Ring {
  const points = ring.map((point): [number, number] => {
    const [x, y] = projection(point) ?? [0, 0];
    return [round(x, digits), round(y, digits)];
  });
  return points.filter((point, at) => {
    const next = points[at + 1];
    return next === undefined || next[0] !== point[0] || next[1] !== point[1];
  });
}

// Steps between rounded points, so that neighbours share their border to the last digit.
function pathOf(ring: Ring, digits: number): string {
  const [first, ...others] = ring;
  if (!first || ring.length < 4) return "";
  const steps = others.slice(0, -1).flatMap(([x, y], at) => {
    const before = ring[at] ?? first;
    return [round(x - before[0], digits), round(y - before[1], digits)];
  });
  return `M${joined(first)}l${joined(steps)}z`;
}

function joined(numbers: number[]): string {
  return numbers.map(short).join(" ").replaceAll(" -", "-");
}

function short(number: number): string {
  return String(number).replace(/^(-?)0\./, "$1.");
}

function areaOf(ring: Ring): number {
  const doubled = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[at + 1] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(doubled) / 2;
}

/** A point well inside the polygon: the middle of its widest stretch near half its height. */
function labelOf(polygon: Ring[]): [number, number, number] {
  const [outline = []] = polygon;
  const ys = outline.map(([, y]) => y);
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const stretches = [0.5, 0.4, 0.6, 0.45, 0.55].flatMap((part) =>
    stretchesAt(polygon, top + (bottom - top) * part + 0.01),
  );
  const widest = stretches.reduce(
    (one, other) => (other.until - other.from > one.until - one.from ? other : one),
    { from: outline[0]?.[0] ?? 0, until: outline[0]?.[0] ?? 0, y: top },
  );
  return [
    round((widest.from + widest.until) / 2, 0),
    round(widest.y, 0),
    round(widest.until - widest.from, 0),
  ];
}

function stretchesAt(rings: Ring[], y: number): { from: number; until: number; y: number }[] {
  const crossings = rings
    .flatMap((ring) => ring.flatMap((point, at) => crossingOf(point, ring[at + 1], y)))
    .sort((one, other) => one - other);
  return crossings.flatMap((from, at) => {
    const until = crossings[at + 1];
    return at % 2 === 0 && until !== undefined ? [{ from, until, y }] : [];
  });
}

function crossingOf([x, height]: Position, next: Position | undefined, y: number): number[] {
  if (!next || height > y === next[1] > y) return [];
  return [x + ((y - height) / (next[1] - height)) * (next[0] - x)];
}

function round(number: number, digits: number): number {
  const power = 10 ** digits;
  return Math.round(number * power) / power;
}

/** The boundaries do not change while the process runs, so each answer is worked out once. */
function remembered<Keys extends (string | undefined)[], Value>(
  make: (...keys: Keys) => Value,
): (...keys: Keys) => Value {
  const known = new Map<string, Value>();
  return (...keys) => {
    const key = keys.join(" ");
    const value = known.get(key) ?? make(...keys);
    known.set(key, value);
    return value;
  };
}
