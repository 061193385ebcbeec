import { z } from "zod";
import type { Cell } from "#lib/csv.ts";
import type { Outline } from "#lib/map.ts";
import { parsePeriod } from "#lib/period.ts";
import type { SchoolRow } from "../base/schema.ts";
import type { CircleMember } from "../partnerships/schema.ts";
import * as schema from "./schema.ts";
import { attribution, doorTexts, problemTexts } from "./texts.ts";

const base = "/api/v1/network";
const json = "application/json";
const csv = "text/csv; charset=utf-8";
const geoJson = "application/geo+json";

export type DoorName = keyof typeof doorTexts;
type Door = { path: string; query: z.ZodType; answer: z.ZodType; type: string };

/** Everything the public may read by program: where, what it may be asked and what it answers. */
export const doors = {
  regions: { path: `${base}/regions`, query: schema.DayQuery, answer: schema.Regions, type: json },
  districts: {
    path: `${base}/districts`,
    query: schema.DistrictsQuery,
    answer: schema.Districts,
    type: json,
  },
  schools: {
    path: `${base}/schools`,
    query: schema.SchoolsQuery,
    answer: schema.Schools,
    type: json,
  },
  school: {
    path: `${base}/schools/:id`,
    query: schema.SchoolQuery,
    answer: schema.SchoolAnswer,
    type: json,
  },
  circle: {
    path: `${base}/schools/:id/circle`,
    query: schema.SchoolQuery,
    answer: schema.Circle,
    type: json,
  },
  partnerships: {
    path: `${base}/partnerships`,
    query: schema.PartnershipsQuery,
    answer: schema.Partnerships,
    type: json,
  },
  statuses: {
    path: `${base}/statuses`,
    query: schema.StatusesQuery,
    answer: schema.Statuses,
    type: json,
  },
  platforms: {
    path: `${base}/platforms`,
    query: schema.DayQuery,
    answer: schema.Platforms,
    type: json,
  },
  documents: {
    path: `${base}/documents`,
    query: schema.DayQuery,
    answer: schema.Documents,
    type: json,
  },
  schoolsTable: {
    path: `${base}/schools.csv`,
    query: schema.SchoolsTableQuery,
    answer: z.string(),
    type: csv,
  },
  schoolsMap: {
    path: `${base}/schools.geojson`,
    query: schema.SchoolsTableQuery,
    answer: schema.SchoolsMap,
    type: geoJson,
  },
  partnershipsTable: {
    path: `${base}/partnerships.csv`,
    query: schema.PartnershipsTableQuery,
    answer: z.string(),
    type: csv,
  },
  regionsMap: {
    path: `${base}/regions.geojson`,
    query: schema.DayQuery,
    answer: schema.RegionsMap,
    type: geoJson,
  },
} as const satisfies Record<DoorName, Door>;

/** The same in OpenAPI's words, made from the schemas that the door itself reads and answers with. */
export function describeApi(server: string) {
  const named: [string, Door][] = Object.entries(doors);
  return {
    openapi: "3.1.0",
    info: {
      title: "Tirek",
      version: "1",
      description: attribution,
      license: { name: "CC BY 4.0", identifier: "CC-BY-4.0" },
    },
    servers: [{ url: server }],
    paths: Object.fromEntries(
      named.map(([name, door]) => [
        door.path.replaceAll(/:(\w+)/g, "{$1}"),
        { get: operation(name, door) },
      ]),
    ),
  };
}

function operation(name: string, door: Door) {
  const summary = new Map(Object.entries(doorTexts)).get(name)?.en ?? name;
  return {
    operationId: name,
    summary,
    parameters: parametersOf(door),
    responses: {
      200: answered("The data", { type: door.type, schema: z.toJSONSchema(door.answer) }),
      400: answered("A parameter is not understood", problem),
      ...(door.path.includes(":id") ? { 404: answered("There is no such school", problem) } : {}),
    },
  };
}

const problem = { type: json, schema: z.toJSONSchema(schema.Problem) };

function answered(description: string, { type, schema }: { type: string; schema: object }) {
  return { description, content: { [type]: { schema } } };
}

function parametersOf(door: Door) {
  const { properties = {} } = z.toJSONSchema(door.query);
  return Object.entries(properties).map(([name, schema]) => {
    const inPath = door.path.includes(`:${name}`);
    return { name, in: inPath ? "path" : "query", required: inPath, schema };
  });
}

/** Names the parameter that the door could not read. */
export function refusalOf(error: z.ZodError): z.input<typeof schema.Problem> {
  const [issue] = error.issues;
  const parameter =
    issue?.code === "unrecognized_keys" ? (issue.keys[0] ?? "") : String(issue?.path[0] ?? "");
  const { kk, ru, en } = problemTexts.badParameter;
  const message = { kk: kk(parameter), ru: ru(parameter), en: en(parameter) };
  return { error: "bad_parameter", parameter, message };
}

export const notFound: z.input<typeof schema.Problem> = {
  error: "not_found",
  message: problemTexts.notFound,
};

type Counted = { kato: string; alone: number } & Record<
  "schools" | "leading" | "partner" | "pilot" | "nis",
  number
>;

/** Areas with the number of schools in each; an area without schools counts none. */
export function withCounts<Area extends { kato: string }>(areas: Area[], counts: Counted[]) {
  const countOf = new Map(counts.map((count) => [count.kato, count]));
  return areas.map((area) => {
    const count = countOf.get(area.kato);
    return {
      ...area,
      schools: count?.schools ?? 0,
      leading: count?.leading ?? 0,
      partner: count?.partner ?? 0,
      pilot: count?.pilot ?? 0,
      nis: count?.nis ?? 0,
      without_leading: count?.alone ?? 0,
    };
  });
}

export function schoolOf(row: SchoolRow): schema.SchoolOfList {
  return {
    ...row,
    region: { kato: row.regionKato, ...row.region },
    district: { kato: row.districtKato, ...row.district },
  };
}

export function memberOf(member: CircleMember) {
  const { schoolId, partnershipId, sameDistrict, roughly, during, ...rest } = member;
  return {
    ...rest,
    ...parsePeriod(during),
    id: schoolId,
    partnership: partnershipId,
    same_district: sameDistrict,
    km_is_rough: roughly,
  };
}

/** The address of the page after this one; null when this one is the last. */
export function nextPage(
  address: string,
  { page, limit, total }: { page: number; limit: number; total: number },
): string | null {
  if (page * limit >= total) return null;
  const next = new URL(address);
  next.searchParams.set("page", String(page + 1));
  return next.pathname + next.search;
}

export function schoolsTable(schools: schema.SchoolOfList[]): {
  columns: string[];
  rows: Cell[][];
} {
  const columns = [
    "id",
    "code",
    "name_kk",
    "name_ru",
    "kind",
    "status",
    "region",
    "region_kk",
    "region_ru",
  ];
  columns.push("district", "district_kk", "district_ru", "locality", "languages");
  columns.push("partners", "leading", "lon", "lat");
  const rows = schools.map(({ region, district, ...school }): Cell[] => [
    school.id,
    school.code,
    school.name_kk,
    school.name_ru,
    school.kind,
    school.status,
    region.kato,
    region.name_kk,
    region.name_ru,
    district.kato,
    district.name_kk,
    district.name_ru,
    school.locality,
    school.languages.join(" "),
    school.partners,
    school.leading?.id ?? null,
    school.lon,
    school.lat,
  ]);
  return { columns, rows };
}

export function partnershipsTable(partnerships: schema.Partnership[]): {
  columns: string[];
  rows: Cell[][];
} {
  const columns = ["id", "kind", "leading", "leading_code", "leading_kk", "leading_ru"];
  columns.push("partner", "partner_code", "partner_kk", "partner_ru", "from", "until");
  const rows = partnerships.map(({ leading, partner, ...one }): Cell[] => [
    one.id,
    one.kind,
    leading.id,
    leading.code,
    leading.name_kk,
    leading.name_ru,
    partner.id,
    partner.code,
    partner.name_kk,
    partner.name_ru,
    one.from,
    one.until,
  ]);
  return { columns, rows };
}

export function schoolsMap(schools: schema.SchoolOfList[]): z.input<typeof schema.SchoolsMap> {
  return {
    type: "FeatureCollection",
    attribution,
    features: schools.map(({ id, lon, lat, region, district, ...school }) => ({
      type: "Feature",
      id,
      geometry: lon === null || lat === null ? null : { type: "Point", coordinates: [lon, lat] },
      properties: { ...school, region: region.kato, district: district.kato },
    })),
  };
}

/** A region that the boundary files do not know stands without a shape. */
export function regionsMap(
  regions: schema.Region[],
  outlines: Outline[],
): z.input<typeof schema.RegionsMap> {
  const outlineOf = new Map(outlines.map((outline) => [outline.kato, outline]));
  return {
    type: "FeatureCollection",
    attribution,
    features: regions.map((region) => {
      const coordinates = outlineOf.get(region.kato)?.polygons.map(wound);
      return {
        type: "Feature",
        id: region.kato,
        geometry: coordinates ? { type: "MultiPolygon", coordinates } : null,
        properties: region,
      };
    }),
  };
}

type Ring = [number, number][];

/** RFC 7946 winds an outline against the clock and a hole with it. */
function wound(polygon: Ring[]): Ring[] {
  return polygon.map((ring, place) =>
    isAgainstClock(ring) === (place === 0) ? ring : ring.toReversed(),
  );
}

function isAgainstClock(ring: Ring): boolean {
  const doubled = ring.reduce((sum, [x, y], at) => {
    const [nextX, nextY] = ring[at + 1] ?? [x, y];
    return sum + x * nextY - nextX * y;
  }, 0);
  return doubled > 0;
}
