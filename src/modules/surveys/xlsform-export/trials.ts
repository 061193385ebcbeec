import { makeBegunQuestionnaire } from "#test/make-surveys-of-circle.ts";
import type { Trials } from "#test/trials.ts";

export const trials: Trials = {
  who: {
    "GET /surveys/questionnaires/:id/xlsform.xlsx": "sign-in yes own own own own own own own",
  },
  records: {
    "/surveys/questionnaires/:id": makeBegunQuestionnaire,
  },
};
