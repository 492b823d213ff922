/** What would close a gap, and the folder in which it goes. */
export interface Hint {
  what: string;
  folder: string;
}

const BY_INTENT: Readonly<Record<string, Hint>> = {
  recommend: {
    what: 'A phrase that tells a fact of the case (facts.yaml), a rule on it, or an example case',
    folder: 'knowledge/rules',
  },
  'compare-practices': { what: 'A point in which the practices differ', folder: 'knowledge/aspects' },
  'compare-tools': { what: 'The tools, or what sets them apart', folder: 'knowledge/tools' },
  'find-tool': { what: 'A tool, or a phrase that asks for its kind', folder: 'knowledge/categories' },
  explain: { what: 'More on the term: how it works, an example', folder: 'knowledge/concepts' },
  challenges: { what: 'A challenge, or what helps against it', folder: 'knowledge/challenges' },
};

const BY_GAP: Readonly<Record<string, Hint>> = {
  term: { what: 'The term, or another name of one that is there', folder: 'knowledge/concepts' },
  tool: { what: 'The tool, or another name of one that is there', folder: 'knowledge/tools' },
  topic: {
    what: 'Nothing, where it is not of our field; else the term, and the question among the examples of its intent',
    folder: 'knowledge/concepts',
  },
};

const UNSURE: Hint = { what: 'The question among the examples of its intent', folder: 'knowledge/intents' };

/** Where to look first. What people found not helpful is told by what it was taken for. */
export function whereToAdd(gap: string, intent: string): Hint {
  return (gap === 'not-helpful' ? BY_INTENT[intent] : BY_GAP[gap]) ?? UNSURE;
}
