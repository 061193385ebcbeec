import { z } from "zod";
import type { Db } from "#lib/db.ts";
import { sqlOf } from "#lib/rows.ts";
import { findRoundAbout } from "#modules/surveys/event-surveys/queries.ts";
import { listRowTotals } from "#modules/surveys/results/queries.ts";
import {
  type AnsweredNeed,
  type AttendedFrom,
  answeredNeedRow,
  attendedFromRow,
  type EventSummary,
  type FeedbackRound,
} from "./schema.ts";

type Of = { eventId: string; on: string };

const countsRow = z.strictObject({
  registered: z.int(),
  attended: z.int(),
  certificates: z.int(),
  materials: z.int(),
});

/** What came of the event, counted from its records. */
export async function getEventSummary(db: Db, of: Of): Promise<EventSummary> {
  const schools = await listAttendedFrom(db, of.eventId);
  const { rows } = await sqlOf(countsRow)`
    select (select count(*)::int from events.registrations r
        where r.event_id = e.id and r.state = 'registered') as registered,
      (select count(*)::int from events.attendance a where a.event_id = e.id) as attended,
      (select count(*)::int from people.certificates c where c.source_kind = 'event'
        and c.source_id = e.id::text and c.revoked_at is null) as certificates,
      (select count(*)::int from events.materials m where m.event_id = e.id) as materials
    from events.events e where e.id = ${of.eventId}`.execute(db);
  const counts = rows[0] ?? { registered: 0, attended: 0, certificates: 0, materials: 0 };
  return {
    ...counts,
    schools,
    answered: await getAnswered(db, of.eventId),
    feedback: await findAsked(db, { ...of, purpose: "event" }),
    followUp: await findAsked(db, { ...of, purpose: "follow_up" }),
  };
}

/** The schools of those who registered, those that sent most first. */
async function listAttendedFrom(db: Db, eventId: string): Promise<AttendedFrom[]> {
  const { rows } = await sqlOf(attendedFromRow)`
    select s.id as "schoolId", s.name_kk, s.name_ru, count(*)::int as registered,
      count(a.registration_id)::int as attended
    from events.registrations r
    join network.schools s on s.id = r.school_id
    left join events.attendance a on a.event_id = r.event_id and a.registration_id = r.id
    where r.event_id = ${eventId} and r.state = 'registered'
    group by s.id order by attended desc, registered desc, s.name_kk collate network.by_name, s.id`.execute(
    db,
  );
  return rows;
}

const nothing: AnsweredNeed = {
  area: null,
  reason: null,
  diagnosisId: null,
  schoolId: null,
  leadingId: null,
  cyclogrammeId: null,
};

async function getAnswered(db: Db, eventId: string): Promise<AnsweredNeed> {
  const { rows } = await sqlOf(answeredNeedRow)`
    select case when a.code is not null then
        jsonb_build_object('name_kk', a.name_kk, 'name_ru', a.name_ru, 'name_en', a.name_en) end as area,
      i.need_reason as reason, n.diagnosis_id as "diagnosisId", n.school_id as "schoolId",
      coalesce(c.leading_id, e.leading_id, e.school_id) as "leadingId", c.id as "cyclogrammeId"
    from events.events e
    left join plans.items i on i.id = e.plan_item_id
    left join plans.cyclogrammes c on c.id = i.cyclogramme_id
    left join needs.needs n on n.id = i.need_id
    left join needs.areas a on a.code = coalesce(n.area, i.need_area, e.need_area)
    where e.id = ${eventId}`.execute(db);
  return rows[0] ?? nothing;
}

const answersRow = z.strictObject({ expected: z.int(), answered: z.int() });

async function findAsked(
  db: Db,
  { eventId, on, purpose }: Of & { purpose: "event" | "follow_up" },
): Promise<FeedbackRound | null> {
  const round = await findRoundAbout(db, { about: { kind: "event", id: eventId }, purpose, on });
  if (!round) return null;
  const { rows } = await sqlOf(answersRow)`
    select coalesce(sum(expected), 0)::int as expected, coalesce(sum(answered), 0)::int as answered
    from surveys.round_schools where round_id = ${round.id}`.execute(db);
  const counts = rows[0] ?? { expected: 0, answered: 0 };
  return {
    ...round,
    ...counts,
    rows: await listRowTotals(db, { roundId: round.id, today: on }),
  };
}
