import { placeAt } from "#lib/geo.ts";
import type {
  CircleSchool,
  DemoSchools,
  District,
  NamedSchool,
  NewNetwork,
  NewPartnership,
  NewSchool,
} from "./schema.ts";

type Registry = { districts: District[]; idOf: (code: string) => string };

/** The schools the documents name, and the invented circles around some leading schools. */
export function demoNetwork(demo: DemoSchools, registry: Registry): NewNetwork {
  const named = demo.schools.map((school) => namedSchool(school, registry));
  const pairs = demo.schools.flatMap((school) => namedPartnership(school, registry));
  const circles = demo.circles.map((circle) => {
    const ofDocuments = named.find((school) => school.code === circle.leadingCode);
    const leading = circle.leading ? invented(circle.leading, "leading", registry) : ofDocuments;
    if (!leading) throw new Error(`no leading school ${circle.leadingCode}`);
    return circleAround(leading, circle.partners, registry);
  });
  return {
    schools: [...named, ...circles.flatMap((circle) => circle.schools)],
    partnerships: [...pairs, ...circles.flatMap((circle) => circle.partnerships)],
  };
}

function namedSchool(school: NamedSchool, { districts, idOf }: Registry): NewSchool {
  const district = districtOf(school.districtKato, districts);
  return {
    id: idOf(school.code),
    code: school.code,
    name_kk: school.nameKk,
    name_ru: school.nameRu,
    kind: school.kind,
    locality: school.locality,
    languages: [],
    lon: district.lon,
    lat: district.lat,
    position: "district",
    origin: "documents",
    district,
    statuses:
      school.status && school.statusFrom
        ? [{ status: school.status, from: school.statusFrom, ...open, note: school.note }]
        : [],
    sizes: school.teachers
      ? [{ year: school.teachers.year, pupils: null, teachers: school.teachers.count }]
      : [],
  };
}

function namedPartnership(school: NamedSchool, { idOf }: Registry): NewPartnership[] {
  if (!school.leadingCode || !school.statusFrom) return [];
  const pair = { leadingId: idOf(school.leadingCode), partnerId: idOf(school.code) };
  return [{ ...pair, kind: "circle", from: school.statusFrom, ...open, reason: null }];
}

function circleAround(
  leading: NewSchool,
  partners: CircleSchool[],
  registry: Registry,
): NewNetwork {
  const schools = partners.map((partner) => ({
    ...invented(partner, "partner", registry),
    ...placeAt(leading, partner.km, partner.degrees),
  }));
  const partnerships = partners.map(
    (partner): NewPartnership => ({
      leadingId: leading.id,
      partnerId: registry.idOf(partner.code),
      kind: "circle",
      from: partner.from,
      ...open,
      reason: partner.reason,
    }),
  );
  return {
    schools: leading.origin === "demo" ? [leading, ...schools] : schools,
    partnerships,
  };
}

const open = { until: null, endReason: null };
const sizeYears = [2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

function invented(
  school: CircleSchool,
  status: "leading" | "partner",
  { districts, idOf }: Registry,
): NewSchool {
  const district = districtOf(school.districtKato, districts);
  return {
    id: idOf(school.code),
    code: school.code,
    name_kk: school.nameKk,
    name_ru: school.nameRu,
    kind: school.kind,
    locality: school.locality,
    languages: school.languages,
    ...placeAt(district, school.km, school.degrees),
    position: "exact",
    origin: "demo",
    district,
    statuses: [{ status, from: school.from, ...open, note: null }],
    sizes: sizeYears.map((year) => ({
      year,
      pupils: Math.round(school.pupils * (1 + (year - 2026) * 0.015)),
      teachers: Math.round(school.teachers * (1 + (year - 2026) * 0.008)),
    })),
  };
}

function districtOf(kato: string, districts: District[]): District {
  const district = districts.find((one) => one.kato === kato);
  if (!district) throw new Error(`no district ${kato}`);
  return district;
}
