/**
 * Patterns that a stranger may write: matched in time that grows with the text and never explodes.
 * Known are letters, `.`, classes, \d \w \s \D \W \S, groups, `|`, `*`, `+`, `?`, `{2,5}`, and ^ $ at the ends.
 */
export type Pattern = { start: State };

type Fits = (letter: string) => boolean;
/** A state passes a letter on, or leads on without one; the last one ends the match. */
type State = { fits: Fits | null; next: State[] };
type Part = (then: State) => State;

export const longestPattern = 100;
const mostRepeats = 100;
const mostStates = 5_000;

class NotPattern extends Error {}

/** The pattern, or null when it is not one of those known. */
export function readPattern(text: string): Pattern | null {
  if (text.length > longestPattern) return null;
  try {
    const made = new Reader(text.replace(/^\^/, "").replace(/(?<!\\)\$$/, "")).read();
    return { start: made({ fits: null, next: [] }) };
  } catch (error) {
    if (error instanceof NotPattern) return null;
    throw error;
  }
}

/** True when the pattern matches the text from its beginning to its end. */
export function matches({ start }: Pattern, text: string): boolean {
  let current = reached([start]);
  for (const letter of text) {
    const passed = [...current].flatMap(({ fits, next }) => (fits?.(letter) ? next : []));
    if (passed.length === 0) return false;
    current = reached(passed);
  }
  return [...current].some(({ fits, next }) => fits === null && next.length === 0);
}

function reached(from: readonly State[]): Set<State> {
  const seen = new Set(from);
  for (const state of seen) if (state.fits === null) for (const next of state.next) seen.add(next);
  return seen;
}

class Reader {
  readonly #letters: string[];
  #at = 0;
  #states = 0;

  constructor(text: string) {
    this.#letters = [...text];
  }

  read(): Part {
    const part = this.#choice();
    if (this.#at < this.#letters.length) throw new NotPattern();
    return part;
  }

  #choice(): Part {
    const options = [this.#sequence()];
    while (this.#take("|")) options.push(this.#sequence());
    return (then) => this.#state({ fits: null, next: options.map((option) => option(then)) });
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#letters.length && !/[|)]/.test(this.#peek())) {
      parts.push(this.#repeated(this.#single()));
    }
    return (then) => parts.reduceRight((after, part) => part(after), then);
  }

  #repeated(part: Part): Part {
    if (this.#take("*")) return this.#times(part, { least: 0, most: null });
    if (this.#take("+")) return this.#times(part, { least: 1, most: null });
    if (this.#take("?")) return this.#times(part, { least: 0, most: 1 });
    return this.#take("{") ? this.#times(part, this.#counts()) : part;
  }

  #counts(): { least: number; most: number | null } {
    const end = this.#letters.indexOf("}", this.#at);
    const [, low, comma, high] =
      /^(\d{1,3})(,?)(\d{0,3})$/.exec(this.#letters.slice(this.#at, end).join("")) ?? [];
    if (end < 0 || low === undefined) throw new NotPattern();
    this.#at = end + 1;
    const least = Number(low);
    if (!comma) return { least, most: least };
    return { least, most: high ? Number(high) : null };
  }

  #times(part: Part, { least, most }: { least: number; most: number | null }): Part {
    // What follows a count is a letter: `a**` and `a{2}+` are not known here.
    if (/[*+?{]/.test(this.#peek())) throw new NotPattern();
    if (Math.max(least, most ?? 0) > mostRepeats || (most !== null && most < least))
      throw new NotPattern();
    return (then) => {
      let after = most === null ? this.#loop(part, then) : then;
      for (let left = (most ?? least) - least; left > 0; left--)
        after = this.#state({ fits: null, next: [part(after), then] });
      for (let left = least; left > 0; left--) after = part(after);
      return after;
    };
  }

  #loop(part: Part, then: State): State {
    const state = this.#state({ fits: null, next: [then] });
    state.next.push(part(state));
    return state;
  }

  #single(): Part {
    const letter = this.#next();
    if (letter === "(") {
      if (this.#take("?") && !this.#take(":")) throw new NotPattern();
      const inside = this.#choice();
      if (!this.#take(")")) throw new NotPattern();
      return inside;
    }
    if (/[*+?{}^$\]]/.test(letter)) throw new NotPattern();
    return this.#letter(letter === "[" ? this.#class() : fitsOf(letter, () => this.#next()));
  }

  #class(): Fits {
    const isNot = this.#take("^");
    const fits: Fits[] = [];
    while (!this.#take("]")) fits.push(this.#ofClass());
    if (fits.length === 0) throw new NotPattern();
    return (letter) => fits.some((one) => one(letter)) !== isNot;
  }

  #ofClass(): Fits {
    const from = this.#next();
    if (from === "\\") return escaped(this.#next());
    const isRange = this.#peek() === "-" && (this.#letters[this.#at + 1] ?? "]") !== "]";
    if (!isRange) return (letter) => letter === from;
    this.#next();
    const [least, most] = [codeOf(from), codeOf(this.#next())];
    if (most < least) throw new NotPattern();
    return (letter) => codeOf(letter) >= least && codeOf(letter) <= most;
  }

  #letter(fits: Fits): Part {
    return (then) => this.#state({ fits, next: [then] });
  }

  #state(state: State): State {
    this.#states += 1;
    if (this.#states > mostStates) throw new NotPattern();
    return state;
  }

  #peek(): string {
    return this.#letters[this.#at] ?? "";
  }

  #next(): string {
    const letter = this.#letters[this.#at];
    if (letter === undefined) throw new NotPattern();
    this.#at += 1;
    return letter;
  }

  #take(letter: string): boolean {
    const isHere = this.#peek() === letter;
    if (isHere) this.#at += 1;
    return isHere;
  }
}

function fitsOf(letter: string, next: () => string): Fits {
  if (letter === ".") return (one) => one !== "\n";
  return letter === "\\" ? escaped(next()) : (one) => one === letter;
}

const kinds: Record<string, Fits> = {
  d: (letter) => /\d/.test(letter),
  // A word is written in any alphabet here.
  w: (letter) => /[\p{L}\p{M}\d_]/u.test(letter),
  s: (letter) => /\s/.test(letter),
};

function escaped(letter: string): Fits {
  const kind = kinds[letter.toLowerCase()];
  if (kind) return kinds[letter] ? kind : (one) => !kind(one);
  if (letter === "n" || letter === "t") return (one) => one === (letter === "n" ? "\n" : "\t");
  if (/[\p{L}\d]/u.test(letter)) throw new NotPattern();
  return (one) => one === letter;
}

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}
