import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { readReference, rootPath } from "#lib/root.ts";
import { sqlOf } from "#lib/rows.ts";
import { country } from "./rules.ts";
import { SchoolNames, type Sizes } from "./schema.ts";

const foundRow = z.strictObject({ found: z.boolean() });
const publishedRow = z.strictObject({
  regionKato: z.string(),
  leading: z.int(),
  pilot: z.int(),
});

export async function hasGenerated(db: Db): Promise<boolean> {
  const { rows } = await sqlOf(foundRow)`
    select exists (select from network.schools where origin = 'generated') as found`.execute(db);
  return rows[0]?.found ?? false;
}

/** How many leading and pilot schools of each region the documents count on 24 October 2019. */
export async function listPublishedCounts(db: Db): Promise<z.infer<typeof publishedRow>[]> {
  const { rows } = await sqlOf(publishedRow)`
    select region_kato as "regionKato",
      max(value) filter (where code = 'leading')::int as leading,
      max(value) filter (where code = 'pilot')::int as pilot
    from network.published_figures
    where document_code = 'nis-2019' and topic = 'by_region'
    group by 1 order by 1`.execute(db);
  return rows;
}

export function readNames(): SchoolNames {
  return SchoolNames.parse(readReference("school-names.json"));
}

/** The sizes of the sampled schools of 2018, brought to the country's pupils and teachers. */
export function readSizes(): Sizes {
  const csv = readFileSync(rootPath("reference", "pisa_school_kaz.csv"), "utf8");
  const [header = "", ...lines] = csv.replaceAll('"', "").trim().split("\n");
  const names = header.split(",");
  const drawn = lines
    .map((line) => line.split(","))
    .map((cells) => (name: string) => cells[names.indexOf(name)] ?? "")
    .filter((cell) => cell("year") === "2018" && cell("school_size") && Number(cell("stratio")) > 0)
    .map((cell) => ({
      weight: Number(cell("sch_wgt")),
      pupils: Number(cell("school_size")),
      teachers: Number(cell("school_size")) / Number(cell("stratio")),
    }))
    .sort((one, other) => one.pupils - other.pupils);
  const total = (part: (size: (typeof drawn)[number]) => number) =>
    drawn.reduce((sum, size) => sum + size.weight * part(size), 0);
  const weights = total(() => 1);
  const pupils = country.pupils / country.schools / (total((size) => size.pupils) / weights);
  const teachers = country.teachers / country.schools / (total((size) => size.teachers) / weights);
  let below = 0;
  return drawn.map((size) => {
    below += size.weight / weights;
    return { upTo: below, pupils: size.pupils * pupils, teachers: size.teachers * teachers };
  });
}
