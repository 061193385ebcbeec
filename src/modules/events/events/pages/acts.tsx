import { showMoment } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { type Act, History } from "#ui/history.tsx";
import { texts } from "../texts.ts";

/** What was done with the event, in the words of its form. */
export function Acts({ acts }: { acts: Act[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <History
      kind="event"
      acts={acts}
      words={{ ...t, ...columnWords(t) }}
      show={showValue(language)}
    />
  );
}

type Words = ReturnType<typeof inLanguage<typeof texts>>;

/** The history names columns; readers know them by the labels of the form. */
function columnWords(t: Words): Record<string, string> {
  return {
    starts_at: t.from,
    ends_at: t.until,
    title_kk: t.titleKk,
    title_ru: t.titleRu,
    title_en: t.titleEn,
    venue_id: t.where,
    place_kk: t.placeKk,
    place_ru: t.placeRu,
    online_url: t.onlineUrl,
    open_to: t.openTo,
    small_days: t.smallDays,
    registration_until: t.registrationUntil,
    need_area: t.needArea,
    grades: t.grades,
    description_kk: t.descriptionKk,
    description_ru: t.descriptionRu,
    type: t.type,
    registered: t.registeredAct,
    attended: t.attendedField,
    certificates: t.certificatesField,
    people: t.peopleField,
    standing: t.standingField,
    material: t.materialField,
    session: t.sessionField,
    bring_kk: t.bringKk,
    bring_ru: t.bringRu,
    school_id: t.organiser,
    form: t.form,
  };
}

function showValue(language: "kk" | "ru" | "en") {
  const t = inLanguage(texts, language);
  const words: Record<string, string> = { ...t.forms, ...t.audiences, ...t.standings };
  return (field: string, value: string) => {
    if (/_(at|until)$/.test(field)) return showMoment(new Date(value), language);
    return words[value] ?? value;
  };
}
