import { givenTo, say } from "../given.ts";
import { keepPages } from "../kept-pages.ts";
import { flush, keep, learnOwner, listKept, removeKept } from "../outbox.ts";

type Opened = { at: string; id: string; owner: string };

const given = givenTo<Opened>("here");
const form = document.querySelector<HTMLFormElement>("main form.form");
if (given && form) void takeCode(given, form);

async function takeCode(here: Opened, from: HTMLFormElement): Promise<void> {
  const field = from.querySelector<HTMLInputElement>('input[name="code"]');
  const scanned = new URLSearchParams(location.search).get("code");
  // A page kept for want of network does not know the code that was scanned.
  if (field && scanned) field.value = scanned;
  from.addEventListener("submit", (event) => {
    event.preventDefault();
    void note(here, field?.value ?? "");
  });
  window.addEventListener("online", () => void tellStanding(here));
  await learnOwner();
  await tellStanding(here);
  await keepPages([`${here.at}/here`]);
}

async function note(here: Opened, code: string): Promise<void> {
  // A kept page bears the id of when it was kept: each pressing is a note of its own.
  const id = crypto.randomUUID();
  const url = `${here.at}/here/captures`;
  const body = { id, code };
  await keep({ id, kind: "here", url, madeAt: new Date().toISOString(), body }, here.owner);
  await tellStanding(here);
}

async function tellStanding({ at, owner }: Opened): Promise<void> {
  const find = async () =>
    (await listKept(owner)).filter(({ url }) => url === `${at}/here/captures`);
  if ((await find()).length === 0) return;
  await flush();
  const left = await find();
  if (left.length === 0) {
    location.replace(`${at}/here`);
    return;
  }
  const refused = left.filter((one) => one.refused !== undefined);
  await removeKept(refused.map(({ id }) => id));
  say(refused.length === left.length ? "refused" : "waiting");
}
