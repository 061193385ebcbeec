/** A status or partnership that ended because some other school was closed. */
export type LostPeriod = {
  id: string;
  kind: "status" | "partnership";
  /** Whose status it was, or the leading school and its partner. */
  schoolIds: string[];
  name: string;
  from: string | null;
  endedOn: string;
  /** The day and reason of the end that it has without the fault; null where it still runs. */
  until: string | null;
  reason: string | null;
};
