import type { Unsent } from "./deliver.ts";

/** What somebody signed in did, as it lies on the device: nobody else who signs in there reads it, or sends it in their name. */
export type Owned = Open | Sealed;

/** Before its owner's key is known, and where browsers lend no cryptography. */
type Open = Unsent & { owner: string };
type Sealed = Pick<Unsent, "id" | "madeAt" | "refused"> & {
  owner: string;
  iv: Uint8Array<ArrayBuffer>;
  sealed: ArrayBuffer;
};

/** Whose device it is now, by a sign that names nobody; the key cannot be read out of the browser again, only used there. */
export type Owner = { owner: string; key: CryptoKey | null };

const algorithm = "AES-GCM";

/** The key is 32 bytes in base64; of a page over a line on which browsers lend no cryptography there is none. */
export async function ownerOf({ owner, key }: { owner: string; key: string }): Promise<Owner> {
  // A page over plain HTTP from another host has none, whatever its type says.
  const { subtle }: { subtle?: SubtleCrypto } = crypto;
  if (!subtle) return { owner, key: null };
  const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
  const usages: KeyUsage[] = ["encrypt", "decrypt"];
  return { owner, key: await subtle.importKey("raw", bytes, algorithm, false, usages) };
}

/** Closes a note of the owner's; as it was where it is closed, is somebody else's, or there is no key. */
export async function sealFor(one: Owned, { owner, key }: Owner): Promise<Owned> {
  if (key === null || one.owner !== owner || "sealed" in one) return one;
  const { id, madeAt, kind, url, body, refused } = one;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify({ kind, url, body }));
  const sealed = await crypto.subtle.encrypt(about(id, iv), key, text);
  return { id, madeAt, owner, iv, sealed, ...(refused === undefined ? {} : { refused }) };
}

/** The note again; null where it is somebody else's. */
export async function openFor(one: Owned, own: Owner | undefined): Promise<Unsent | null> {
  if (own?.owner !== one.owner) return null;
  if (!("sealed" in one)) return one;
  if (own.key === null) return null;
  const { id, madeAt, iv, sealed, refused } = one;
  try {
    const bytes = await crypto.subtle.decrypt(about(id, iv), own.key, sealed);
    const { kind, url, body } = JSON.parse(new TextDecoder().decode(bytes));
    return { id, madeAt, kind, url, body, ...(refused === undefined ? {} : { refused }) };
  } catch {
    return null;
  }
}

/** Laid under another id it does not open. */
function about(id: string, iv: Uint8Array<ArrayBuffer>): AesGcmParams {
  return { name: algorithm, iv, additionalData: new TextEncoder().encode(id) };
}
