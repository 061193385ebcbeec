import { showDayOfMonth, showWeekday } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { isHoliday } from "#modules/network/base/rules/school-year.ts";
import { here, useFrame } from "#ui/frame.ts";
import { type EventGroup, eventGroupName } from "../../base/words.ts";
import { byDay, type DayOfEvents, daysOfWeek, monthOf, weeksOfMonth } from "../rules.ts";
import type { CalendarEvent } from "../schema.ts";
import { texts } from "../texts.ts";

const mostOfDay = { month: 3, week: 10 };
const noEvents: DayOfEvents = { count: 0, first: [] };
/** A month with no more events than this shows them on a phone too; a fuller one shows counts that open. */
const fewEvents = 60;

type Parts = { events: CalendarEvent[]; view: "month" | "week"; day: string };

/** A sheet of weeks; on a phone a list of its days. */
export function Sheet({ events, view, day }: Parts) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const most = mostOfDay[view];
  const days = byDay(events, { most });
  const weeks = view === "month" ? weeksOfMonth(day) : [daysOfWeek(day)];
  const isNow = view === "month" && monthOf(day) === monthOf(today);
  const classes = ["cal", events.length > fewEvents && "cal--full", isNow && "cal--now"];
  return (
    <table class={classes.filter(Boolean).join(" ")}>
      <caption class="hidden">{t.title}</caption>
      <thead>
        <tr>
          {t.weekdays.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <Day
                key={one}
                day={one}
                found={days.get(one) ?? noEvents}
                isOther={view === "month" && monthOf(one) !== monthOf(day)}
                most={most}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({
  day,
  found: { count, first },
  isOther,
  most,
}: {
  day: string;
  found: DayOfEvents;
  isOther: boolean;
  most: number;
}) {
  const frame = useFrame();
  const { today, language } = frame;
  const t = inLanguage(texts, language);
  const date = Number(day.slice(8));
  if (isOther) {
    return (
      <td class="other">
        <div class="d">{date}</div>
      </td>
    );
  }
  const whole = here(frame, { view: "day", day, page: null });
  const hidden = count - most;
  return (
    <td class={classOf(day, { today, isEmpty: count === 0 })}>
      <div class="d">
        <span>{date}</span>
        <span class="w">{`${showDayOfMonth(day, language)}, ${showWeekday(day, language)}`}</span>
        {day === today && <span class="now">{t.todayMark}</span>}
      </div>
      {isHoliday(day) && <span class="note">{t.holiday}</span>}
      {first.map((event) => (
        <Chip key={event.id} event={event} day={day} />
      ))}
      {count > 0 && (
        <a class={hidden > 0 ? "more" : "more more--phone"} href={whole}>
          {hidden > 0 && <span class="wide-only">{t.more(hidden)}</span>}
          <span class="phone-only">{t.shown(count)}</span>
          <span class="hidden">, {showDayOfMonth(day, language)}</span>
        </a>
      )}
    </td>
  );
}

function classOf(day: string, { today, isEmpty }: { today: string; isEmpty: boolean }) {
  const classes = [isEmpty && "void", day < today && "past", day === today && "today"];
  return classes.filter(Boolean).join(" ") || undefined;
}

/** Time, kind, title, place: the colour only repeats the group. */
function Chip({ event, day }: { event: CalendarEvent; day: string }) {
  const { language, today } = useFrame();
  const t = inLanguage(texts, language);
  const isGone = event.state === "cancelled";
  const isOnline = event.form === "online";
  return (
    <a
      class={`chip ${eventTone(event.group)}${isGone ? " gone" : ""}`}
      href={`/events/${event.id}`}
    >
      <b>
        {event.day === day && <span class="num">{event.from}</span>} {event.typeName[language]}
      </b>
      {isGone && <i>{t.cancelled} </i>}
      {!isGone && event.isFull && <i>{t.full} </i>}
      <span class="tt">{event.title[language]}</span>
      <span class="pl">{isOnline ? t.forms.online : event.place[language]}</span>
      {today < event.othersFrom && <span class="pl">{t.smallFirst}</span>}
    </a>
  );
}

const legend = [
  "learning",
  "lesson",
  "coaching",
  "outreach",
  "exchange",
  "research",
  "contest",
] as const;

export function Kinds() {
  const { language } = useFrame();
  return (
    <ul class="kinds" aria-hidden="true">
      {legend.map((group) => (
        <li key={group} class={`chip ${eventTone(group)}`}>
          {eventGroupName(group, language)}
        </li>
      ))}
    </ul>
  );
}

/** The class that colours a chip; the chip always says its kind in words too. */
const tones: Record<EventGroup, string> = {
  learning: "k-learn",
  lesson: "k-lesson",
  coaching: "k-coach",
  outreach: "k-out",
  exchange: "k-ex",
  research: "k-res",
  assessment: "k-res",
  community: "k-ex",
  contest: "k-con",
  reporting: "k-res",
};

function eventTone(group: EventGroup): string {
  return tones[group];
}
