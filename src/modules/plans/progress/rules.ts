import type { Mark, Row, State } from "../development/schema.ts";
import type { MarkForm } from "./schema.ts";

export type MarkRefusal =
  | { note: "needed" }
  | { movedUntil: "needed" | "beforeStart" }
  | { "": "notApproved" };

/** Steps of an approved plan are marked; what moves or falls away says why. */
export function whyNotMark(
  state: State,
  { form, row }: { form: MarkForm; row: Pick<Row, "state" | "from"> },
): MarkRefusal | null {
  if (state !== "approved" || row.state !== "accepted") return { "": "notApproved" };
  if ((form.mark === "moved" || form.mark === "cancelled") && form.note === "")
    return { note: "needed" };
  if (form.mark !== "moved") return null;
  if (!form.movedUntil) return { movedUntil: "needed" };
  return form.movedUntil < row.from ? { movedUntil: "beforeStart" } : null;
}

export function isLate({ mark, dueOn }: Pick<Row, "mark" | "dueOn">, today: string): boolean {
  return dueOn < today && mark !== "done" && mark !== "cancelled";
}

export type Progress = Record<Mark, number> & { late: number; all: number };

export function progressOf(
  rows: readonly Pick<Row, "state" | "mark" | "dueOn">[],
  today: string,
): Progress {
  const planned = rows.filter(({ state }) => state === "accepted");
  const count = (mark: Mark) => planned.filter((row) => row.mark === mark).length;
  return {
    not_begun: count("not_begun"),
    going: count("going"),
    done: count("done"),
    moved: count("moved"),
    cancelled: count("cancelled"),
    all: planned.length,
    late: planned.filter((row) => isLate(row, today)).length,
  };
}
