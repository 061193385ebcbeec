// Adds to pages that already work without it.

/** What is wrong is read out at once, as govuk-frontend's error summary does. */
const summary = document.querySelector<HTMLElement>(".govuk-error-summary");
if (summary) {
  summary.tabIndex = -1;
  summary.focus();
}

/** An open filter or menu closes when the reader turns elsewhere, or presses Escape. */
const openOnes = () =>
  document.querySelectorAll<HTMLDetailsElement>("details.filter[open], details.menu[open]");
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

/** A form is sent once, however impatient the finger. */
document.addEventListener("submit", ({ target }) => {
  if (!(target instanceof HTMLFormElement) || target.method !== "post") return;
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
