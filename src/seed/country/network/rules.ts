import { distanceKm, type Point } from "#lib/geo.ts";
import { contains } from "#lib/map.ts";
import { between, oneOf, type Random, randomFrom, shares } from "#lib/random.ts";
import type {
  District,
  NewNetwork,
  NewPartnership,
  NewSchool,
  NewStatus,
} from "#seed/demo/network/schema.ts";
import type { RegionPlan, SchoolNames, Sizes, Sources } from "./schema.ts";

/** The day the published counts of the network are as of. */
export const documentsDay = "2019-10-24";

/** What the documents say of the whole country. */
export const country = {
  schools: 7_047,
  nis: 20,
  pupils: 3_000_000,
  teachers: 292_000,
  leading2021: 1_412,
};
const withTwoNis = ["630000000", "710000000", "750000000"];

/** The published counts of each region, the rest of the schools being partners in proportion to those that lead. */
export function nationalPlan(
  published: { regionKato: string; leading: number; pilot: number }[],
  scale: number,
): RegionPlan[] {
  const sumOf = (numbers: number[]) => numbers.reduce((one, other) => one + other, 0);
  const leading = published.map((region) => region.leading);
  const pilots = sumOf(published.map((region) => region.pilot));
  const partners = country.schools - country.nis - sumOf(leading) - pilots;
  const partnersByRegion = shares(Math.round(partners * scale), leading);
  const grown = Math.round((country.leading2021 - sumOf(leading)) * scale);
  const grownByRegion = shares(grown, leading);
  return published.map((region, at) => ({
    regionKato: region.regionKato,
    nis: Math.round((withTwoNis.includes(region.regionKato) ? 2 : 1) * scale),
    pilot: Math.round(region.pilot * scale),
    leading: Math.round(region.leading * scale),
    partner: partnersByRegion[at] ?? 0,
    becomeLeading: grownByRegion[at] ?? 0,
  }));
}

/** The schools of one region with their statuses and circles over the years. */
export function regionNetwork(plan: RegionPlan, sources: Sources): NewNetwork {
  const random = randomFrom(`${sources.seed} ${plan.regionKato}`);
  const districts = sources.districts.filter(
    (district) => district.regionKato === plan.regionKato && district.kato !== plan.regionKato,
  );
  const schools = seatsOf(plan, districts, random).map((seat) => drawSchool(seat, sources, random));
  const circles = schools
    .filter((school) => school.statuses[0]?.status === "leading")
    .map((leading) => ({ leading, room: 0, members: 0 }));
  const partners = schools.filter((school) => school.statuses[0]?.status === "partner");
  makeRoom(circles, partners.length, random);
  const members = membersOf(partners, circles, random);
  moveSome(members, circles, random);
  promoteSome(members, plan.becomeLeading, random);
  const chains = chainsBetween(circles, members, random);
  return { schools, partnerships: [...members.flatMap(partnershipsOf), ...chains] };
}

type Status = NewStatus["status"];
type Seat = { district: District; status: Status; number: number };

/** So many schools of each status for each district, the towns having more. */
function seatsOf(plan: RegionPlan, districts: District[], random: Random): Seat[] {
  const weights = districts.map((district) => townWeight[district.kind] + random());
  const partners = shares(plan.partner, weights);
  const counts: [Status, number[]][] = [
    ["nis", shares(plan.nis, weights)],
    ["pilot", shares(plan.pilot, weights)],
    ["leading", shares(plan.leading, partners)],
    ["partner", partners],
  ];
  return districts.flatMap((district, at) => {
    const statuses = counts.flatMap(([status, ofDistrict]) =>
      Array.from({ length: ofDistrict[at] ?? 0 }, () => status),
    );
    return statuses.map((status, place) => ({ district, status, number: place + 1 }));
  });
}

const townWeight = { city: 2.2, cityDistrict: 1, district: 0.5 };

function drawSchool(seat: Seat, sources: Sources, random: Random): NewSchool {
  const { district, status, number } = seat;
  const urban = district.kind !== "district" || random() < 0.2;
  const size = sizeAt(sources.sizes, urban ? Math.sqrt(random()) : random() * 0.7);
  const kind = kindOf({ status, urban, pupils: size.pupils }, random);
  const code = `${district.kato}-G${String(number).padStart(4, "0")}`;
  return {
    id: sources.idFrom(`${sources.seed} ${code}`),
    code,
    ...nameOf({ seat, kind, urban }, sources, random),
    kind,
    languages: status === "nis" ? ["kk", "ru", "en"] : languagesOf(district.regionKato, random),
    locality: urban ? "urban" : "rural",
    ...pointIn(district, random),
    position: "exact",
    origin: "generated",
    district,
    statuses: [{ status, from: startOf(status, random), until: null, endReason: null, note: null }],
    sizes: sizeYears.map((year) => ({
      year,
      pupils: Math.max(4, Math.round(size.pupils * drift(0.013, year, random))),
      teachers: Math.max(2, Math.round(size.teachers * drift(0.008, year, random))),
    })),
  };
}

const sizeYears = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

function drift(yearly: number, year: number, random: Random): number {
  return 1 + yearly * (year - 2019) + (random() - 0.5) * 0.05;
}

function sizeAt(sizes: Sizes, share: number): Sizes[number] {
  const found = sizes.find((size) => size.upTo >= share) ?? sizes.at(-1);
  if (!found) throw new Error("no sizes");
  return found;
}

const startDays = ["2015-09-01", "2016-09-01", "2017-09-01", "2018-09-01", "2019-09-01"] as const;

function startOf(status: Status, random: Random): string {
  if (status === "nis") return "2010-09-01";
  return status === "pilot" ? "2013-09-01" : oneOf(random, startDays);
}

function kindOf(
  { status, urban, pupils }: { status: Status; urban: boolean; pupils: number },
  random: Random,
): NewSchool["kind"] {
  if (status === "nis") return "nis";
  if (!urban && pupils < 120) return "small";
  const usual = ["general", "general", "general", "general", "general", "general"] as const;
  if (!urban) return oneOf(random, [...usual, ...usual, "gymnasium", "school_lyceum", "boarding"]);
  return oneOf(random, [...usual, "gymnasium", "school_gymnasium", "school_lyceum", "lyceum"]);
}

const northern = ["110000000", "350000000", "390000000", "550000000", "590000000", "630000000"];
const alsoTaught = new Map<string, "uz" | "ug">([
  ["610000000", "uz"],
  ["790000000", "uz"],
  ["190000000", "ug"],
]);

function languagesOf(regionKato: string, random: Random): NewSchool["languages"] {
  const drawn = random();
  const [kazakh, both] = northern.includes(regionKato) ? [0.3, 0.7] : [0.75, 0.9];
  const other = alsoTaught.get(regionKato);
  if (other && drawn < 0.12) return ["kk", other];
  if (drawn < kazakh) return ["kk"];
  return drawn < both ? ["kk", "ru"] : ["ru"];
}

function nameOf(
  { seat, kind, urban }: { seat: Seat; kind: NewSchool["kind"]; urban: boolean },
  { names }: Sources,
  random: Random,
): { name_kk: string; name_ru: string } {
  const { kk, kkOf, ru } = names.kinds[kind];
  const { district, number } = seat;
  if (kind === "nis")
    return { name_kk: `${kk}, ${district.name_kk}`, name_ru: `${ru}, ${district.name_ru}` };
  const person = random() < 0.3 ? oneOf(random, names.people) : null;
  const inHonour = {
    kk: person ? `${person.kk} атындағы ` : "",
    ru: person ? ` имени ${person.ru}` : "",
  };
  if (urban)
    return {
      name_kk: `${inHonour.kk}№${number} ${kk}`,
      name_ru: `${ru} №${number}${inHonour.ru}`,
    };
  const village = villageOf(seat, names);
  return {
    name_kk: `${village.kk} ауылының ${inHonour.kk}${kkOf}`,
    name_ru: `${ru}${inHonour.ru} села ${village.ru}`,
  };
}

// A step that shares no divisor with their count goes through all villages before one comes again.
const villageStep = 25;

function villageOf({ district, number }: Seat, names: SchoolNames): { kk: string; ru: string } {
  const endings = names.villageEndings;
  const count = names.villageBeginnings.length * endings.length;
  const at = (number * villageStep + district.id * 7) % count;
  const beginning =
    names.villageBeginnings[Math.floor(at / endings.length)] ?? names.villageBeginnings[0];
  const ending = endings[at % endings.length] ?? endings[0];
  const second = number > count ? `-${Math.ceil(number / count)}` : "";
  return { kk: beginning.kk + ending.kk + second, ru: beginning.ru + ending.ru + second };
}

/** A point of the district near its inner point, or that point itself when the district is narrow. */
function pointIn(district: District, random: Random): Point {
  const inside = contains("2018", district.kato);
  const reach = district.kind === "district" ? 0.7 : 0.08;
  for (const part of [1, 0.8, 0.6, 0.4, 0.2, 0.1]) {
    const lon = round(district.lon + (random() * 2 - 1) * reach * part * 1.5);
    const lat = round(district.lat + (random() * 2 - 1) * reach * part);
    if (inside(lon, lat)) return { lon, lat };
  }
  return { lon: district.lon, lat: district.lat };
}

function round(degrees: number): number {
  return Math.round(degrees * 10_000) / 10_000;
}

type Circle = { leading: NewSchool; room: number; members: number };
type Membership = {
  leading: NewSchool;
  from: string;
  until: string | null;
  endReason: string | null;
};
type Member = {
  school: NewSchool;
  reason: string | null;
  memberships: [Membership, ...Membership[]];
};

/** Two to ten partners for each leading school, and a dozen for one in a hundred. */
function makeRoom(circles: Circle[], partners: number, random: Random): void {
  for (const circle of circles) circle.room = random() < 0.01 ? 12 : between(random, 2, 10);
  let room = circles.reduce((sum, circle) => sum + circle.room, 0);
  const growing = circles.filter((circle) => circle.room < 10);
  while (room < partners && growing.length > 0) {
    const at = between(random, 0, growing.length - 1);
    const circle = growing[at];
    if (!circle) break;
    circle.room++;
    room++;
    if (circle.room >= 10) growing.splice(at, 1);
  }
}

/** Each partner in the nearest circle of its district, or of the region; one in two hundred in none. */
function membersOf(partners: NewSchool[], circles: Circle[], random: Random): Member[] {
  const byDistrict = Map.groupBy(circles, (circle) => circle.leading.district.kato);
  const members: Member[] = [];
  const left: NewSchool[] = [];
  const join = (school: NewSchool, candidates: Circle[]) => {
    const circle = nearestWithRoom(school, candidates);
    if (circle) members.push(memberOf(school, circle));
    return circle !== undefined;
  };
  for (const school of partners) {
    if (random() < 0.005) continue;
    if (!join(school, byDistrict.get(school.district.kato) ?? [])) left.push(school);
  }
  for (const school of left) join(school, circles);
  return members;
}

function nearestWithRoom(school: Point, circles: Circle[]): Circle | undefined {
  let nearest: { circle: Circle; km: number } | undefined;
  for (const circle of circles) {
    if (circle.members >= circle.room) continue;
    const km = distanceKm(school, circle.leading);
    if (!nearest || km < nearest.km) nearest = { circle, km };
  }
  return nearest?.circle;
}

const noOtherLeading =
  "Ауданда бос орны бар басқа жетекші мектеп жоқ / В районе нет другой ведущей школы со свободным местом";

function memberOf(school: NewSchool, circle: Circle): Member {
  circle.members++;
  const { leading } = circle;
  const from = latest(startIn(school), startIn(leading));
  school.statuses = school.statuses.map((status) => ({ ...status, from }));
  return {
    school,
    reason: circle.members > 10 ? noOtherLeading : null,
    memberships: [{ leading, from, until: null, endReason: null }],
  };
}

function startIn(school: NewSchool): string {
  return school.statuses[0]?.from ?? documentsDay;
}

function latest(one: string, other: string): string {
  return one > other ? one : other;
}

const movedOn = "2018-09-01";

/** One partner in twenty-five was first in another circle of its district. */
function moveSome(members: Member[], circles: Circle[], random: Random): void {
  const byDistrict = Map.groupBy(circles, (circle) => circle.leading.district.kato);
  for (const { school, memberships } of members) {
    const [now] = memberships;
    if (now.from >= movedOn || random() >= 0.04) continue;
    const earlier = byDistrict
      .get(school.district.kato)
      ?.find(({ leading }) => leading !== now.leading && startIn(leading) <= now.from);
    if (!earlier) continue;
    memberships.unshift({
      leading: earlier.leading,
      from: now.from,
      until: movedOn,
      endReason: "moved",
    });
    now.from = movedOn;
  }
}

/** Some partners come to lead in 2020 and 2021 and take a few of their neighbours with them. */
function promoteSome(members: Member[], count: number, random: Random): void {
  const promoted = chosenToLead(members, count, random);
  const staying = Map.groupBy(
    members.filter((member) => !promoted.includes(member)),
    (member) => lastOf(member).leading.id,
  );
  promoted.forEach((member, at) => {
    const on = at < count / 2 ? "2020-09-01" : "2021-09-01";
    const siblings = staying.get(lastOf(member).leading.id) ?? [];
    const kmTo = (other: Member) => distanceKm(other.school, member.school);
    promote(member, on);
    const followers = siblings
      .sort((one, other) => kmTo(one) - kmTo(other))
      .splice(0, Math.min(3, Math.max(0, siblings.length - 2)));
    for (const follower of followers) follow(follower, member.school, on);
  });
}

/** Drawn by lot, but one of a circle, and of a circle large enough to part with some, as long as there are such. */
function chosenToLead(members: Member[], count: number, random: Random): Member[] {
  const drawn = members.map((member) => ({ member, lot: random() }));
  const circles = Map.groupBy(drawn, ({ member }) => lastOf(member).leading.id);
  const first = [...circles.values()]
    .filter((circle) => circle.length >= 5)
    .map((circle) => circle.reduce((one, other) => (other.lot < one.lot ? other : one)));
  const others = drawn.filter((one) => !first.includes(one));
  const byLot = (one: { lot: number }, other: { lot: number }) => one.lot - other.lot;
  return [...first.sort(byLot), ...others.sort(byLot)].slice(0, count).map(({ member }) => member);
}

function promote(member: Member, on: string): void {
  const { school } = member;
  end(lastOf(member), on, "becameLeading");
  school.statuses = [
    ...school.statuses.map((status) => ({ ...status, until: on, endReason: "replaced" })),
    { status: "leading", from: on, until: null, endReason: null, note: null },
  ];
}

function follow(member: Member, leading: NewSchool, on: string): void {
  end(lastOf(member), on, "moved");
  member.memberships.push({ leading, from: on, until: null, endReason: null });
}

function end(membership: Membership, on: string, reason: string): void {
  membership.until = on;
  membership.endReason = reason;
}

function lastOf({ memberships }: Member): Membership {
  return memberships.at(-1) ?? memberships[0];
}

/** Three leading schools in a hundred also help a school of another district. */
function chainsBetween(circles: Circle[], members: Member[], random: Random): NewPartnership[] {
  return circles.flatMap(({ leading }) => {
    const member = members[between(random, 0, members.length - 1)];
    if (!member || random() >= 0.03 || member.school.district === leading.district) return [];
    if (member.memberships.some((one) => one.leading === leading)) return [];
    const pair = { leadingId: leading.id, partnerId: member.school.id };
    return [
      { ...pair, kind: "chain", from: "2020-09-01", until: null, reason: null, endReason: null },
    ];
  });
}

function partnershipsOf({ school, reason, memberships }: Member): NewPartnership[] {
  return memberships.map(({ leading, from, until, endReason }) => ({
    leadingId: leading.id,
    partnerId: school.id,
    kind: "circle",
    from,
    until,
    reason,
    endReason,
  }));
}
