import { importTrials } from "#test/make-imports.ts";

export const trials = importTrials({
  desk: "network",
  kind: "sizes",
  row: { year: "2025", pupils: "10", teachers: "2" },
  list: "sign-in yes no yes yes no no no no",
  own: "sign-in yes no own own no no no no",
});
