import { startTasks } from "../base/words.ts";
import type { Facts, Task } from "./schema.ts";

type Standing = Omit<Task, "name">;

/** The steps of a new leading school, each as far as the records say it has come. */
export function tasksOf(facts: Facts): Task[] {
  const standings: Record<Task["name"], Standing> = {
    strengths: strengths(facts),
    partners: partners(facts),
    survey: survey(facts),
    needs: needs(facts),
    plan: plan(facts),
    approval: approval(facts),
    event: event(facts),
  };
  return startTasks.map((name) => ({ name, ...standings[name] }));
}

/** The one thing to do next: the first not begun that can begin, else the first under way. */
export function nextOf(tasks: readonly Task[]): Task | null {
  const first = (state: Task["state"]) => tasks.find((task) => task.state === state);
  return first("todo") ?? first("going") ?? null;
}

const later: Standing = { state: "later", href: null };

function strengths({ offers, diagnosis }: Facts): Standing {
  const href = diagnosis ? `/needs/${diagnosis.id}/offers` : "/needs";
  return { state: offers > 0 ? "done" : "todo", href };
}

// A circle has from two to ten partner schools.
function partners({ schoolId, partners: count }: Facts): Standing {
  const at = `/network/schools/${schoolId}/circle`;
  if (count >= 2) return { state: "done", href: at };
  return { state: count === 1 ? "going" : "todo", href: `${at}/new` };
}

// A round that ended without an answer asked nobody, so the teachers are still to be asked.
function survey({ round, partners: count, questionnaireId }: Facts): Standing {
  if (round && !(round.isClosed && round.answered === 0))
    return { state: round.isClosed ? "done" : "going", href: `/surveys/rounds/${round.id}` };
  if (count === 0) return later;
  const asked = questionnaireId ? `?questionnaire=${questionnaireId}` : "";
  return { state: "todo", href: `/surveys/rounds/new${asked}` };
}

function needs({ diagnosis, round }: Facts): Standing {
  const href = diagnosis ? `/needs/${diagnosis.id}` : "/needs";
  if (diagnosis?.isConfirmed) return { state: "done", href };
  return round && round.answered > 0 ? { state: "todo", href } : later;
}

function plan({ plan: found, partners: count }: Facts): Standing {
  if (!found) return count === 0 ? later : { state: "todo", href: "/plans#new" };
  if (found.items > 0) return { state: "done", href: `/plans/${found.id}` };
  return { state: "todo", href: `/plans/${found.id}/items/new` };
}

function approval({ plan: found }: Facts): Standing {
  if (!found || found.items === 0) return later;
  const href = `/plans/${found.id}`;
  switch (found.state) {
    case "approved":
      return { state: "done", href };
    case "submitted":
    case "agreed":
      return { state: "going", href };
    case "draft":
    case "returned":
      return { state: "todo", href };
  }
}

function event({ plan: found, event: made, itemId }: Facts): Standing {
  if (made) return { state: made.isDraft ? "going" : "done", href: `/events/${made.id}` };
  if (found?.state !== "approved" || found.items === 0) return later;
  return { state: "todo", href: itemId ? `/events/new?item=${itemId}` : `/plans/${found.id}` };
}
