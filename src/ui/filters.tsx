import { showNumber } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { here, useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

export type Facet = {
  /** The parameter of the address this filter sets. */
  name: string;
  label: string;
  options: { value: string; label: string; count: number }[];
  chosen: string | undefined;
};

/** Filters as lists of links with counts; the chosen ones stay as chips that can be taken away. */
export function Filters({ facets }: { facets: Facet[] }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const chosen = facets.filter((facet) => facet.chosen !== undefined);
  return (
    <div class="no-print">
      <div class="filters">
        {facets
          .filter((facet) => facet.chosen === undefined && facet.options.length > 0)
          .map((facet) => (
            <details key={facet.name} class="filter" name="filters">
              <summary>{facet.label}</summary>
              <ul>
                {facet.options.map((option) => (
                  <li key={option.value}>
                    <a href={here(frame, { [facet.name]: option.value, page: null })}>
                      {option.label}{" "}
                      <span class="num muted">{showNumber(option.count, frame.language)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          ))}
      </div>
      {chosen.length > 0 && (
        <div class="chosen">
          {chosen.map((facet) => (
            <a
              key={facet.name}
              class="x"
              href={here(frame, { [facet.name]: null, page: null })}
              title={t.remove}
            >
              {facet.label}: {labelOf(facet)}
              <span class="hidden"> ({t.remove})</span>
            </a>
          ))}
          {chosen.length > 1 && (
            <a
              href={here(frame, {
                ...Object.fromEntries(chosen.map((facet) => [facet.name, null])),
                page: null,
              })}
            >
              {t.clearFilters}
            </a>
          )}
        </div>
      )}
    </div>
  );
}

function labelOf(facet: Facet): string {
  return facet.options.find((option) => option.value === facet.chosen)?.label ?? facet.chosen ?? "";
}
