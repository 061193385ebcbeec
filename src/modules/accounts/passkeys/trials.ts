import { randomUUID } from "node:crypto";
import { type JsonVisitor, now, type TestApp } from "#test/app.ts";
import { makeAuthenticator } from "#test/authenticator.ts";
import { password, type Subject, type World } from "#test/roles-world.ts";
import type { Sent, Setting, Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /sign-in/passkey": "yes yes yes yes yes yes yes yes yes",
    "POST /sign-in/passkey/challenge": "yes yes yes yes yes yes yes yes yes",
    "POST /sign-in/passkey": "no yes yes yes yes yes yes yes yes",
    "GET /account/passkeys": "sign-in yes yes yes yes yes yes yes yes",
    "GET /account/passkeys/new": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/passkeys/new": "sign-in yes yes yes yes yes yes yes yes",
    "POST /account/passkeys": "sign-in no no no no no no no no",
    "GET /account/passkeys/:id": "sign-in own own own own own own own own",
    "POST /account/passkeys/:id": "sign-in own own own own own own own own",
    "GET /account/passkeys/:id/removal": "sign-in own own own own own own own own",
    "POST /account/passkeys/:id/removal": "sign-in own own own own own own own own",
  },
  records: { "/account/passkeys/:id": makePasskey },
  forms: {
    "/sign-in/passkey/challenge": {},
    "/sign-in/passkey": {},
    "/account/passkeys/new": { name: "Телефон", password },
    "/account/passkeys": {},
    "/account/passkeys/:id": ({ region }) => ({ name: `Телефон ${region}` }),
    "/account/passkeys/:id/removal": { password },
  },
  variants: {
    "/sign-in/passkey": [{ role: "guest", prepare: byPasskey }],
    "/account/passkeys": [{ role: "teacher", prepare: byNewPasskey }],
  },
};

async function makePasskey({ by }: Subject, { app }: World): Promise<string> {
  const id = randomUUID();
  await app.db
    .insertInto("accounts.passkeys")
    .values({
      id,
      user_id: by,
      credential_id: id,
      public_key: Buffer.from("-"),
      sign_count: 0,
      is_backed_up: false,
      name: "Телефон",
      made_at: now,
    })
    .execute();
  return id;
}

async function byNewPasskey({ world, subject }: Setting): Promise<Sent> {
  const { browser, form } = await answering(world, subject.by);
  return { asker: browser, cookie: browser.jar.get("tirek-asked") ?? "", form };
}

async function byPasskey({ world, subject }: Setting): Promise<Sent> {
  const { browser, device, form } = await answering(world, subject.by);
  await browser.post("/account/passkeys", form);
  const other = browserOf(world.app);
  const options = await (await other.post("/sign-in/passkey/challenge")).json();
  const cookie = other.jar.get("tirek-asked") ?? "";
  return { asker: other, cookie, form: { answer: device.sign(options), next: "" } };
}

async function answering({ app }: World, userId: string) {
  const browser = browserOf(app);
  await browser.post("/sign-in", { login: `${userId}@test.example`, password });
  const device = makeAuthenticator();
  const page = await browser.post("/account/passkeys/new", { name: "Телефон", password });
  const answer = device.make(optionsOn(await page.text()));
  return { browser, device, form: { name: "Телефон", answer } };
}

/** What the page that asks the device tells its script. */
function optionsOn(html: string) {
  const given = /data-given="([^"]+)"/.exec(html)?.[1] ?? "{}";
  return JSON.parse(given.replaceAll("&quot;", '"').replaceAll("&amp;", "&")).options;
}

/** A browser that keeps the cookies it is given. */
function browserOf({ visitor }: TestApp) {
  const jar = new Map([["lang", "ru"]]);
  const asking = () => visitor([...jar].map(([name, value]) => `${name}=${value}`).join("; "));
  const kept = async (answer: Promise<Response>) => {
    const response = await answer;
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const browser: JsonVisitor = {
    get: (path) => kept(asking().get(path)),
    post: (path, form) => kept(asking().post(path, form)),
    postJson: (path, body) => kept(asking().postJson(path, body)),
  };
  return { ...browser, jar };
}
