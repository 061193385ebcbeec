import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { deliver, type Outbox, type Said, type Unsent } from "./deliver.ts";
import { type Owned, type Owner, openFor, ownerOf, sealFor } from "./sealing.ts";

/** What was typed in a form, kept as it is typed. */
type Draft = {
  key: string;
  typed: Record<string, string[]>;
  savedAt: string;
  /** What was laid into the outbox of it, by its id. */
  kept?: string;
};

interface Shelves extends DBSchema {
  /** What a link brought lies open, what somebody signed in did is theirs. */
  outbox: { key: string; value: Unsent | Owned };
  drafts: { key: string; value: Draft };
  /** Whoever is signed in, one at most. */
  owners: { key: string; value: Owner };
}

const now = "now";

/** Tells every page at once, without opening the database, that something waits. */
const flag = "tirek-outbox";

let opened: Promise<IDBPDatabase<Shelves>> | undefined;

function shelves(): Promise<IDBPDatabase<Shelves>> {
  opened ??= openDB<Shelves>("tirek", 2, {
    upgrade(db, before) {
      if (before < 1) {
        db.createObjectStore("outbox", { keyPath: "id" });
        db.createObjectStore("drafts", { keyPath: "key" });
      }
      if (before < 2) db.createObjectStore("owners");
    },
    // Another page of the next version waits for this one to let go.
    blocking() {
      void opened?.then((db) => db.close());
      opened = undefined;
    },
    terminated() {
      opened = undefined;
    },
  });
  return opened;
}

const outbox: Outbox = {
  list: async () => listOf(await (await shelves()).get("owners", now)),
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

/** What waits of whoever came by a link, and of whoever the page says is signed in. */
export async function listKept(owner?: string): Promise<Unsent[]> {
  const known = await (await shelves()).get("owners", now);
  const isKnown = owner === undefined || known?.owner === owner;
  return listOf(isKnown ? known : { owner, key: null });
}

async function listOf(own: Owner | undefined): Promise<Unsent[]> {
  const kept = await (await shelves()).getAll("outbox");
  const opened = await Promise.all(kept.map((one) => ("owner" in one ? openFor(one, own) : one)));
  return opened
    .flatMap((one) => one ?? [])
    .sort((one, other) => (one.madeAt < other.madeAt ? -1 : 1));
}

/**
 * Asks the server who is signed in, and closes what they did before this was known; without an answer it is as it was. False
 * where nobody is.
 */
export async function learnOwner(): Promise<boolean> {
  const response = await fetch("/account/device-key", { redirect: "manual" }).catch(() => null);
  if (!response) return true;
  if (!response.ok) return false;
  const own = await ownerOf(await response.json());
  const db = await shelves();
  await db.put("owners", own, now);
  for (const one of await db.getAll("outbox")) {
    if (!("owner" in one)) continue;
    const closed = await sealFor(one, own);
    // It may have been sent meanwhile.
    if (closed !== one && (await db.get("outbox", one.id))) await db.put("outbox", closed);
  }
  return true;
}

/** Whoever was signed in is not any more: what they left waits for them, closed. */
export async function forgetOwner(): Promise<void> {
  await (await shelves()).delete("owners", now);
}

export async function removeKept(ids: readonly string[]): Promise<void> {
  await outbox.remove(ids);
}

/**
 * Keeps it until the server has it; the browser is asked to send it even when the page is closed. What somebody signed in did
 * bears whose it is, as the page says.
 */
export async function keep(one: Unsent, owner?: string): Promise<void> {
  const db = await shelves();
  const own = await db.get("owners", now);
  const owned = owner === undefined ? one : { ...one, owner };
  await db.put("outbox", own && "owner" in owned ? await sealFor(owned, own) : owned);
  localStorage.setItem(flag, "yes");
  await askForSync();
}

/** Sends what is kept. Of several pages and the service worker one sends at a time. */
export async function flush(): Promise<{ left: number }> {
  const left = await ("locks" in navigator ? navigator.locks.request(flag, sendAll) : sendAll());
  // A service worker has no such storage; the next page sees that nothing is left.
  if (left === 0 && typeof localStorage === "object") localStorage.removeItem(flag);
  return { left };
}

/** What is somebody's goes in nobody else's name. How many are left, of all who were signed in here. */
async function sendAll(): Promise<number> {
  const db = await shelves();
  const isOwned = (await db.getAll("outbox")).some((one) => "owner" in one);
  const isSignedIn = !isOwned || (await learnOwner());
  await deliver(isSignedIn ? outbox : ofLinks, send);
  return (await db.getAll("outbox")).filter(({ refused }) => refused === undefined).length;
}

/** What needs nobody to be signed in. */
const ofLinks: Outbox = {
  ...outbox,
  list: async () => (await outbox.list()).filter(({ kind }) => kind === "answers"),
};

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
  await Promise.all([db.clear("outbox"), db.clear("drafts"), db.clear("owners")]);
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
