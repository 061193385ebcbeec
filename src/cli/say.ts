/** Tells the operator one line; the product itself never writes to the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function sayWrong(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Goes on when nobody reads what is said, or the disk it is written to is full; lines are lost until there is room. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
}
