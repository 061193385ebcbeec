import type { CirclePlace } from "#lib/scope.ts";
import { given } from "#lib/shown.ts";
import { inLanguage, type Texts } from "#lib/texts.ts";
import { linkTo, useFrame } from "./frame.ts";

const texts = {
  sections: { kk: "Мектеп бөлімдері", ru: "Разделы школы", en: "Sections of the school" },
} satisfies Texts;

/** The pages that tell of one school, each kept by another area. */
export function SchoolTabs({
  place,
  isLeading,
  at,
}: {
  place: CirclePlace;
  isLeading: boolean;
  at: string;
}) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const school = { place, isLeading };
  const today = { ...frame, on: frame.today };
  const tabs = given(frame.areas.map((area) => area.onSchool))
    .filter(({ isFor }) => isFor(frame.actor, school))
    .sort((one, other) => one.place - other.place);
  return (
    <nav class="no-print" aria-label={t.sections}>
      <ul class="chips">
        {tabs.map(({ tab, label, address, keepsDay }) => {
          const { path, params } = address(school);
          return (
            <li key={tab}>
              <a
                href={linkTo(keepsDay ? frame : today, path, params)}
                aria-current={tab === at ? "page" : undefined}
              >
                {label[frame.language]}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
