// Adds to pages that already work without it.

/** What is wrong is read out at once, as govuk-frontend's error summary does. */
const summary = document.querySelector<HTMLElement>(".govuk-error-summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}

/** An open filter or menu closes when the reader turns elsewhere, or presses Escape. */
const openOnes = () =>
  document.querySelectorAll<HTMLDetailsElement>(
    "details.filter[open], details.menu[open], .fold details[open]",
  );
document.addEventListener("click", ({ target }) => {
  for (const details of openOnes()) {
    if (target instanceof Node && !details.contains(target)) details.open = false;
  }
});
document.addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const details of openOnes()) {
    details.open = false;
    details.querySelector("summary")?.focus();
  }
});

/** What was done without network is sent from the next page that has one; only then is the outbox loaded. */
type Outbox = {
  flush(): Promise<{ left: number }>;
  forgetAll(): Promise<void>;
  forgetOwner(): Promise<void>;
};
const script = document.querySelector<HTMLScriptElement>("script[data-outbox]");
const waits = () => localStorage.getItem("tirek-outbox") !== null;
const loadOutbox = (): Promise<Outbox> => import(script?.dataset.outbox ?? "");
const sendWaiting = async () => {
  if (waits()) await (await loadOutbox()).flush();
};
void sendWaiting();
window.addEventListener("online", () => void sendWaiting());

/**
 * Who is asked to sign in has no session any more: pages of events, with their names, are let go of, and what waits to
 * be sent stays, closed. That page is never kept, so it comes from the network; a kept one may be a guest's of long ago.
 */
if (document.querySelector('input[name="login"][autocomplete="username"]')) {
  navigator.serviceWorker?.controller?.postMessage({ forget: ["/events/"] });
  void (async () => {
    if (waits()) await (await loadOutbox()).forgetOwner();
  })();
}

/** Who signs out leaves nothing on the device, and is asked first when something would be lost. */
document.addEventListener("submit", (event) => {
  const { target } = event;
  if (!(target instanceof HTMLFormElement) || !target.action.endsWith("/sign-out") || !waits())
    return;
  event.preventDefault();
  event.stopImmediatePropagation();
  void signOut(target);
});
async function signOut(form: HTMLFormElement): Promise<void> {
  const outbox = await loadOutbox();
  const { left } = await outbox.flush();
  if (left > 0 && !confirm(script?.dataset.unsent)) return;
  await outbox.forgetAll();
  form.submit();
}

/** A form is sent once, however impatient the finger; one that a script keeps stays open for corrections. */
document.addEventListener("submit", ({ target, defaultPrevented }) => {
  if (defaultPrevented || !(target instanceof HTMLFormElement) || target.method !== "post") return;
  for (const button of target.querySelectorAll("button")) {
    setTimeout(() => {
      button.disabled = true;
    });
  }
});
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll<HTMLButtonElement>("form button:disabled")) {
    button.disabled = false;
  }
});
