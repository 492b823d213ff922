/** One line of the benchmark's table. */
export interface BenchRow {
  what: string;
  value: string;
  /** What it should be, where there is a goal. */
  goal?: string;
}

/** The rows of one part of the benchmark as a Markdown table. */
export function benchTable(title: string, rows: readonly BenchRow[]): string {
  const lines = rows.map(({ what, value, goal }) => `| ${what} | ${value} | ${goal ?? ''} |`);
  return [`### ${title}`, '', '| What | Measured | Goal |', '|---|---|---|', ...lines].join('\n');
}

/** The value below which a share of the numbers lies: 0.5 for the median, 0.99 for the 99th percentile. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
