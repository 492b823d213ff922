/** Something wrong in a knowledge folder. Errors stop the program; warnings are for those who maintain it. */
export interface Finding {
  severity: 'error' | 'warning';
  /** The file, by its path in the knowledge folder. */
  file: string;
  /** Where in the file, e.g. `strengths.0`; empty for the whole file. */
  place: string;
  /** What was found. */
  message: string;
  /** What to do about it. */
  tip: string;
}

/** One finding as one line of text. */
export function formatFinding({ severity, file, place, message, tip }: Finding): string {
  const where = place === '' ? file : `${file} at ${place}`;
  return `${severity}: ${where}: ${message} ${tip}`;
}
