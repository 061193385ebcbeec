import { showDay } from "#lib/dates.ts";
import { inLanguage } from "#lib/texts.ts";
import { here, useFrame } from "./frame.ts";
import { texts } from "./texts.ts";

/** Lets the reader see the network on another day; the day is part of the address, so it can be sent. */
export function AsOf({ days = ["2019-10-24"] }: { days?: string[] }) {
  const frame = useFrame();
  const t = inLanguage(texts, frame.language);
  const kept = [...new URLSearchParams(frame.query)].filter(
    ([name]) => name !== "on" && name !== "lang",
  );
  return (
    <div class="asof">
      <p id="as-of-label">
        <b>{t.asOf}</b>
      </p>
      <ul aria-labelledby="as-of-label">
        {days.map((day) => (
          <li key={day}>
            {day === frame.on ? (
              <b aria-current="true">{showDay(day, frame.language)}</b>
            ) : (
              <a href={here(frame, { on: day })}>{showDay(day, frame.language)}</a>
            )}
          </li>
        ))}
        <li>
          {frame.on === frame.today ? (
            <b aria-current="true">{`${t.today}, ${showDay(frame.today, frame.language)}`}</b>
          ) : (
            <a href={here(frame, { on: null })}>{t.today}</a>
          )}
        </li>
      </ul>
      <form>
        {kept.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div>
          <label for="on">{t.otherDay}</label>
          <input class="input" id="on" name="on" type="date" value={frame.on} />
        </div>
        <button class="button button--2 button--s" type="submit">
          {t.show}
        </button>
      </form>
    </div>
  );
}

/** One line on top of a page that shows the past. */
export function PastNotice() {
  const frame = useFrame();
  if (frame.on === frame.today) return null;
  const t = inLanguage(texts, frame.language);
  return (
    <p class="past">
      <span class="tag tag--wait">{t.shownAsOf(showDay(frame.on, frame.language))}</span>
    </p>
  );
}
