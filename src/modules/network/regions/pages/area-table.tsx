import { showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import type { AreaCount } from "../queries.ts";
import { texts } from "../texts.ts";

export type NamedArea = {
  kato: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  region_kato?: string;
};

const none = { schools: 0, leading: 0, partner: 0, pilot: 0, nis: 0, alone: 0 };

/** The areas with their numbers; every number opens the schools behind it. */
export function AreaTable({
  caption,
  areas,
  counts,
  hrefOf,
  schoolsOf,
}: {
  caption: string;
  areas: NamedArea[];
  counts: AreaCount[];
  hrefOf: (kato: string) => string;
  schoolsOf: (kato: string, status?: string) => string;
}) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const byKato = new Map(counts.map((count) => [count.kato, count]));
  const figure = (status: "leading" | "partner" | "pilot" | "nis") => (area: NamedArea) => {
    const count = byKato.get(area.kato)?.[status] ?? 0;
    return count === 0 ? (
      "0"
    ) : (
      <a href={schoolsOf(area.kato, status)}>{showNumber(count, language)}</a>
    );
  };
  return (
    <Table
      caption={caption}
      captionHidden
      rows={areas}
      rowKey={(area) => area.kato}
      columns={[
        { label: t.area, cell: (area) => <a href={hrefOf(area.kato)}>{named(area, language)}</a> },
        {
          label: t.schools,
          number: true,
          cell: (area) => (
            <a href={schoolsOf(area.kato)}>
              {showNumber((byKato.get(area.kato) ?? none).schools, language)}
            </a>
          ),
        },
        { label: t.leading, number: true, cell: figure("leading") },
        { label: t.partner, number: true, cell: figure("partner") },
        { label: t.pilot, number: true, cell: figure("pilot") },
        { label: t.nis, number: true, cell: figure("nis") },
        {
          label: t.alone,
          number: true,
          cell: (area) => showNumber((byKato.get(area.kato) ?? none).alone, language),
        },
      ]}
    />
  );
}
