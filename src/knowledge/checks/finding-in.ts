import type { Finding } from '../finding';

type Report = (place: string, message: string, tip: string) => Finding;

/** Makes the findings of one file. */
export function findingIn(file: string): { error: Report; warning: Report } {
  return {
    error: (place, message, tip) => ({ severity: 'error', file, place, message, tip }),
    warning: (place, message, tip) => ({ severity: 'warning', file, place, message, tip }),
  };
}
