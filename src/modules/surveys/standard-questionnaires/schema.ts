import { z } from "zod";
import { roles } from "../questionnaires/schema.ts";

const ReadyWords = z.object({ kk: z.string(), ru: z.string(), en: z.string() });
const ReadyChoice = ReadyWords.extend({ code: z.string() });

/** The reference file of the field's own questionnaires. */
export const StandardQuestionnaire = z.object({
  forms: z.record(
    z.string(),
    z.object({
      title: ReadyWords,
      roles: z.array(z.enum(roles)),
      ask: ReadyWords.optional(),
      scale: z.array(ReadyChoice).optional(),
      items: z.array(ReadyChoice).optional(),
      forms: ReadyWords.extend({ groups: z.array(ReadyChoice) }).optional(),
      canShare: ReadyWords.optional(),
      barriers: ReadyWords.extend({ choices: z.array(ReadyChoice) }).optional(),
      comment: ReadyWords.optional(),
      open: z.array(ReadyChoice).optional(),
      choose: ReadyWords.optional(),
      aspects: z.array(ReadyChoice.extend({ statements: z.array(ReadyChoice) })).optional(),
      uses: ReadyWords.extend({ choices: z.array(ReadyChoice) }).optional(),
    }),
  ),
});
export type ReadyForm = z.infer<typeof StandardQuestionnaire>["forms"][string];
export type ReadyWords = z.infer<typeof ReadyWords>;
export type ReadyChoice = z.infer<typeof ReadyChoice>;
