/** Makes a reading that is done once for each text, for texts that come back again and again. */
export function once<Value>(
  read: (text: string) => Value,
  { most }: { most: number },
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const fresh = read(text);
    if (known.size >= most) known.clear();
    known.set(text, fresh);
    return fresh;
  };
}
