import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { deliver, type Outbox, type Said, type Unsent } from "./deliver.ts";

/** What was typed in a form, kept as it is typed. */
type Draft = {
  key: string;
  typed: Record<string, string[]>;
  savedAt: string;
  /** What was laid into the outbox of it, by its id. */
  kept?: string;
};

interface Shelves extends DBSchema {
  outbox: { key: string; value: Unsent };
  drafts: { key: string; value: Draft };
}

/** Tells every page at once, without opening the database, that something waits. */
const flag = "tirek-outbox";

let opened: Promise<IDBPDatabase<Shelves>> | undefined;

function shelves(): Promise<IDBPDatabase<Shelves>> {
  opened ??= openDB<Shelves>("tirek", 1, {
    upgrade(db) {
      db.createObjectStore("outbox", { keyPath: "id" });
      db.createObjectStore("drafts", { keyPath: "key" });
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

const outbox: Outbox = {
  async list() {
    const kept = await (await shelves()).getAll("outbox");
    return kept.sort((one, other) => (one.madeAt < other.madeAt ? -1 : 1));
  },
  async remove(ids) {
    const db = await shelves();
    await Promise.all(ids.map((id) => db.delete("outbox", id)));
  },
  async refuse(id, why) {
    const db = await shelves();
    const kept = await db.get("outbox", id);
    if (kept) await db.put("outbox", { ...kept, refused: why });
  },
};

export async function listKept(): Promise<Unsent[]> {
  return outbox.list();
}

export async function removeKept(ids: readonly string[]): Promise<void> {
  await outbox.remove(ids);
}

/** Keeps it until the server has it; the browser is asked to send it even when the page is closed. */
export async function keep(one: Unsent): Promise<void> {
  await (await shelves()).put("outbox", one);
  localStorage.setItem(flag, "yes");
  await askForSync();
}

/** Sends what is kept. Of several pages and the service worker one sends at a time. */
export async function flush(): Promise<{ left: number }> {
  const run = () => deliver(outbox, send);
  const { left } = await ("locks" in navigator ? navigator.locks.request(flag, run) : run());
  // A service worker has no such storage; the next page sees that nothing is left.
  if (left === 0 && typeof localStorage === "object") localStorage.removeItem(flag);
  return { left };
}

async function send(url: string, body: unknown): Promise<Said> {
  try {
    // A session that has ended leads elsewhere: what is kept then waits for the next one.
    const response = await fetch(url, {
      method: "POST",
      redirect: "manual",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json" },
    });
    return { status: response.status, body: await response.json().catch(() => null) };
  } catch {
    return null;
  }
}

export async function saveDraft(key: string, typed: Draft["typed"]): Promise<void> {
  const db = await shelves();
  const known = await db.get("drafts", key);
  const savedAt = new Date().toISOString();
  await db.put("drafts", { key, typed: { ...known?.typed, ...typed }, savedAt });
}

export async function readDraft(key: string): Promise<Draft["typed"]> {
  return (await (await shelves()).get("drafts", key))?.typed ?? {};
}

/** Notes that the draft lies in the outbox, or that it came back to be mended. */
export async function markDraft(key: string, kept: string | null): Promise<void> {
  const { kept: _, ...draft } = (await (await shelves()).get("drafts", key)) ?? {
    key,
    typed: {},
    savedAt: new Date().toISOString(),
  };
  await (await shelves()).put("drafts", kept === null ? draft : { ...draft, kept });
}

/** Whether the draft waits in the outbox, or left it from another page or from the service worker. */
export async function findStanding(key: string): Promise<"waiting" | "sent" | null> {
  const db = await shelves();
  const kept = (await db.get("drafts", key))?.kept;
  if (kept === undefined) return null;
  return (await db.get("outbox", kept)) === undefined ? "sent" : "waiting";
}

export async function forgetDraft(key: string): Promise<void> {
  await (await shelves()).delete("drafts", key);
}

/** A telephone passed on keeps nothing of who had it. */
export async function forgetAll(): Promise<void> {
  const db = await shelves();
  await Promise.all([db.clear("outbox"), db.clear("drafts")]);
}

async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.ready;
    const sync: unknown = registration ? Reflect.get(registration, "sync") : undefined;
    if (hasRegister(sync)) await sync.register("outbox");
  } catch {
    // Without it the next page that is opened sends what is kept.
  }
}

function hasRegister(sync: unknown): sync is { register(tag: string): Promise<void> } {
  return typeof sync === "object" && sync !== null && "register" in sync;
}
