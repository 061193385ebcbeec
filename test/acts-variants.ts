import type { Variant } from "./acts.ts";
import { variantsOfAccounts } from "./acts-accounts.ts";
import { variantsOfNetwork } from "./acts-network.ts";
import { variantsOfPeople } from "./acts-people.ts";
import { variantsOfWork } from "./acts-work.ts";

/** Acts whose address alone does not say what they do, and those that need a sender of their own. */
export const variants: Record<string, Variant[]> = {
  ...variantsOfAccounts,
  ...variantsOfNetwork,
  ...variantsOfPeople,
  ...variantsOfWork,
};
