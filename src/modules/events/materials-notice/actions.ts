import { dayOf } from "#lib/dates.ts";
import type { Db } from "#lib/db.ts";
import { sendMails } from "#lib/mail.ts";
import { inLanguage, wordsIn, wordsOf } from "#lib/texts.ts";
import { listSchoolReaders } from "#modules/people/base/queries.ts";
import { getEvent } from "../base/queries.ts";
import { hasTakenPlace } from "../base/rules.ts";
import { takeUntold } from "../materials/actions.ts";
import { listAttendingSchools } from "./queries.ts";
import { texts } from "./texts.ts";

/**
 * Writes to the coordinators of the schools whose people came what materials there are; each material
 * is told of once, and nothing before the event has taken place.
 */
export async function tellOfMaterials(
  db: Db,
  { eventId, now, publicUrl }: { eventId: string; now: Date; publicUrl: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const event = await getEvent(tx, eventId);
    if (!hasTakenPlace(event, now)) return;
    const schoolIds = await listAttendingSchools(tx, eventId);
    if (schoolIds.length === 0) return;
    const titles = await takeUntold(tx, { eventId, now });
    if (titles.length === 0) return;
    const readers = await listSchoolReaders(tx, { schoolIds, today: dayOf(now) });
    await sendMails(
      tx,
      readers.map(({ email, language }) => {
        const t = inLanguage(texts, language);
        const title = wordsIn(wordsOf(event, "title"), language);
        const link = `${publicUrl}/events/${eventId}?lang=${language}#materials`;
        const body = t.letter({ title, titles, link });
        return { to: email, language, subject: t.letterSubject(title), body, now };
      }),
    );
  });
}
