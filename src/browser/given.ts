/** What the page tells its script, as `Island` wrote it: our own server's word, so it is not checked again. */
export function givenTo<Given>(island: string): Given | null {
  const script = document.querySelector<HTMLScriptElement>(`script[data-island="${island}"]`);
  return JSON.parse(script?.dataset.given ?? "null");
}

/** Shows of several sayings the one that holds now, or none. */
export function say(name: string | null, figures: Record<string, string> = {}): void {
  for (const saying of document.querySelectorAll<HTMLElement>("[data-said]")) {
    saying.hidden = saying.dataset.said !== name;
    for (const [key, value] of Object.entries(figures)) {
      const place = saying.querySelector(`[data-figure="${key}"]`);
      if (place) place.textContent = value;
    }
  }
}
