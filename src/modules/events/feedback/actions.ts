import { randomUUID } from "node:crypto";
import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { startJob } from "#lib/jobs.ts";
import { inLanguage } from "#lib/texts.ts";
import { askPeople } from "#modules/surveys/event-surveys/actions.ts";
import type { EventSurveyPlan } from "#modules/surveys/event-surveys/schema.ts";
import { getEvent } from "../base/queries.ts";
import type { Organiser } from "../base/schema.ts";
import { listAttendees } from "./queries.ts";
import { daysOf, ownerOf, purposes, questionnaires } from "./rules.ts";
import { texts } from "./texts.ts";

export const feedbackTask = "ask_for_event_feedback";
const hourMs = 3_600_000;

type Waiting = { id: string; endsAt: Date };

/** An hour after the event its visitors are asked; when its end moves, it is said again. */
export async function askLater(
  tx: Db,
  { events, now }: { events: readonly Waiting[]; now: Date },
): Promise<void> {
  for (const { id, endsAt } of events) {
    const runAt = new Date(Math.max(endsAt.getTime() + hourMs, now.getTime()));
    await startJob(tx, { ...jobFor(id), by: null, now, runAt });
  }
}

/** Attendance has changed: whoever is new is asked too. */
export async function askSoon(tx: Db, { eventId, now }: { eventId: string; now: Date }) {
  await startJob(tx, { ...jobFor(eventId), by: null, now });
}

function jobFor(eventId: string) {
  return { id: randomUUID(), task: feedbackTask, payload: { eventId } };
}

/** Asks those who came what they think and, a month later, what they applied; nothing before the event is over. */
export async function askForFeedback(
  db: Db,
  { eventId, secret, now }: { eventId: string; secret: string; now: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await getEvent(tx, eventId);
    const hasTakenPlace = event.state === "published" || event.state === "held";
    if (!hasTakenPlace || event.endsAt > now) return;
    const people = await listAttendees(tx, { eventId, on: dayOf(event.endsAt) });
    for (const purpose of purposes) {
      await askPeople(tx, { asking: askingOf(event, purpose), people, secret, now });
    }
  });
}

type AskedAbout = Organiser & { id: string; title_kk: string; title_ru: string; endsAt: Date };

/** What is asked about the event, by whom and when. */
export function askingOf(event: AskedAbout, purpose: EventSurveyPlan["purpose"]): EventSurveyPlan {
  return {
    questionnaire: questionnaires[purpose],
    purpose,
    owner: ownerOf(event),
    about: { kind: "event", id: event.id },
    ...daysOf(purpose, event.endsAt),
    title: {
      kk: inLanguage(texts, "kk").titles[purpose](event.title_kk),
      ru: inLanguage(texts, "ru").titles[purpose](event.title_ru),
    },
  };
}
