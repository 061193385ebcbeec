/** How long a device may take to answer. */
export const challengeLasts = 5 * 60_000;

/**
 * A device that counts its signatures never says the same number twice: when it does, somebody has a copy.
 * Many do not count, and always say zero.
 */
export function goesBack({ kept, came }: { kept: number; came: number }): boolean {
  return kept > 0 && came <= kept;
}
