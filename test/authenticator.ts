import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a device may be made to do otherwise than an honest one does. */
export type Twist = {
  origin?: string;
  rpId?: string;
  challenge?: string;
  /** False for a device that asked its owner for nothing. */
  verified?: boolean;
  count?: number;
  userHandle?: string;
  credentialId?: string;
};

type Asked = { challenge: string; user?: { id: string } };

const flags = { present: 0x01, verified: 0x04, withKey: 0x40 };
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest();
const base64url = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64url");

/** A device that makes one ES256 passkey and signs with it, as WebAuthn lays its bytes out; it attests nothing. */
export function makeAuthenticator({ origin = "http://localhost", counts = true } = {}) {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const id = randomBytes(16);
  const state = { count: 0, userHandle: "" };
  const clientData = (type: string, challenge: string, twist: Twist) =>
    JSON.stringify({ type, challenge, origin: twist.origin ?? origin, crossOrigin: false });

  const dataOf = (twist: Twist, extra: { flag: number; bytes: Buffer }) => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(twist.count ?? state.count);
    const verified = twist.verified === false ? 0 : flags.verified;
    return Buffer.concat([
      sha256(twist.rpId ?? new URL(origin).hostname),
      Buffer.from([flags.present | verified | extra.flag]),
      count,
      extra.bytes,
    ]);
  };

  /** Answers what a page asked, as the page's script would send it. */
  const make = (asked: Asked, twist: Twist = {}): string => {
    state.userHandle = asked.user?.id ?? "";
    const client = clientData("webauthn.create", twist.challenge ?? asked.challenge, twist);
    const bytes = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseOf()]);
    const data = dataOf(twist, { flag: flags.withKey, bytes });
    return JSON.stringify({
      id: base64url(id),
      rawId: base64url(id),
      type: "public-key",
      response: {
        clientDataJSON: base64url(client),
        attestationObject: base64url(attestationOf(data)),
        transports: ["internal"],
      },
    });
  };

  const signWith = (asked: Asked, twist: Twist = {}): string => {
    if (counts) state.count += 1;
    const client = clientData("webauthn.get", twist.challenge ?? asked.challenge, twist);
    const data = dataOf(twist, { flag: 0, bytes: Buffer.alloc(0) });
    const signature = sign("sha256", Buffer.concat([data, sha256(client)]), privateKey);
    const credentialId = twist.credentialId ?? base64url(id);
    return JSON.stringify({
      id: credentialId,
      rawId: credentialId,
      type: "public-key",
      response: {
        clientDataJSON: base64url(client),
        authenticatorData: base64url(data),
        signature: base64url(signature),
        userHandle: twist.userHandle ?? state.userHandle,
      },
    });
  };

  // CBOR by hand: a map of five, small integers, and the two coordinates of 32 bytes.
  const coseOf = (): Buffer => {
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, "base64url"),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, "base64url"),
    ]);
  };

  return { credentialId: base64url(id), make, sign: signWith };
}

/** {"fmt": "none", "attStmt": {}, "authData": data} */
function attestationOf(data: Buffer): Buffer {
  const text = (word: string) =>
    Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    text("fmt"),
    text("none"),
    text("attStmt"),
    Buffer.from([0xa0]),
    text("authData"),
    Buffer.from([0x58, data.length]),
    data,
  ]);
}
