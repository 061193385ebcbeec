import { givenTo, say } from "../given.ts";
import { keepPages } from "../kept-pages.ts";
import { flush, keep, learnOwner, listKept, removeKept } from "../outbox.ts";

type CapturesGiven = { at: string; owner: string };
/** Where the notes of a list go, and whose they are. */
type Notes = { url: string; owner: string };

const given = givenTo<CapturesGiven>("captures");
const form = document.querySelector<HTMLFormElement>("form[data-captures]");
if (given && form) void takeMarks(given, form);

/** Each tick is noted with its time at once and sent when there is network; the button saves the whole list. */
async function takeMarks({ at, owner }: CapturesGiven, list: HTMLFormElement): Promise<void> {
  const address = `${at}/attendance`;
  const notes = { url: `${address}/captures`, owner };
  for (const one of await kept(notes)) {
    const box = boxOf(list, one.body);
    if (box) box.checked = true;
  }
  list.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement) void note(notes, target);
  });
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    void saveList(notes, list);
  });
  window.addEventListener("online", () => void tell(notes));
  await learnOwner();
  await sendEarlier(notes);
  await keepPages([address]);
}

/** What was kept from before is sent first, and the page then shows what the server has. */
async function sendEarlier(notes: Notes): Promise<void> {
  if ((await kept(notes)).length === 0) return;
  await tell(notes);
  if ((await kept(notes)).length === 0) location.reload();
}

async function kept({ url, owner }: Notes) {
  return (await listKept(owner)).filter((one) => one.url === url);
}

/** Of whom the list still shows a name. */
function namesOf(notes: Awaited<ReturnType<typeof kept>>): string {
  const list = document.querySelector<HTMLFormElement>("form[data-captures]");
  const names = notes.map(
    ({ body }) => list && boxOf(list, body)?.closest("label")?.textContent?.trim(),
  );
  return [...new Set(names.filter(Boolean))].join(", ");
}

function boxOf(list: HTMLFormElement, body: unknown): HTMLInputElement | null {
  const id = typeof body === "object" && body !== null ? Reflect.get(body, "registrationId") : "";
  return list.querySelector<HTMLInputElement>(
    `input[type="checkbox"][value="${CSS.escape(String(id))}"]`,
  );
}

async function note(notes: Notes, box: HTMLInputElement): Promise<void> {
  if (box.checked) {
    const captureId = crypto.randomUUID();
    const capturedAt = new Date().toISOString();
    const body = { captureId, registrationId: box.value, capturedAt };
    const { url, owner } = notes;
    await keep({ id: captureId, kind: "capture", url, madeAt: capturedAt, body }, owner);
    await tell(notes);
    return;
  }
  const own = (await kept(notes)).filter(
    ({ body }) =>
      typeof body === "object" &&
      body !== null &&
      Reflect.get(body, "registrationId") === box.value,
  );
  await removeKept(own.map(({ id }) => id));
  await tell(notes);
}

async function saveList(notes: Notes, list: HTMLFormElement): Promise<void> {
  await flush();
  const saved = await fetch(list.action, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(pairsOf(list)),
  }).catch(() => null);
  if (saved?.type === "opaqueredirect") location.reload();
  // What the server has to say of it, its own page says.
  else if (saved) list.submit();
  else await tell(notes, "needsNetwork");
}

function pairsOf(list: HTMLFormElement): [string, string][] {
  return [...new FormData(list)].map(([name, value]) => [name, String(value)]);
}

async function tell(notes: Notes, otherwise = "saved"): Promise<void> {
  await flush();
  const left = await kept(notes);
  const refused = left.filter((one) => one.refused !== undefined);
  await removeKept(refused.map(({ id }) => id));
  if (refused.length > 0) return say("refused", { who: namesOf(refused) });
  const marked = document.querySelectorAll('form[data-captures] input[name="people"]:checked');
  const count = left.length > 0 ? left.length : marked.length;
  say(left.length > 0 ? "waiting" : otherwise, { count: String(count) });
}
