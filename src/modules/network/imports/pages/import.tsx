import type { CheckedRow } from "#imports/kept.ts";
import { ImportView } from "#imports/result.tsx";
import { showDay } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import type { Import } from "../schema.ts";
import { texts } from "../texts.ts";
import { desk } from "./words.tsx";

export function ImportPage({
  found,
  rows,
  page,
}: {
  found: Import;
  rows: CheckedRow[];
  page: number;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <ImportView
      desk={desk}
      found={found}
      rows={rows}
      page={page}
      total={found.rowsTotal}
      about={`${found.fileName}, ${t.asOfDay(showDay(found.asOf, language))}`}
      next={<a href="/network/schools">{t.toSchools}</a>}
    />
  );
}
