import { randomBytes } from "node:crypto";
import { z } from "zod";
import { dayOf } from "#lib/dates.ts";
import { createUser } from "#modules/accounts/users/actions.ts";
import { findGrantScope } from "#modules/accounts/users/queries.ts";
import { ScopeFields } from "#modules/accounts/users/schema.ts";
import { prepare, withDeployment } from "./deployment.ts";
import { say } from "./say.ts";

const Options = z
  .object({
    email: z.email(),
    name: z.string().trim().min(1),
    password: z.string().min(10).optional(),
    role: z.string(),
    region: z.string().optional(),
    district: z.string().optional(),
    school: z.string().optional(),
  })
  .transform(({ region, district, school, ...user }) => ({
    ...user,
    fields: { role: user.role, regionKato: region, districtKato: district, schoolCode: school },
  }));

/** `tirek user create`: a person with one role; the password is made up unless one is given. */
export async function createUserCommand(options: unknown): Promise<void> {
  const { email, name, password, fields } = Options.parse(options);
  const wanted = ScopeFields.parse(fields);
  await withDeployment(async ({ db }) => {
    await prepare(db);
    const now = new Date();
    const scope = await findGrantScope(db, { fields: wanted, today: dayOf(now) });
    if (!scope)
      throw new Error(`${wanted.role} needs an existing --region, --district or --school`);
    const [familyName = name, givenName = familyName] = name.split(/\s+/);
    const chosen = password ?? randomBytes(12).toString("base64url");
    const made = await createUser(db, {
      familyName,
      givenName,
      email,
      password: chosen,
      role: wanted.role,
      scope,
      now,
    });
    if (!made.ok) throw new Error(`${email} is taken`);
    say(`${email} may sign in${password ? "" : ` with the password ${chosen}`}`);
  });
}
