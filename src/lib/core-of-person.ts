import { sql } from "kysely";
import { forgetLetters } from "./mail.ts";
import { doer, kept, type OfPerson, readPart, told, untold } from "./of-person.ts";
import { forgetEvents } from "./security-log.ts";
import type { Shown } from "./shown.ts";

const work = "what the house works on holds numbers, no names";
const table = "it waits to be written and is the work of whoever brought it";
const written = "it says what a table wrote, for the day on which that may be taken back";
const letter = "the letter lies in the person's own mailbox, and links in it would let others in";

/** What is kept of a person beside the areas: acts, letters, jobs, files. */
const coreOfPerson: OfPerson = {
  columns: {
    "core.history.user_id": told(
      kept("an act keeps the number of who did it, which leads to an account without a name"),
    ),
    "core.history.changes": untold(
      "it tells of what was changed, not of who changed it",
      kept("names of people are left out of it, and of an event's speakers taken out"),
    ),
    "core.history.subject_id": untold(
      "it tells of what was done, not of who did it",
      doer.forgotten,
    ),
    "core.jobs.started_by": told(doer.forgotten),
    "core.jobs.payload": untold(work, kept(work)),
    "core.imports.made_by": doer,
    "core.import_pieces.rows": untold(table, "emptied"),
    "core.import_rows.cells": untold(table, "deleted"),
    "core.import_rows.raw": untold(table, "deleted"),
    "core.import_rows.changes": untold(table, "deleted"),
    "core.import_changes.before": untold(written, "deleted"),
    "core.import_written.subject": untold(written, "deleted"),
    "core.security_events.user_id": told("deleted"),
    "core.security_events.visitor": told("deleted"),
    "core.security_events.device": told("deleted"),
    "core.files.uploaded_by": told(doer.forgotten),
    "core.files.name": told(kept("the file is a document of the school that it was given for")),
    "core.mails.recipient": told("emptied"),
    "core.mails.subject": told("emptied"),
    "core.mails.body": untold(letter, "emptied"),
    "core.mails.failure": untold("it tells of a mail server", "emptied"),
    "graphile_worker._private_jobs.payload": untold(
      work,
      kept("of the last letter it holds the address, until it is sent or given up"),
    ),
  },

  export: (db, { userId }) =>
    readPart(
      db,
      sql`select jsonb_build_object(
        'acts', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'user_id', user_id, 'act', act,
          'subject_kind', subject_kind, 'subject_id', subject_id) order by at, place), '[]')
          from core.history where user_id = ${userId}),
        'jobs', (select coalesce(jsonb_agg(jsonb_build_object('task', task, 'started_by', started_by,
          'state', state, 'created_at', created_at) order by created_at), '[]')
          from core.jobs where started_by = ${userId}),
        'files', (select coalesce(jsonb_agg(jsonb_build_object('name', name, 'uploaded_by', uploaded_by,
          'uploaded_at', uploaded_at) order by uploaded_at), '[]')
          from core.files where uploaded_by = ${userId}),
        'entries', (select coalesce(jsonb_agg(jsonb_build_object('at', at, 'act', act, 'detail', detail,
          'user_id', user_id, 'visitor', visitor, 'device', device) order by at), '[]')
          from core.security_events where user_id = ${userId}),
        'letters', (select coalesce(jsonb_agg(jsonb_build_object('recipient', m.recipient,
          'subject', m.subject, 'created_at', m.created_at) order by m.created_at), '[]')
          from core.mails m join accounts.users u on u.email = m.recipient where u.id = ${userId})
        ) as part`,
    ),

  erase: async (tx, erasing) => {
    await forgetLetters(tx, erasing);
    await forgetEvents(tx, erasing);
  },
};

/** What is kept of a person: beside the areas first, then by each of them in their order. */
export function allOfPerson(areas: readonly Shown[]): OfPerson[] {
  return [coreOfPerson, ...areas.flatMap(({ ofPerson }) => ("none" in ofPerson ? [] : [ofPerson]))];
}
