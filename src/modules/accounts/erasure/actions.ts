import type { By } from "#lib/actor.ts";
import { allOfPerson } from "#lib/core-of-person.ts";
import type { Db } from "#lib/db.ts";
import { sendLastMail } from "#lib/mail.ts";
import type { Shown } from "#lib/shown.ts";
import { inLanguage } from "#lib/texts.ts";
import { findSubject } from "#modules/people/membership/queries.ts";
import { getTraces } from "./queries.ts";
import { texts } from "./texts.ts";

type Everywhere = By & { areas: readonly Shown[]; userId: string };

/**
 * Forgets the person in every area, the last first, in the transaction that answers the request, and says
 * so in a last letter.
 */
export async function eraseEverywhere(
  tx: Db,
  { areas, userId, person, now }: Everywhere,
): Promise<void> {
  const subject = await findSubject(tx, userId);
  const { language, ...traces } = await getTraces(tx, subject);
  const erasing = { ...subject, ...traces, person, now };
  for (const part of allOfPerson(areas).toReversed()) await part.erase(tx, erasing);
  const [to] = traces.emails;
  const t = inLanguage(texts, language);
  if (to) await sendLastMail(tx, { userId, to, language, subject: t.subject, body: t.letter, now });
}
