import type { Trials } from "#test/trials.ts";
import { scopeOfFindings } from "./access.ts";

export const trials: Trials = {
  who: {
    "GET /network/findings.csv": "sign-in yes yes yes yes yes yes yes yes",
    "GET /network/findings.xlsx": "sign-in yes yes yes yes yes yes yes yes",
    "GET /network/findings": "sign-in yes yes yes yes yes yes yes yes",
  },
  lists: [
    {
      scope: scopeOfFindings,
      alone: "what needs attention is a list only; the schools it leads to are public",
    },
  ],
};
