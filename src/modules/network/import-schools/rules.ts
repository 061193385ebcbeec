import {
  changesIn,
  duplicatesOf,
  type ImportRow,
  type Outcome,
  outcomeFor,
  type PlanContext,
  type Planned,
  RowReader,
  wordsFor,
} from "#imports/plan.ts";
import {
  codeOfRow,
  type Kind,
  type Locality,
  schoolCodeIn,
  type TeachingLanguage,
} from "../base/schema.ts";
import type { KnownSchool, SchoolValue, Territory } from "./schema.ts";

export type RegistrySchools = {
  /** Districts that stand on the day, by KATO. */
  districts: ReadonlyMap<string, { id: number; regionKato: string; keptIn: readonly Territory[] }>;
  /** KATO of districts that stood on another day only. */
  otherDistricts: ReadonlySet<string>;
  schools: ReadonlyMap<string, KnownSchool>;
};

const kindWords = wordsFor<Kind>({
  general: [
    "Жалпы білім беретін мектеп",
    "Общеобразовательная школа",
    "General school",
    "Орта мектеп",
    "Средняя школа",
    "СШ",
    "ОШ",
    "СОШ",
  ],
  gymnasium: ["Гимназия", "Gymnasium"],
  lyceum: ["Лицей", "Lyceum"],
  school_gymnasium: ["Мектеп-гимназия", "Школа-гимназия", "School-gymnasium"],
  school_lyceum: ["Мектеп-лицей", "Школа-лицей", "School-lyceum"],
  small: [
    "Шағын жинақты мектеп",
    "Малокомплектная школа",
    "Small multi-grade school",
    "ШЖМ",
    "МКШ",
  ],
  boarding: ["Мектеп-интернат", "Школа-интернат", "Boarding school", "Интернат"],
  nis: [
    "Назарбаев Зияткерлік мектебі",
    "Назарбаев Интеллектуальная школа",
    "Nazarbayev Intellectual School",
    "НЗМ",
    "НИШ",
  ],
  other: ["Басқа", "Другая", "Other"],
});
const localityWords = wordsFor<Locality>({
  urban: ["Қала", "Қалада", "Город", "В городе", "Городская", "Urban"],
  rural: ["Ауыл", "Ауылда", "Село", "В селе", "Сельская", "Rural"],
});
const languageWords = wordsFor<TeachingLanguage>({
  kk: ["қазақ тілі", "қазақша", "казахский", "Kazakh", "қазақ"],
  ru: ["орыс тілі", "орысша", "русский", "Russian", "орыс"],
  en: ["ағылшын тілі", "английский", "English"],
  ug: ["ұйғыр тілі", "уйгурский", "Uyghur"],
  uz: ["өзбек тілі", "узбекский", "Uzbek"],
  tg: ["тәжік тілі", "таджикский", "Tajik"],
});

/** What each row would do to the registry, or what is wrong with it. */
export function planSchools(
  rows: readonly ImportRow[],
  known: RegistrySchools,
  context: PlanContext,
): Planned<SchoolValue>[] {
  const again = duplicatesOf(rows, codeOfRow);
  return rows.map((row) => {
    const reader = new RowReader(row);
    if (again.has(row.number)) reader.problem("code", "duplicateInFile");
    const value = readSchool(reader, known);
    const school = known.schools.get(value?.code ?? "");
    if (value) checkTerritory(reader, { value, school, known, context });
    if (!value || reader.problems.length > 0)
      return { number: row.number, outcome: "bad", problems: reader.problems };
    return { number: row.number, ...outcomeOf(value, school), value };
  });
}

function readSchool(reader: RowReader, known: RegistrySchools): SchoolValue | null {
  const code = schoolCodeIn(reader.needed("code"));
  if (code !== "" && !/^[A-Z0-9-]{3,20}$/.test(code)) reader.problem("code", "badCode");
  const name_kk = reader.needed("name_kk");
  const name_ru = reader.needed("name_ru");
  const district = readDistrict(reader, known);
  const kind = reader.needed("kind") === "" ? null : reader.word("kind", kindWords);
  const facts = readFacts(reader);
  if (!district || !kind) return null;
  return {
    code,
    name_kk,
    name_ru,
    districtId: district.id,
    districtKato: reader.text("district"),
    kind,
    ...facts,
  };
}

function readDistrict(reader: RowReader, known: RegistrySchools) {
  const kato = reader.needed("district");
  if (kato === "") return null;
  if (!/^\d{9}$/.test(kato)) return reader.problem("district", "badKato");
  const district = known.districts.get(kato);
  if (district) return district;
  return reader.problem(
    "district",
    known.otherDistricts.has(kato) ? "districtNotThen" : "unknownDistrict",
  );
}

function readFacts(reader: RowReader) {
  const email = reader.text("email");
  if (email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email))
    reader.problem("email", "badEmail");
  return {
    languages: readLanguages(reader),
    locality: reader.word("locality", localityWords),
    address: reader.text("address") || null,
    phone: reader.text("phone") || null,
    email: email || null,
    website: reader.text("website") || null,
    ...readPosition(reader),
    ...readLife(reader),
  };
}

function readPosition(reader: RowReader) {
  const lat = reader.decimal("lat", { least: 40, most: 56 });
  const lon = reader.decimal("lon", { least: 46, most: 88 });
  for (const [field, other] of [
    ["lat", "lon"],
    ["lon", "lat"],
  ] as const) {
    if (reader.text(field) === "" && reader.text(other) !== "")
      reader.problem(field, "halfCoordinate");
  }
  return { lat, lon };
}

function readLife(reader: RowReader) {
  const opened = reader.day("opened");
  const closed = reader.day("closed");
  if (opened && closed && closed <= opened) reader.problem("closed", "closedBeforeOpened");
  return { opened, closed };
}

function readLanguages(reader: RowReader): TeachingLanguage[] | null {
  const text = reader.text("languages");
  if (text === "") return null;
  const found: TeachingLanguage[] = [];
  for (const word of text.split(/[,;/]/)) {
    const one = new RowReader({ number: 0, cells: { languages: word } }).word(
      "languages",
      languageWords,
    );
    if (one === null) {
      reader.problem("languages", "unknownWord");
      return null;
    }
    found.push(one);
  }
  return [...new Set(found)].sort();
}

function checkTerritory(
  reader: RowReader,
  {
    value,
    school,
    known,
    context,
  }: {
    value: SchoolValue;
    school: KnownSchool | undefined;
    known: RegistrySchools;
    context: PlanContext;
  },
): void {
  const moves = school !== undefined && school.districtKato !== value.districtKato;
  const territories = [
    ...(known.districts.get(value.districtKato)?.keptIn ?? []),
    ...(school?.keptIn ?? []),
    ...(moves ? school.movedFrom : []),
  ];
  // Of a school that lies nowhere nobody knows who keeps it.
  const isNowhere = school !== undefined && school.keptIn.length === 0;
  if (isNowhere || !territories.every((one) => context.mayKeep(one)))
    reader.problem("district", "outsideTerritory");
  if (school) checkKnown(reader, { value, school });
}

/** What a school that is known already can be told: nobody moves one that was not open, nor closes one that is in the network. */
function checkKnown(
  reader: RowReader,
  { value, school }: { value: SchoolValue; school: KnownSchool },
): void {
  if (!school.stands && value.districtKato !== school.districtKato)
    reader.problem("district", "notOpenThen");
  const closes = value.closed !== null && value.closed !== school.closed;
  if (closes && school.tiedUntil > (value.closed ?? "")) reader.problem("closed", "closeOnPage");
}

const compared = [
  "name_kk",
  "name_ru",
  "kind",
  "languages",
  "locality",
  "address",
  "lat",
  "lon",
  "phone",
  "email",
  "website",
  "opened",
  "closed",
] as const;

/** What the row leaves empty stays as it is. */
function outcomeOf(value: SchoolValue, school: KnownSchool | undefined): Outcome {
  if (!school) return { outcome: "new" };
  const facts = compared.map((field) => [field, [school[field], value[field] ?? school[field]]]);
  return outcomeFor(
    changesIn({
      district: [school.districtKato, value.districtKato],
      ...Object.fromEntries(facts),
    }),
  );
}
