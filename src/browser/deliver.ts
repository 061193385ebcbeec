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
export async function deliver(outbox: Outbox, send: Send): Promise<{ left: number }> {
  const waiting = (await outbox.list()).filter(({ refused }) => refused === undefined);
  let left = waiting.length;
  for (const batch of batchesOf(waiting)) {
    const said = await send(batch.url, batch.body);
    if (said === null) break;
    left -= await settle(outbox, batch, said);
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

const final = [403, 404, 410, 413, 422];

/** Answers how many of the batch need not be sent any more. */
async function settle(
  outbox: Outbox,
  { members }: Batch,
  said: NonNullable<Said>,
): Promise<number> {
  const ids = members.map(({ id }) => id);
  if (said.status >= 200 && said.status < 300) {
    await outbox.remove(ids);
    return ids.length;
  }
  if (!final.includes(said.status)) return 0;
  const why = JSON.stringify({ status: said.status, body: said.body });
  for (const id of ids) await outbox.refuse(id, why);
  return ids.length;
}
