/** Something done without network, to be sent when there is one; sent again it changes nothing. */
export type Unsent = {
  id: string;
  kind: "answers" | "capture" | "here";
  /** Where it is sent to. */
  url: string;
  body: unknown;
  madeAt: string;
  /** Why it was not taken, as the server said it; it is then for the person to decide. */
  refused?: string;
};

export type Outbox = {
  list(): Promise<Unsent[]>;
  remove(ids: readonly string[]): Promise<void>;
  refuse(id: string, why: string): Promise<void>;
};

/** What came back, or null when there was no network. */
export type Said = { status: number; body: unknown } | null;
export type Send = (url: string, body: unknown) => Promise<Said>;

/**
 * Sends what is kept, oldest first, and lets go of it only when the server says it has it. What gets no
 * answer stays for the next time: the server knows by its id what it has already.
 */
export async function deliver(
  outbox: Outbox,
  send: Send,
  now = new Date(),
): Promise<{ left: number }> {
  const waiting = (await outbox.list()).filter(({ refused }) => refused === undefined);
  let left = waiting.length;
  for (const batch of batchesOf(waiting)) {
    const said = await send(batch.url, batch.body);
    if (said === null) break;
    left -= await settle(outbox, { ...batch, now }, said);
  }
  return { left };
}

type Batch = { url: string; body: unknown; members: readonly Unsent[] };
const mostAtOnce = 500;

/** Notes for one list go together, everything else by itself. */
function batchesOf(waiting: readonly Unsent[]): Batch[] {
  const captures = waiting.filter(({ kind }) => kind === "capture");
  const others = waiting.filter(({ kind }) => kind !== "capture");
  const grouped = [...groupedByUrl(captures)].flatMap(([url, ofUrl]) =>
    inPieces(ofUrl).map((members) => ({
      url,
      members,
      body: { captures: members.map(({ body }) => body) },
    })),
  );
  return [...grouped, ...others.map((one) => ({ url: one.url, body: one.body, members: [one] }))];
}

function groupedByUrl(kept: readonly Unsent[]): Map<string, Unsent[]> {
  const groups = new Map<string, Unsent[]>();
  for (const one of kept) groups.set(one.url, [...(groups.get(one.url) ?? []), one]);
  return groups;
}

function inPieces(kept: readonly Unsent[]): Unsent[][] {
  const count = Math.ceil(kept.length / mostAtOnce);
  return Array.from({ length: count }, (_, at) =>
    kept.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
  );
}

const final = [403, 410, 413, 422];
// Where there is nothing now there may be again: a server that is renewed answers so too.
const daysOfNothing = 14;

/** Answers how many of the batch need not be sent any more. */
async function settle(
  outbox: Outbox,
  { members, now }: Batch & { now: Date },
  said: NonNullable<Said>,
): Promise<number> {
  const why = JSON.stringify({ status: said.status, body: said.body });
  const isTaken = said.status >= 200 && said.status < 300;
  const missing = isTaken ? missingIn(said.body) : [];
  const over = members.filter((one) => missing.includes(one.id) || isOver(one, { said, now }));
  for (const { id } of over) await outbox.refuse(id, why);
  if (!isTaken) return over.length;
  const taken = members.filter(({ id }) => !missing.includes(id));
  await outbox.remove(taken.map(({ id }) => id));
  return members.length;
}

function isOver(one: Unsent, { said, now }: { said: NonNullable<Said>; now: Date }): boolean {
  if (said.status !== 404) return final.includes(said.status);
  const age = now.getTime() - new Date(one.madeAt).getTime();
  return !(age < daysOfNothing * 86_400_000);
}

/** Which of the notes the server could put to nobody. */
function missingIn(body: unknown): readonly unknown[] {
  const missing = typeof body === "object" && body !== null ? Reflect.get(body, "missing") : [];
  return Array.isArray(missing) ? missing : [];
}
