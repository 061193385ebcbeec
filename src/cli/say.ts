/** Tells the operator one line; the product itself never writes to the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function sayWrong(line: string): void {
  process.stderr.write(`${line}\n`);
}
