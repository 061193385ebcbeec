import { givenTo, say } from "../given.ts";

// Asks a device to make a passkey or to sign with one, and sends its answer with the form that asked.

type Described = { id: string; type: "public-key"; transports?: AuthenticatorTransport[] };
type ToSign = { challenge: string; rpId: string; timeout: number };
type ToMake = {
  challenge: string;
  rp: PublicKeyCredentialRpEntity;
  user: { id: string; name: string; displayName: string };
  pubKeyCredParams: PublicKeyCredentialParameters[];
  excludeCredentials: Described[];
  authenticatorSelection: AuthenticatorSelectionCriteria;
  timeout: number;
};
/** With options a key is made; without them the server is asked what to sign. */
type Offered = { origin: string; options?: ToMake };

const given = givenTo<Offered>("passkey");
const form = document.querySelector<HTMLFormElement>("form[data-passkey]");
if (given && !isAble(given.origin)) say("unable");
else if (given && form) offer(form, given);

/** Browsers bind a key to the name of a host, so an address in numbers has none; nor has one that is not the server's own. */
function isAble(origin: string): boolean {
  if (!("PublicKeyCredential" in window) || location.origin !== origin) return false;
  return !/^[\d.]+$|:/.test(location.hostname);
}

function offer(from: HTMLFormElement, { options }: Offered): void {
  const button = from.querySelector("button");
  const field = from.querySelector<HTMLInputElement>('input[name="answer"]');
  from.hidden = false;
  from.addEventListener("submit", (event) => {
    event.preventDefault();
    if (button && field) void ask({ from, button, field, options });
  });
}

async function ask({
  from,
  button,
  field,
  options,
}: {
  from: HTMLFormElement;
  button: HTMLButtonElement;
  field: HTMLInputElement;
  options: ToMake | undefined;
}): Promise<void> {
  say(null);
  button.disabled = true;
  try {
    const answer = options ? await make(options) : await sign(await whatToSign());
    field.value = JSON.stringify(answer);
    from.submit();
  } catch (error) {
    say(wordFor(error));
    button.disabled = false;
  }
}

function wordFor(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "NotAllowedError" || error.name === "AbortError") return "cancelled";
  if (error.name === "InvalidStateError") return "known";
  return error.message === "429" ? "many" : "failed";
}

async function whatToSign(): Promise<ToSign> {
  const response = await fetch("/sign-in/passkey/challenge", { method: "POST" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function sign({ challenge, rpId, timeout }: ToSign): Promise<object> {
  const publicKey = {
    challenge: bytesOf(challenge),
    rpId,
    timeout,
    userVerification: "required" as const,
  };
  const { id, response } = keyOf(await navigator.credentials.get({ publicKey }));
  if (!(response instanceof AuthenticatorAssertionResponse)) throw new Error("no signature");
  return {
    id,
    rawId: id,
    type: "public-key",
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      userHandle: textOf(response.userHandle ?? new ArrayBuffer()),
    },
  };
}

async function make(options: ToMake): Promise<object> {
  const { excludeCredentials: known, user, ...rest } = options;
  const publicKey = {
    ...rest,
    challenge: bytesOf(options.challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: known.map((one) => ({ ...one, id: bytesOf(one.id) })),
  };
  const { id, response } = keyOf(await navigator.credentials.create({ publicKey }));
  if (!(response instanceof AuthenticatorAttestationResponse)) throw new Error("no key");
  return {
    id,
    rawId: id,
    type: "public-key",
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

function keyOf(credential: Credential | null): PublicKeyCredential {
  if (credential instanceof PublicKeyCredential) return credential;
  throw new Error("no passkey");
}

/** Base64url, which the browsers' own translation does too, but only in those of the last years. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

function textOf(bytes: ArrayBuffer): string {
  const letters = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
