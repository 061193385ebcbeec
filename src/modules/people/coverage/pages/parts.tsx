import { showNumber } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { linkTo, useFrame } from "#ui/frame.ts";
import { Table } from "#ui/table.tsx";
import { measureName } from "#ui/teaching.ts";
import type { Part } from "../queries.ts";
import { shareOf } from "../rules.ts";
import type { Area, Counts } from "../schema.ts";
import { texts } from "../texts.ts";
import type { CoverageParts } from "./words.tsx";

const nobody: Counts = {};

/** The parts of the area with their counts, those least reached first; each opens further. */
export function PartTable({ area, parts, partCounts, query, seesPeople }: CoverageParts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  if (parts.length === 0) return null;
  const of = (part: Part) => partCounts.get(part.code) ?? nobody;
  const share = (part: Part) => shareOf(of(part).certified, of(part).teachers);
  const shareText = (part: Part) => {
    const found = share(part);
    return found === null ? "–" : showNumber(found, language);
  };
  const sorted = parts.toSorted((one, other) => (share(one) ?? 101) - (share(other) ?? 101));
  const opens = area.kind === "circle" && seesPeople;
  const figure = (measure: string) => (part: Part) => {
    const count = of(part)[measure] ?? 0;
    const shown = showNumber(count, language);
    if (count === 0 || !opens) return shown;
    const holds = measure === "teachers" ? null : measure;
    return <a href={linkTo(frame, "/people/teachers", { school: part.id, holds })}>{shown}</a>;
  };
  const small = query.small ?? null;
  return (
    <section aria-labelledby="parts">
      <h2 id="parts">{t.parts[area.kind]}</h2>
      <Table
        caption={t.parts[area.kind]}
        captionHidden
        rows={sorted}
        rowKey={(part) => part.code}
        columns={[
          {
            label: t.part[area.kind],
            cell: (part) => (
              <a href={linkTo(frame, ...hrefOf(area, part, small))}>{named(part, language)}</a>
            ),
          },
          { label: t.teachers, number: true, cell: figure("teachers") },
          { label: measureName("certified", language), number: true, cell: figure("certified") },
          {
            label: t.share,
            number: true,
            cell: shareText,
          },
          { label: measureName("active", language), number: true, cell: figure("active") },
          {
            label: t.reached,
            number: true,
            cell: (part) =>
              showNumber((of(part).teachers ?? 0) - (of(part).reached ?? 0), language),
          },
        ]}
      />
    </section>
  );
}

function hrefOf(
  area: Area,
  part: Part,
  small: string | null,
): [string, Record<string, string | null>] {
  switch (area.kind) {
    case "country":
      return ["/people/coverage", { region: part.id, small }];
    case "region":
      return ["/people/coverage", { region: area.kato, district: part.id, small }];
    case "district":
      return ["/people/coverage", { circle: part.id }];
    case "circle":
      return [`/network/schools/${part.id}`, {}];
  }
}
