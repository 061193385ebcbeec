import { condition } from "#lib/condition.ts";
import type { Db } from "#lib/db.ts";
import { between, oneOf, type Random, randomFrom } from "#lib/random.ts";
import type { Address } from "./load.ts";

const languages = ["kk", "ru", "en"] as const;
const choices = {
  status: ["leading", "partner", "pilot", "none"],
  kind: ["general", "gymnasium", "lyceum", "school_gymnasium", "school_lyceum", "small"],
  locality: ["urban", "rural"],
  teaching: ["kk", "ru", "en", "uz"],
  sort: ["name", "district", "partners"],
} as const;

/** As people type: in Kazakh, in Russian, in Latin letters, with endings and with slips. */
const searches = [
  "абай",
  "Абай атындағы",
  "мектеп",
  "мектептеріміз",
  "гимназия",
  "лицей",
  "Ыбырай Алтынсарин",
  "школа 12",
  "СШ 5",
  "гимназии",
  "лицея",
  "сельская школа",
  "Пушкин",
  "имени Абая",
  "Abay",
  "mektep",
  "shkola 7",
  "gimnaziya",
  "Almaty",
  "Shymkent",
  "Qaragandy",
  "litsey 3",
  "гимнозия",
  "мекетп",
  "лицй",
  "Алтынсорин",
  "Шымкетн",
  "Караганада",
  "Абйа",
  "Алмыта",
  "Ақтау",
  "Актау",
  "Aqtau",
  "Көкшетау",
  "Петропавл",
  "Түркістан",
  "17",
  "ауыл",
  "Жамбыл 4",
] as const;

/** The same addresses every time, each different from the others. */
export async function addressesOf(db: Db, count: number, seed: string): Promise<Address[]> {
  const random = randomFrom(seed);
  const places = await listPlaces(db);
  const known = new Map<string, Address>();
  while (known.size < count) {
    const path = `/network/schools?${queryFrom(random, places)}`;
    const language = oneOf(random, languages);
    known.set(`${language} ${path}`, { path, language });
  }
  return [...known.values()];
}

type Places = { regionKato: string; districtKato: string }[];

function queryFrom(random: Random, places: Places): string {
  const query = new URLSearchParams(random() < 0.5 ? areaFrom(random, places) : {});
  const sometimes = (share: number, name: string, value: () => string) => {
    if (random() < share) query.set(name, value());
  };
  sometimes(0.5, "q", () => oneOf(random, searches));
  for (const [name, values] of Object.entries(choices)) {
    sometimes(0.2, name, () => values[between(random, 0, values.length - 1)] ?? "");
  }
  sometimes(0.3, "page", () => String(between(random, 2, query.size === 0 ? 140 : 4)));
  sometimes(0.3, "on", () => dayFrom(random));
  return query.toString();
}

function areaFrom(random: Random, places: Places): Record<string, string> {
  const place = places[between(random, 0, places.length - 1)];
  const { regionKato: region = "", districtKato: district = "" } = place ?? {};
  return random() < 0.3 ? { region, district } : { region };
}

function dayFrom(random: Random): string {
  const month = String(between(random, 1, 12)).padStart(2, "0");
  return `${between(random, 2014, 2025)}-${month}-${String(between(random, 1, 28)).padStart(2, "0")}`;
}

async function listPlaces(db: Db): Promise<Places> {
  return db
    .selectFrom("network.districts")
    .where(condition`during @> current_date`)
    .orderBy("kato")
    .select(["region_kato as regionKato", "kato as districtKato"])
    .execute();
}
