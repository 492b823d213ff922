const GROUP = /^\{[a-z0-9-]+\}$/;
const MARKS = new Set(['...', '^', '$']);

/**
 * What is wrong with how a phrase is written, as clauses; none for a phrase that can match something.
 * @param wordsIn how many words are left of a text once it is read
 */
export function phraseProblems(phrase: string, wordsIn: (text: string) => number): string[] {
  const parts = phrase.trim().split(/\s+/);
  const words = parts.filter((part) => !MARKS.has(part));
  const needed = words.filter((part) => !part.endsWith('?'));
  return [
    ...(needed.length === 0 ? ['it has no word that must be there'] : []),
    ...(parts.slice(1).includes('^') ? ['"^" stands elsewhere than at its start'] : []),
    ...(parts.slice(0, -1).includes('$') ? ['"$" stands elsewhere than at its end'] : []),
    ...(parts[0] === '...' || parts.at(-1) === '...' ? ['"..." stands at its start or end'] : []),
    ...words.flatMap((part) => partProblems(part.replace(/\?$/, ''), wordsIn)),
  ];
}

function partProblems(part: string, wordsIn: (text: string) => number): string[] {
  return part.split('|').flatMap((choice) => {
    if (choice === '') return [`"${part}" has an empty alternative`];
    if (choice.includes('...')) return [`"${choice}" has no space beside "..."`];
    if (choice.includes('?')) return [`"?" makes all of "${part}" optional and belongs at its end`];
    if (/[{}]/.test(choice)) return GROUP.test(choice) ? [] : [`"${choice}" is no group such as {software}`];
    if (/[\^$]/.test(choice)) return [`"${choice}" has no space beside "^" or "$"`];
    return wordsIn(choice.replace(/^=/, '').replaceAll('_', ' ')) === 0
      ? [`nothing is left of "${choice}" when it is read`]
      : [];
  });
}
