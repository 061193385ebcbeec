import { z } from "zod";

export const LinkForm = z.object({
  password: z.string("needed").min(1, "needed").max(200, "tooLong"),
});

/** Why a provider's answer lets nobody in; each has its page. */
export const troubles = [
  "denied",
  "unreachable",
  "clock",
  "stale",
  "broken",
  "tooManyTries",
  "noEmail",
  "unverified",
  "unknown",
  "blocked",
] as const;
export type Trouble = (typeof troubles)[number];

export type ProviderLink = {
  id: string;
  name_kk: string;
  name_ru: string;
  name_en: string;
  linkedAt: Date;
};
