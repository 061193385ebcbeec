type Marks = ReadonlySet<string>;

/**
 * Does the work for all items, two at a time where nothing ties the one to the other: one from the beginning and one from the
 * end, as neighbours in a sorted list often share a mark, and items that share one are never worked at together; the first
 * of all is begun first. When one fails nothing more is begun, what was begun is waited for, and its error is thrown.
 */
export async function inTwoLanes<Item>(
  items: readonly Item[],
  { marksOf, work }: { marksOf(item: Item): Promise<Marks>; work(item: Item): Promise<void> },
): Promise<void> {
  const left = [...items];
  const busy = new Set<Marks>();
  let freed = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  let hasFailed = false;

  const workAlone = async (item: Item, marks: Marks) => {
    while ([...busy].some((others) => shares(marks, others))) await freed.promise;
    if (hasFailed) return;
    busy.add(marks);
    begun.resolve();
    try {
      await work(item);
    } finally {
      busy.delete(marks);
      freed.resolve();
      freed = Promise.withResolvers();
    }
  };
  const lane = async (next: () => Item | undefined) => {
    try {
      for (let item = next(); item !== undefined && !hasFailed; item = next())
        await workAlone(item, await marksOf(item));
    } catch (error) {
      hasFailed = true;
      throw error;
    }
  };

  const first = lane(() => left.shift()).finally(begun.resolve);
  const second = begun.promise.then(() => lane(() => left.pop()));
  const ended = await Promise.allSettled([first, second]);
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

function shares(marks: Marks, others: Marks): boolean {
  return [...marks].some((mark) => others.has(mark));
}
