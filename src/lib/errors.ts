/** Thrown when the address names nothing the actor may know of. Answered with 404. */
export class NotFound extends Error {
  override name = "NotFound";
}

/** Thrown when the actor may see the thing but not do this to it. Answered with 403. */
export class Forbidden extends Error {
  override name = "Forbidden";
}

/** Thrown when only a signed-in person may ask. Answered with a redirect to the sign-in page. */
export class SignInNeeded extends Error {
  override name = "SignInNeeded";
}

/** Thrown when what was sent is cut off or no form at all. Answered with 400. */
export class UnreadableBody extends Error {
  override name = "UnreadableBody";
}

/** Thrown when too many ask for what can only be done by turns. Answered with 503. */
export class Busy extends Error {
  override name = "Busy";
}

/** Thrown when a process cannot start until somebody mends what it says: starting it again does not help. */
export class CannotStart extends Error {
  override name = "CannotStart";
}

/** An outcome the person can act on. It is returned, never thrown, and shown beside the form. */
export type Result<Value, Refusal> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export function done<Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value };
}

export function refuse<Refusal>(refusal: Refusal): { ok: false; refusal: Refusal } {
  return { ok: false, refusal };
}

export function allow(allowed: boolean): void {
  if (!allowed) throw new Forbidden();
}
