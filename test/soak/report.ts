/** What one proof found. */
export interface Finding {
  proof: string;
  /** What was done, with its size. */
  load: string;
  result: string;
  /** Whether everything that must hold did. */
  holds: boolean;
}

/** Tells how far a long proof is. */
export type Progress = (line: string) => void;

/** The findings as a Markdown table. */
export function reportTable(findings: readonly Finding[]): string {
  const rows = findings.map(
    ({ proof, load, result, holds }) => `| ${proof} | ${load} | ${result} | ${holds ? 'yes' : '**NO**'} |`,
  );
  return ['| Proof | Load | Result | Holds |', '|---|---|---|---|', ...rows].join('\n');
}
