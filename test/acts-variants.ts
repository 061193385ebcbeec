import type { Variant } from "./acts.ts";

/** Acts whose address alone does not say what they do, and those that need a sender of their own. */
export const variants: Record<string, Variant[]> = {};
