import { sql } from "kysely";

/** Answers from the schools of which is known how many are asked; of all of them where no number is known at all. */
export const answeredOfAsked = sql`case when sum(expected) > 0 then sum(answered) filter (where expected > 0) else sum(answered) end`;
