import { Busy } from "./errors.ts";

/** Lets so many at once do what is heavy; so many more wait in the order they came, and the others are told to come back. */
export class Turns {
  readonly #most: number;
  readonly #mostWaiting: number;
  #inside = 0;
  readonly #waiting: (() => void)[] = [];

  constructor({ most, waiting }: { most: number; waiting: number }) {
    this.#most = most;
    this.#mostWaiting = waiting;
  }

  /** Does the work when its turn comes. Throws `Busy` where too many wait already. */
  async take<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.#inside === this.#most) {
      if (this.#waiting.length === this.#mostWaiting)
        throw new Busy("too many wait for their turn");
      await new Promise<void>((go) => this.#waiting.push(go));
    } else {
      this.#inside += 1;
    }
    try {
      return await work();
    } finally {
      // Who goes hands the place on, so that nobody who comes meanwhile takes it.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#inside -= 1;
    }
  }
}
