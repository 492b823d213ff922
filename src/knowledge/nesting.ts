/** No file of ours is deeper than a tenth of this. */
const DEEPEST = 100;

const COMPACT = new RegExp(`^\\s*(?:[-?:] +){${DEEPEST}}`, 'm');

/** Whether YAML nests so deeply that its parser, which calls itself for every level, would end the process. */
export function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (const mark of text) {
    if (mark === '[' || mark === '{') depth += 1;
    else if ((mark === ']' || mark === '}') && depth > 0) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return COMPACT.test(text);
}
