import type { CheckedRow } from "#imports/kept.ts";
import { ImportView } from "#imports/result.tsx";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import type { Import, Outcome } from "../schema.ts";
import { texts } from "../texts.ts";
import { desk } from "./words.tsx";

export function ImportPage({
  found,
  rows,
  page,
  total,
}: {
  found: Import;
  rows: CheckedRow<Outcome>[];
  page: number;
  total: number;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const next = found.rowsDoubtful > 0 ? "/people/duplicates" : "/people/teachers";
  return (
    <ImportView
      desk={desk}
      found={found}
      rows={rows}
      page={page}
      total={total}
      about={found.fileName}
      next={<a href={next}>{found.rowsDoubtful > 0 ? t.toDuplicates : t.toTeachers}</a>}
    >
      {found.rowsDoubtful > 0 && found.state === "checked" && <p>{t.doubtful}</p>}
    </ImportView>
  );
}
