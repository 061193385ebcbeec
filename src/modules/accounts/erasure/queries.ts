import type { Db } from "#lib/db.ts";
import type { Erasing, Subject } from "#lib/of-person.ts";
import type { Language } from "#lib/texts.ts";

type Traces = Pick<Erasing, "names" | "emails" | "phones"> & { language: Language };

/** What else the person is known by: the names and the addresses of the account, of invitations and of records. */
export async function getTraces(db: Db, { userId, teacherIds }: Subject): Promise<Traces> {
  const user = await db
    .selectFrom("accounts.users")
    .where("id", "=", userId)
    .select(["family_name as familyName", "given_name as givenName", "email", "phone", "language"])
    .executeTakeFirstOrThrow();
  const invited = await db
    .selectFrom("accounts.invitations")
    .where("accepted_by", "=", userId)
    .select(["email", "phone"])
    .execute();
  const records = await db
    .selectFrom("people.teachers")
    .where("id", "in", [...teacherIds])
    .select(["family_name as familyName", "given_name as givenName"])
    .execute();
  const { familyName, givenName, language } = user;
  return {
    names: [{ familyName, givenName }, ...records],
    emails: [user, ...invited].flatMap(({ email }) => email ?? []),
    phones: [user, ...invited].flatMap(({ phone }) => phone ?? []),
    language,
  };
}
