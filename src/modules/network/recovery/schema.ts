import { z } from "zod";

/** A status or partnership as it is kept. */
export const periodRow = z.strictObject({
  id: z.string(),
  kind: z.enum(["status", "partnership"]),
  /** The status, or whether the partnership is a circle or a chain. */
  what: z.string(),
  /** Whose status it is, or the leading school and its partner. */
  schoolIds: z.array(z.string()),
  from: z.string().nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  /** When the nomination that began it was decided. */
  grantedAt: z.string().nullable(),
});
export type Period = z.infer<typeof periodRow>;

/** An act on a school; its moment is its place among all acts, whose times may be the same. */
export const actRow = z.strictObject({
  moment: z.int(),
  at: z.string(),
  by: z.string(),
  act: z.string(),
  schoolId: z.string(),
  day: z.string().nullable(),
  reason: z.string().nullable(),
});
export type Act = z.infer<typeof actRow>;

/** What a file that was written said of a period. */
export type Said = {
  moment: number;
  kind: Period["kind"];
  what: string;
  schoolIds: string[];
  from: string;
  until: string | null;
  isNew: boolean;
};

/** All that is known of the periods of the country and of their ends. */
export type Network = {
  periods: readonly Period[];
  /** In the order they were done. */
  acts: readonly Act[];
  said: readonly Said[];
  /** The day from which a school is closed. */
  closedOn: ReadonlyMap<string, string>;
};

/** A day as of which a closing ended what was not its own, and when that was done. */
export type Fault = { day: string; moment: number };

/** Why the end that a period should have is not certain. */
export type Doubt = "imported" | "circleSince" | "partnershipGone";

export type End = { until: string | null; reason: string | null; doubt: Doubt | null };

/** A period that ended because some other school was closed, and the end that it has without the fault. */
export type Lost = { period: Period; end: End };

/** The same, as it is told and restored. */
export type LostPeriod = End & {
  id: string;
  kind: Period["kind"];
  schoolIds: string[];
  name: string;
  from: string | null;
  endedOn: string | null;
};
