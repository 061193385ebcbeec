import { createHash, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { base58 } from "@scure/base";
import jsonld from "jsonld";
import { readReference } from "./root.ts";

const multicodec = Buffer.from([0xed, 0x01]);

export const contexts = {
  credentials: "https://www.w3.org/ns/credentials/v2",
  openBadges: "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
} as const;

const bundled: Record<string, string> = {
  [contexts.credentials]: "contexts/credentials-v2.json",
  [contexts.openBadges]: "contexts/open-badges-3.0.3.json",
};
const read = new Map<string, object>();

export type SigningKey = { privateKey: string; verificationMethod: string };

/** A new Ed25519 pair: the public half as a Multikey, the private one as PKCS 8 in base64. */
export function newSigningPair(): { publicKey: string; privateKey: string } {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519", {
    publicKeyEncoding: { type: "spki", format: "der" },
    privateKeyEncoding: { type: "pkcs8", format: "der" },
  });
  // The last 32 bytes of the wrapping are the key itself.
  const raw = publicKey.subarray(-32);
  return {
    publicKey: multibase(Buffer.concat([multicodec, raw])),
    privateKey: privateKey.toString("base64"),
  };
}

/**
 * The document with a Data Integrity proof of the suite eddsa-rdfc-2022. The same document, key and
 * moment give the same proof. Contexts come from the project's own files, never from the network.
 */
export async function signJson<Document extends { "@context": string[] }>(
  document: Document,
  { key, at }: { key: SigningKey; at: Date },
): Promise<Document & { proof: object }> {
  const proof = {
    type: "DataIntegrityProof",
    cryptosuite: "eddsa-rdfc-2022",
    created: `${at.toISOString().slice(0, 19)}Z`,
    verificationMethod: key.verificationMethod,
    proofPurpose: "assertionMethod",
  };
  const about = await hashOf({ "@context": document["@context"], ...proof });
  const signedBytes = Buffer.concat([about, await hashOf(document)]);
  const pkcs8 = Buffer.from(key.privateKey, "base64");
  const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
  const proofValue = multibase(sign(null, signedBytes, privateKey));
  return { ...document, proof: { ...proof, proofValue } };
}

async function hashOf(document: object): Promise<Buffer> {
  const canonical = await jsonld.canonize(document, {
    algorithm: "RDFC-1.0",
    format: "application/n-quads",
    documentLoader: loadBundled,
    // A word that no context explains would not be covered by the signature.
    safe: true,
  });
  return createHash("sha256").update(canonical).digest();
}

async function loadBundled(url: string) {
  const file = bundled[url];
  if (!file) throw new Error(`not bundled: ${url}`);
  const document = read.get(url) ?? Object(readReference(file));
  read.set(url, document);
  return { contextUrl: null, documentUrl: url, document };
}

/** Base58 of the bytes behind the letter that says so. */
function multibase(bytes: Uint8Array): string {
  return `z${base58.encode(Uint8Array.from(bytes))}`;
}
