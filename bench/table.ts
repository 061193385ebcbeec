/** One line of the table: what was measured, what was promised, and the figure. */
export type Measure = {
  what: string;
  figure: string;
  promise?: string;
  /** The figure as a share of the bare limit it is compared with. */
  ofLimit?: string;
};

export function printTable(title: string, measures: readonly Measure[]): void {
  const rows = measures.map((one) => [one.what, one.promise ?? "", one.figure, one.ofLimit ?? ""]);
  const header = ["measured", "promise", "figure", "of the bare limit"];
  const widths = header.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: string[]) =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  console.log([`\n## ${title}\n`, line(header), rule, ...rows.map(line)].join("\n"));
}

export function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function seconds(value: number): string {
  return `${(value / 1000).toFixed(1)} s`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}

export function share(part: number, whole: number): string {
  return `${((part / whole) * 100).toFixed(0)} %`;
}

/** The value below which that share of the sorted values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
