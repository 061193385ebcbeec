import { showDay, showMoment, showNumber } from "#lib/dates.ts";
import type { FormState } from "#lib/forms.ts";
import { fullName } from "#lib/names.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { useFrame } from "#ui/frame.ts";
import { Island } from "#ui/island.tsx";
import type { WhyNot } from "../rules.ts";
import type { Guest, OpenEvent, OwnClash, Registration } from "../schema.ts";
import { texts } from "../texts.ts";

type Parts = {
  event: OpenEvent;
  guest: Guest | null;
  own: Registration | null;
  why: WhyNot | "noSchool" | "over" | null;
  isOver: boolean;
  clashes: OwnClash[];
  /** The teachers one may register, by school. */
  groups: { schoolId: string; guests: Guest[] }[];
  registered: Registration[];
  mayOrganise: boolean;
  /** The day until which small schools go first, while it has not come. */
  smallUntil: string | null;
  state: FormState;
  newId: string;
};

/** One's own place, and for a coordinator the places of her teachers. */
export function RegistrationPage(props: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { event, state, mayOrganise, isOver } = props;
  const [wrong] = Object.values(state.problems);
  const words = Object.entries(t.whyNot).find(([code]) => code === wrong)?.[1];
  return (
    <>
      <h1>
        {t.registration}: {wordsIn(wordsOf(event, "title"), language)}
      </h1>
      <p class="lead">{showMoment(event.startsAt, language)}</p>
      {words && (
        <div class="govuk-error-summary" role="alert">
          <p>{words}</p>
        </div>
      )}
      {!isOver && <Places {...props} />}
      <Own {...props} />
      <Many {...props} />
      {mayOrganise && (
        <p class="row">
          <a href={`/events/${event.id}/people`}>{t.people}</a>
          <a href={`/events/${event.id}/attendance`}>{t.attendance}</a>
        </p>
      )}
    </>
  );
}

function Places({ event, smallUntil }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const left = event.capacity === null ? null : Math.max(0, event.capacity - event.registered);
  return (
    <>
      <p>
        {left === null
          ? t.unlimited
          : left === 0
            ? t.full
            : t.placesLeft(showNumber(left, language))}
      </p>
      {smallUntil && <p class="muted">{t.smallFirst(showDay(smallUntil, language))}</p>}
    </>
  );
}

function Own({ event, own, why, isOver, clashes, newId }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const base = `/events/${event.id}/registration`;
  if (own && isOver) return <p>{t.whyNot.over}</p>;
  if (own) {
    return (
      <section>
        <p>
          <b>{t.youAre[own.state]}</b>
        </p>
        {own.state === "waiting" && <p class="muted">{t.waitingHint}</p>}
        {own.state === "registered" && event.onlineUrl && (
          <p>
            <a href={event.onlineUrl}>{t.online}</a>
          </p>
        )}
        <ActButton action={`${base}/${own.id}/cancel`} label={t.cancel} />
        {own.state === "registered" && (
          <Island name="registered" given={{ keep: `/events/${event.id}/here` }} />
        )}
      </section>
    );
  }
  if (why) {
    return (
      <p>
        {t.whyNot[why]} {why === "noSchool" && <a href="/account/joining">{t.join}</a>}
      </p>
    );
  }
  return (
    <section>
      {clashes.length > 0 && (
        <p class="notice">
          {t.clash}{" "}
          {clashes.map((one) => (
            <a key={one.id} href={`/events/${one.id}`}>
              {wordsIn(wordsOf(one, "title"), language)}
            </a>
          ))}
        </p>
      )}
      <ActButton first action={base} label={t.register} hidden={{ id: newId }} />
    </section>
  );
}

function Many({ event, groups, registered }: Parts) {
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const standing = new Map(registered.map((one) => [one.teacherId ?? "", one]));
  const base = `/events/${event.id}/registration`;
  return (
    <>
      {groups
        .filter(({ guests }) => guests.length > 0)
        .map(({ schoolId, guests }) => (
          <section key={schoolId} aria-labelledby={`s-${schoolId}`}>
            <h2 id={`s-${schoolId}`}>{t.many}</h2>
            <p class="muted">
              {guests[0] && named(guests[0], language)}. {t.manyLead}
            </p>
            <form method="post" action={`${base}/many/${schoolId}`}>
              <ul class="plain marks">
                {guests.map((guest) => {
                  const known = standing.get(guest.teacherId);
                  return (
                    <li key={guest.teacherId}>
                      <label>
                        <input
                          type="checkbox"
                          name="teachers"
                          value={guest.teacherId}
                          checked={known !== undefined}
                          disabled={known !== undefined}
                        />
                        <span>
                          {fullName(guest)}{" "}
                          {known && (
                            <span class="small muted">
                              {known.state === "waiting" ? t.alreadyWaiting : t.already}
                            </span>
                          )}
                        </span>
                      </label>
                    </li>
                  );
                })}
              </ul>
              <div class="actions">
                <button class="button" type="submit">
                  {t.register}
                </button>
              </div>
            </form>
          </section>
        ))}
    </>
  );
}
