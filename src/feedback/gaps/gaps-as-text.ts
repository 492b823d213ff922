import type { Count, KnowledgeGap } from './find-gaps';

const GAPS: Readonly<Record<string, string>> = {
  topic: 'outside what I know',
  term: 'unknown term',
  tool: 'unknown tool',
  unsure: 'not sure what was meant',
  'not-helpful': 'marked as not helpful',
};

/** The gaps for people to read, line by line; the first `most` of them. */
export function gapsAsText(gaps: readonly KnowledgeGap[], most: number): string[] {
  const questions = gaps.reduce((sum, { count }) => sum + count, 0);
  if (questions === 0)
    return [
      'No questions are kept. Workspaces choose for themselves, with /ops-help questions on, whether theirs are.',
    ];
  const shown = gaps.slice(0, most);
  const rest = gaps.slice(most).reduce((sum, { count }) => sum + count, 0);
  return [
    `${questions} kept question(s) in ${gaps.length} group(s), the most frequent first.`,
    ...shown.flatMap((gap, at) => ['', ...linesOf(gap, at + 1)]),
    ...(rest === 0
      ? []
      : ['', `And ${gaps.length - most} more group(s) with ${rest} question(s): see --most.`]),
  ];
}

function linesOf(gap: KnowledgeGap, place: number): string[] {
  const when = gap.first === gap.last ? gap.first : `${gap.first} to ${gap.last}`;
  const closest = gap.closest.length === 0 ? 'nothing' : gap.closest.join(', ');
  return [
    `${place}. ${gap.terms.join(', ') || 'no telling word'}: ${gap.count} (${when})`,
    ...gap.examples.map((example) => `   "${example}"`),
    `   Why kept: ${countsText(gap.gaps, (name) => GAPS[name] ?? name)}`,
    `   Taken for: ${countsText(gap.intents)}`,
    `   Closest in the knowledge: ${closest}`,
    `   Add: ${gap.add.what} -> ${gap.add.folder}`,
  ];
}

function countsText(counts: readonly Count[], named = (name: string) => name): string {
  return counts.map(({ count, name }) => `${named(name)} (${count})`).join(', ');
}
