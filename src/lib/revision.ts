import { sql } from "kysely";
import type { Db } from "./db.ts";

/** Grows with every change of what the public pages of the network show. */
export async function findRevision(db: Db): Promise<number> {
  const { rows } = await sql<{ number: number }>`select number from network.revision`.execute(db);
  return rows[0]?.number ?? 0;
}
