import { plusDays, showDay } from "#lib/dates.ts";
import { inLanguage, named } from "#lib/texts.ts";
import { useFrame } from "#ui/frame.ts";
import { Tag } from "#ui/tag.tsx";
import type { Item, OccupiedDay } from "../schema.ts";
import { texts } from "../texts.ts";
import { NeedWords, type PlanParts, weekName } from "./words.tsx";

/** Week by week: what stands there, what it runs into, and what others do in the district. */
export function Grid(props: PlanParts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { weeks, items, taken } = props;
  const placed = items.filter(({ state }) => state === "accepted" || state === "cancelled");
  return (
    <section aria-labelledby="grid">
      <h2 id="grid">{t.grid}</h2>
      <ol class="weeks">
        {weeks.map((week) => {
          const own = placed.filter((item) => item.week === week);
          const others = taken.filter(({ day }) => day >= week && day < plusDays(week, 7));
          return (
            <li key={week} id={`w-${week}`} class={own.length === 0 ? "weeks__free" : undefined}>
              <h3>
                {weekName(week, language)}
                {own.length === 0 && <span class="muted small"> {t.emptyWeek}</span>}
              </h3>
              {own.map((item) => (
                <Placed key={item.id} item={item} props={props} />
              ))}
              {others.length > 0 && <Others taken={others} />}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Others({ taken }: { taken: OccupiedDay[] }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  return (
    <details class="small">
      <summary class="muted">
        {t.elsewhere} {taken.length}
      </summary>
      <ul>
        {taken.map((one) => (
          <li key={one.day + one.title_ru + one.school_ru}>
            {named({ name_kk: one.title_kk, name_ru: one.title_ru }, language)},{" "}
            {named({ name_kk: one.school_kk, name_ru: one.school_ru }, language)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Placed({ item, props }: { item: Item; props: PlanParts }) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { plan, may, clashes, items } = props;
  const type = named(
    { name_kk: item.type_kk, name_ru: item.type_ru, name_en: item.type_en },
    language,
  );
  const title = named({ name_kk: item.title_kk, name_ru: item.title_ru }, language);
  const found = clashes.get(item.id) ?? [];
  const isGone = item.state === "cancelled";
  return (
    <article class="card">
      <p>
        {isGone ? <s>{title}</s> : <a href={`/plans/${plan.id}/items/${item.id}`}>{title}</a>}{" "}
        {item.changedAfter && <Tag tone="wait">{t.marks[item.changedAfter]}</Tag>}
      </p>
      <p class="small muted">
        {[
          type,
          item.day && showDay(item.day, language),
          named({ name_kk: item.school_kk, name_ru: item.school_ru }, language),
          item.hall,
          item.responsible,
        ]
          .filter(Boolean)
          .join(", ")}
      </p>
      <NeedWords item={item} />
      {item.expected && <p class="small">{item.expected}</p>}
      {item.changeReason && <p class="small">{item.changeReason}</p>}
      {found.map((clash) => (
        <p key={clash.kind + clash.with} class="small clash">
          <Tag tone="bad">{t.clashes[clash.kind]}</Tag>{" "}
          {named(titleById(items, clash.with), language)}
        </p>
      ))}
      {item.event && (
        <p class="small no-print">
          <a href={`/events/${item.event.id}`}>{t.seeEvent}</a>
        </p>
      )}
      {may.arrange && plan.state === "approved" && !isGone && !item.event && (
        <p class="small no-print">
          <a href={`/events/new?item=${item.id}`}>{t.makeEvent}</a>
        </p>
      )}
    </article>
  );
}

function titleById(items: Item[], id: string | null): { name_kk: string; name_ru: string } {
  const item = items.find((one) => one.id === id);
  return { name_kk: item?.title_kk ?? "", name_ru: item?.title_ru ?? "" };
}
