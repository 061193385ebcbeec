import { inLanguage, type Language, named } from "#lib/texts.ts";
import type { SchoolRow } from "../../base/schema.ts";
import { statusName } from "../../base/words.ts";
import { texts } from "../texts.ts";
import { kindWord } from "./words.tsx";

/** The list as rows of a table file, headed in the reader's language. */
export function asTable(schools: SchoolRow[], language: Language) {
  const t = inLanguage(texts, language);
  return {
    columns: [
      t.code,
      t.nameKk,
      t.nameRu,
      t.statusColumn,
      t.kind,
      t.region,
      t.district,
      "KATO",
      t.locality,
      t.teaching,
      t.itsLeading,
    ],
    rows: schools.map((school) => [
      school.code,
      school.name_kk,
      school.name_ru,
      statusName(school.status, language),
      kindWord(t, school.kind),
      named(school.region, language),
      named(school.district, language),
      school.districtKato,
      school.locality ? t[school.locality] : "",
      school.languages.map((code) => t[code]).join(", "),
      school.leading ? named(school.leading, language) : "",
    ]),
  };
}

/** The list as a GeoJSON feature collection (RFC 7946); a school without a position has no geometry. */
export function asGeoJson(schools: SchoolRow[]) {
  return {
    type: "FeatureCollection",
    features: schools.map((school) => ({
      type: "Feature",
      id: school.id,
      geometry:
        typeof school.lon === "number" && typeof school.lat === "number"
          ? { type: "Point", coordinates: [school.lon, school.lat] }
          : null,
      properties: {
        code: school.code,
        name_kk: school.name_kk,
        name_ru: school.name_ru,
        status: school.status,
        kind: school.kind,
        district: school.districtKato,
        region: school.regionKato,
      },
    })),
  };
}
