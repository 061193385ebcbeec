/** Numbers from 0 to 1 that are the same every time for the same seed. */
export type Random = () => number;

export function randomFrom(seed: string): Random {
  let state = [...seed].reduce(
    (sum, letter) => mixed(sum ^ (letter.codePointAt(0) ?? 0)),
    0x9e3779b9,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    return (mixed(state) >>> 0) / 4_294_967_296;
  };
}

/** A whole number from `least` to `most`, both included. */
export function between(random: Random, least: number, most: number): number {
  return least + Math.floor(random() * (most - least + 1));
}

export function oneOf<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random() * items.length)] ?? items[0];
}

/** Whole parts that add up to the total, as near to the weights as whole numbers can be. */
export function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0);
  const exact = weights.map((weight) => (sum > 0 ? (total * weight) / sum : 0));
  const parts = exact.map(Math.floor);
  const rest = total - parts.reduce((one, other) => one + other, 0);
  const byRemainder = exact
    .map((part, at) => ({ at, remainder: part - Math.floor(part) }))
    .sort((one, other) => other.remainder - one.remainder || one.at - other.at);
  for (const { at } of byRemainder.slice(0, sum > 0 ? rest : 0)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

function mixed(number: number): number {
  const one = Math.imul(number ^ (number >>> 15), 0x2c1b3c6d);
  const two = Math.imul(one ^ (one >>> 12), 0x297a2d39);
  return two ^ (two >>> 15);
}
