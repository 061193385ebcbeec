import type { Child, TreeFigures } from "./schema.ts";

/** The address of the same tree with one more person's trained unfolded, or folded again. */
export function toggled(open: readonly string[], id: string): string {
  return open.includes(id) ? open.filter((one) => one !== id).join(",") : [...open, id].join(",");
}

/** How deep the cascade went, how wide its widest level is and how many it reached. */
export function sizeOf({ levels }: TreeFigures): { depth: number; width: number; people: number } {
  return {
    depth: levels.length,
    width: Math.max(0, ...levels.map(({ people }) => people)),
    people: levels.reduce((sum, { people }) => sum + people, 0),
  };
}

export type Branch = { child: Child; branches: Branch[]; hasMore: boolean };

/**
 * The unfolded part of the tree. Who stands above a branch is not unfolded again inside it, so that
 * records of an old ring cannot make the page endless.
 */
export function branchesOf(
  byParent: ReadonlyMap<string, readonly Child[]>,
  { rootId, most }: { rootId: string; most: number },
): Branch[] {
  const grow = (parentId: string, above: readonly string[]): Branch[] =>
    (byParent.get(parentId) ?? []).slice(0, most).map((child) => {
      const isAbove = above.includes(child.id);
      return {
        child,
        branches: isAbove ? [] : grow(child.id, [...above, child.id]),
        hasMore: !isAbove && (byParent.get(child.id)?.length ?? 0) > most,
      };
    });
  return grow(rootId, [rootId]);
}
