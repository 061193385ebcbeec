import { showMoment } from "#lib/dates.ts";
import { inLanguage, type Texts, wordsIn } from "#lib/texts.ts";
import { useFrame } from "./frame.ts";

/** What to think of before an event is announced: something else at that time, or a day off. */
export type Warning =
  | {
      kind: "sameTime" | "sameHall" | "sameSpeaker";
      id: string;
      title_kk: string;
      title_ru: string;
      startsAt: Date;
      who: string | null;
    }
  | { kind: "holiday" | "break" | "sunday" | "past" };

/** Warnings do not stop anybody; they are shown so that the decision is a decision. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  const t = inLanguage(texts, useFrame().language);
  if (warnings.length === 0) return null;
  return (
    <section class="warnings" aria-labelledby="warnings">
      <h2 id="warnings">{t.title}</h2>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.kind} ${"id" in warning ? `${warning.id} ${warning.who}` : ""}`}>
            <Line warning={warning} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Line({ warning }: { warning: Warning }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  if (!("id" in warning)) return <>{t[warning.kind]}</>;
  const { kind, id, startsAt, who } = warning;
  return (
    <>
      {kind === "sameSpeaker" ? t.sameSpeaker(who ?? "") : t[kind]}:{" "}
      <a href={`/events/${id}`}>
        {wordsIn({ kk: warning.title_kk, ru: warning.title_ru }, language)}
      </a>{" "}
      <span class="num">{showMoment(startsAt, language)}</span>
    </>
  );
}

const texts = {
  title: { kk: "Назар аударыңыз", ru: "Обратите внимание", en: "Please note" },
  sameTime: {
    kk: "Сол уақытта шеңберде немесе ауданда",
    ru: "В это же время в круге или районе",
    en: "At the same time in the circle or district",
  },
  sameHall: {
    kk: "Сол кабинетте басқа іс-шара бар",
    ru: "В том же кабинете другое мероприятие",
    en: "Another event in the same room",
  },
  sameSpeaker: {
    kk: (who: string) => `${who} сол уақытта басқа жерде сөйлейді`,
    ru: (who: string) => `${who} в это время выступает в другом месте`,
    en: (who: string) => `${who} speaks elsewhere at that time`,
  },
  holiday: { kk: "Бұл мереке күні", ru: "Это праздничный день", en: "This is a public holiday" },
  break: {
    kk: "Бұл күндері әдетте оқушылар каникулда: биылғы мерзімін тексеріңіз",
    ru: "В эти дни у школьников обычно каникулы: проверьте даты этого года",
    en: "Schools are usually on holiday then: check this year's dates",
  },
  sunday: { kk: "Бұл жексенбі", ru: "Это воскресенье", en: "This is a Sunday" },
  past: { kk: "Бұл күн өтіп кетті", ru: "Этот день уже прошёл", en: "This day has passed" },
} satisfies Texts;
