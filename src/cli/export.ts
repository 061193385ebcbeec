import { writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { z } from "zod";
import { writeCsv } from "#lib/csv.ts";
import { dayOf, isDay } from "#lib/dates.ts";
import { inLanguage, type Language, languages } from "#lib/texts.ts";
import { writeXlsx } from "#lib/xlsx.ts";
import type { SchoolRow } from "#modules/network/base/schema.ts";
import { asGeoJson, asTable } from "#modules/network/schools/pages/downloads.tsx";
import { listSchools } from "#modules/network/schools/queries.ts";
import { SchoolFilters } from "#modules/network/schools/schema.ts";
import { texts } from "#modules/network/schools/texts.ts";
import { refuseUnprepared, withDeployment } from "./deployment.ts";
import { say } from "./say.ts";

const Options = z.object({
  on: z.string().refine(isDay, "must be a day: YYYY-MM-DD").optional(),
  language: z.enum(languages),
  region: z.string().optional(),
});

const mostRows = 1_000_000;

/** `tirek export`: the list of schools as of a day, in the form that the file's ending names. */
export async function exportCommand(file: string, options: unknown): Promise<void> {
  const { on = dayOf(new Date()), language, region } = Options.parse(options);
  await withDeployment(async ({ db }) => {
    await refuseUnprepared(db);
    const filters = SchoolFilters.parse({ region });
    const schools = await listSchools(db, { filters, on, language, limit: mostRows });
    await writeFile(file, await inFormOf(extname(file), { schools, language }));
    say(`${file}: ${schools.length} schools as of ${on}`);
  });
}

async function inFormOf(
  ending: string,
  { schools, language }: { schools: SchoolRow[]; language: Language },
): Promise<string | Uint8Array> {
  if (ending === ".geojson") return JSON.stringify(asGeoJson(schools));
  const { columns, rows } = asTable(schools, language);
  if (ending === ".csv") return writeCsv(columns, rows);
  if (ending === ".xlsx") {
    return writeXlsx({ sheet: inLanguage(texts, language).schools, columns, rows });
  }
  throw new Error("The file must end in .csv, .xlsx or .geojson");
}
