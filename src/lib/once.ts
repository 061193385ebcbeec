import { LRUCache } from "lru-cache";

/** Makes a reading that is done once for each text, for the texts that came last. */
export function once<Value extends string | number | object>(
  read: (text: string) => Value,
  { most }: { most: number },
): (text: string) => Value {
  const known = new LRUCache<string, Value>({ max: most });
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = read(text);
    known.set(text, fresh);
    return fresh;
  };
}
