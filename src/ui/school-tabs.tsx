import { holds } from "#lib/actor.ts";
import { type CirclePlace, reaches } from "#lib/scope.ts";
import { inLanguage, type Texts } from "#lib/texts.ts";
import { linkTo, useFrame } from "./frame.ts";

const texts = {
  sections: { kk: "Мектеп бөлімдері", ru: "Разделы школы", en: "Sections of the school" },
  school: { kk: "Мектеп", ru: "Школа", en: "School" },
  circle: { kk: "Шеңбері", ru: "Круг", en: "Circle" },
  people: { kk: "Педагогтер", ru: "Педагоги", en: "Teachers" },
  help: { kk: "Көмек", ru: "Помощь", en: "Help" },
  needs: {
    kk: "Қажеттіліктен нәтижеге",
    ru: "От потребности к результату",
    en: "Needs and effect",
  },
  coverage: { kk: "Шеңбердің қамтылуы", ru: "Охват круга", en: "Reach of the circle" },
} satisfies Texts;

type Tab = "school" | "circle" | "people" | "help" | "needs" | "coverage";

/** The pages that tell of one school, each kept by another area. */
export function SchoolTabs({
  place,
  isLeading,
  at,
}: {
  place: CirclePlace;
  isLeading: boolean;
  at: Tab;
}) {
  const { schoolId } = place;
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const tabs: { tab: Tab; href: string }[] = [
    { tab: "school", href: linkTo(frame, `/network/schools/${schoolId}`) },
    { tab: "people", href: linkTo(frame, `/people/schools/${schoolId}`) },
  ];
  if (frame.actor.kind === "person") {
    tabs.push({ tab: "help", href: `/people/help/schools/${schoolId}` });
  }
  if (holds(frame.actor, (grant) => reaches(grant, place))) {
    tabs.push({ tab: "needs", href: `/chain?school=${schoolId}` });
  }
  if (isLeading) {
    tabs.push(
      { tab: "circle", href: linkTo(frame, `/network/schools/${schoolId}/circle`) },
      { tab: "coverage", href: linkTo(frame, "/people/coverage", { circle: schoolId }) },
    );
  }
  return (
    <nav class="no-print" aria-label={t.sections}>
      <ul class="chips">
        {tabs.map(({ tab, href }) => (
          <li key={tab}>
            <a href={href} aria-current={tab === at ? "page" : undefined}>
              {t[tab]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
