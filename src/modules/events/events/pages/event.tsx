import { dayOf, showDay, showMoment, timeOf } from "#lib/dates.ts";
import { inLanguage, named, wordsIn, wordsOf } from "#lib/texts.ts";
import { ActButton } from "#ui/form.tsx";
import { linkTo, useFrame } from "#ui/frame.ts";
import type { Act } from "#ui/history.tsx";
import { Tag } from "#ui/tag.tsx";
import { subjectName, teachingLanguageName } from "#ui/teaching.ts";
import { Warnings } from "#ui/warnings.tsx";
import type { Event } from "../../base/schema.ts";
import type { Warning } from "../../base/words.ts";
import { warningIn } from "../../base/words.ts";
import type { Material } from "../../materials/schema.ts";
import type { Session } from "../../programme/schema.ts";
import { mapLinkOf, placesLeft } from "../rules.ts";
import type { Speaker } from "../schema.ts";
import { texts } from "../texts.ts";
import { Acts } from "./acts.tsx";
import { tones } from "./own.tsx";
import { Programme } from "./programme.tsx";

export type Parts = {
  event: Event;
  speakers: Speaker[];
  sessions: Session[];
  materials: Material[];
  /** How many materials the visitor may not see. */
  hidden: number;
  organises: boolean;
  comes: boolean;
  now: Date;
  warnings: Warning[];
  acts: Act[];
  /** The visitor's own link to the questionnaire after the event. */
  feedbackLink: string | null;
};

export function EventPage(parts: Parts) {
  const { event, organises, warnings, acts, speakers } = parts;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const description = wordsIn(wordsOf(event, "description"), language);
  return (
    <>
      <div class="record-head">
        <p class="row">
          <b>{named(event.type, language)}</b>
          {event.state !== "published" && (
            <Tag tone={tones[event.state]}>{t.states[event.state]}</Tag>
          )}
        </p>
        <h1>{wordsIn(wordsOf(event, "title"), language)}</h1>
        <Said event={event} />
        <Facts {...parts} />
      </div>
      <MainActs {...parts} />
      {organises && event.state === "draft" && (
        <Warnings lines={warnings.map((one) => warningIn(one, language))} />
      )}
      {description && <p class="prose">{description}</p>}
      {speakers.length > 0 && (
        <section aria-labelledby="speakers">
          <h2 id="speakers">{t.speakers}</h2>
          <ul>
            {speakers.map(({ name, about }) => (
              <li key={name}>{about ? `${name} – ${about}` : name}</li>
            ))}
          </ul>
        </section>
      )}
      <Programme sessions={parts.sessions} isOneDay={isOneDay(event)} />
      <Materials {...parts} />
      {organises && <Keeping {...parts} />}
      {organises && <Acts acts={acts} />}
    </>
  );
}

function isOneDay({ startsAt, endsAt }: Event): boolean {
  return dayOf(startsAt) === dayOf(endsAt);
}

function Said({ event }: { event: Event }) {
  const t = inLanguage(texts, useFrame().language);
  if (event.state === "cancelled") {
    return (
      <p class="said said--bad">
        <b>{t.cancelledSaid}.</b> {t.reason}: {event.cancelReason}
      </p>
    );
  }
  return event.state === "draft" ? <p class="muted">{t.draftSaid}</p> : null;
}

function Facts(parts: Parts) {
  const { event } = parts;
  const { language } = useFrame();
  const t = inLanguage(texts, language);
  const { registrationUntil, hours, languages, subjects, grades } = event;
  const bring = wordsIn(wordsOf(event, "bring"), language);
  const facts = [
    { label: t.when, value: <When event={event} /> },
    { label: t.where, value: <Where {...parts} /> },
    { label: t.organiser, value: <OrganiserName event={event} /> },
    { label: t.openTo, value: t.audiences[event.openTo] },
    { label: t.places, value: <Places {...parts} /> },
    {
      label: t.registrationUntil,
      value: registrationUntil && showMoment(registrationUntil, language),
    },
    {
      label: t.languages,
      value: languages.map((one) => teachingLanguageName(one, language)).join(", "),
    },
    { label: t.subjects, value: subjects.map((one) => subjectName(one, language)).join(", ") },
    { label: t.grades, value: grades && `${grades.from}–${grades.until}` },
    { label: t.hours, value: hours && t.hoursOf(hours) },
    { label: t.bring, value: bring },
  ];
  return (
    <dl class="facts">
      {facts
        .filter(({ value }) => value)
        .map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function When({ event }: { event: Event }) {
  const { language } = useFrame();
  const { startsAt, endsAt } = event;
  const last = isOneDay(event) ? timeOf(endsAt) : showMoment(endsAt, language);
  return (
    <time class="num" dateTime={startsAt.toISOString()}>
      {`${showDay(dayOf(startsAt), language)}, ${timeOf(startsAt)}–${last}`}
    </time>
  );
}

function Where(parts: Parts) {
  const frame = useFrame();
  const { language } = frame;
  const t = inLanguage(texts, language);
  const { venue, room, form } = parts.event;
  const place = wordsIn<string | null>(wordsOf(parts.event, "place"), language);
  const map = mapLinkOf(parts.event);
  const rest = [place, room].filter(Boolean).join(", ");
  return (
    <>
      {venue && (
        <a href={linkTo(frame, `/network/schools/${venue.id}`)}>{named(venue, language)}</a>
      )}
      {venue && rest && ", "}
      {rest}
      {map && (
        <>
          {" · "}
          <a href={map}>{t.map}</a>
        </>
      )}
      {form === "hybrid" && <br />}
      {form !== "face_to_face" && <Online {...parts} />}
    </>
  );
}

function Online({ event: { onlineUrl }, comes, organises }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  if (!onlineUrl || !(comes || organises)) return <>{`${t.online}. ${t.joinLater}`}</>;
  return <a href={onlineUrl}>{t.join}</a>;
}

function OrganiserName({ event }: { event: Event }) {
  const frame = useFrame();
  const { school, territory } = event;
  if (school) {
    return (
      <a href={linkTo(frame, `/network/schools/${school.id}`)}>{named(school, frame.language)}</a>
    );
  }
  const t = inLanguage(texts, frame.language);
  return <>{territory ? named(territory, frame.language) : t.country}</>;
}

function Places({ event, now }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  const left = placesLeft(event);
  // Once it is over, how many places are left concerns nobody.
  if (left !== null && (event.endsAt <= now || event.state === "cancelled")) {
    return <>{t.placesTaken(event.registered, event.capacity ?? 0)}</>;
  }
  return (
    <>
      {left === null && t.unlimited}
      {left === 0 && <span class="full">{t.full}</span>}
      {left !== null && left > 0 && t.left(left, event.capacity ?? 0)}
      {event.smallDays && <span class="small muted"> {t.smallFirst(event.smallDays)}</span>}
    </>
  );
}

/** What a visitor does first; the organiser of a draft publishes it. */
function MainActs({ event, organises, now, feedbackLink }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  const at = `/events/${event.id}`;
  const isOpen = event.state === "published";
  return (
    <div class="actions no-print">
      {organises && event.state === "draft" && (
        <a class="button" href={`${at}/publication`}>
          {t.publish}
        </a>
      )}
      {organises && isOpen && event.endsAt <= now && (
        <ActButton action={`${at}/holding`} label={t.hold} first />
      )}
      {isOpen && event.endsAt > now && (
        <a class="button" href={`${at}/registration`}>
          {t.register}
        </a>
      )}
      {feedbackLink && (
        <a class="button" href={`/s/${feedbackLink}`}>
          {t.giveFeedback}
        </a>
      )}
      {event.state !== "draft" && event.state !== "cancelled" && event.startsAt <= now && (
        <a href={`${at}/summary`}>{t.outcome}</a>
      )}
      {event.state !== "draft" && <a href={`${at}.ics`}>{t.toCalendar}</a>}
    </div>
  );
}

function Materials({ materials, hidden }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  if (materials.length === 0 && hidden === 0) return null;
  return (
    <section aria-labelledby="materials">
      <h2 id="materials">{t.materials}</h2>
      <ul>
        {materials.map(({ id, title, fileId, link }) => (
          <li key={id}>
            <a href={fileId ? `/files/${fileId}` : (link ?? "")}>{title}</a>
          </li>
        ))}
      </ul>
      {hidden > 0 && <p class="muted">{`${t.forRegistered}: ${hidden}`}</p>}
    </section>
  );
}

function Keeping({ event }: Parts) {
  const t = inLanguage(texts, useFrame().language);
  const at = `/events/${event.id}`;
  const isOver = event.state === "cancelled" || event.state === "held";
  const hasPeople = event.state === "published" || event.state === "held";
  const links = [
    { href: `${at}/edit`, label: t.change, shown: !isOver },
    { href: `${at}/programme`, label: t.programme, shown: event.state !== "cancelled" },
    { href: `${at}/people`, label: t.people, shown: event.state !== "draft" },
    { href: `${at}/attendance`, label: t.attendance, shown: hasPeople },
    { href: `${at}/materials`, label: t.materials, shown: true },
    { href: `/events/new?copy=${event.id}`, label: t.copy, shown: true },
    { href: `${at}/cancellation`, label: t.cancel, shown: !isOver },
  ];
  return (
    <ul class="row no-print keeping">
      {links
        .filter(({ shown }) => shown)
        .map(({ href, label }) => (
          <li key={href}>
            <a class="button button--2 button--s" href={href}>
              {label}
            </a>
          </li>
        ))}
    </ul>
  );
}
