import type { Block, Reply, Span } from '../../chat/reply';
import type { Verdict } from '../../knowledge/schema';
import type { Answer, WouldChange } from '../answer';
import type { Library } from '../library';
import { changeText, reasonItems, VERDICT_NAMES } from './answer-reply';
import { sourcesNote } from './cite';

const MOST_CHANGES = 6;

/** What was understood of the case, and every rule that spoke for the verdict. */
export function whyReply(library: Library, answer: Answer, isPrivate: boolean): Reply {
  const understood = factItems(library, answer.facts);
  const verdict = VERDICT_NAMES[answer.verdict ?? 'ask'];
  const blocks: Block[] = [
    { type: 'text', text: [{ text: `Why ${verdict}?`, bold: true }] },
    ...(understood.length === 0
      ? [
          {
            type: 'text',
            text: 'You have told me nothing about your case yet that a rule could use.',
          } as const,
        ]
      : [
          { type: 'text', text: 'What I understood of your case:' } as const,
          { type: 'list', items: understood } as const,
        ]),
    { type: 'text', text: 'What follows from it:' },
    { type: 'list', items: reasonItems(answer) },
    ...sourcesNote(answer.sources),
  ];
  const text = `Why ${verdict}: ${answer.why.map(({ because }) => because).join(' ')}`;
  return { text, blocks, audience: isPrivate ? 'person' : 'conversation' };
}

function factItems(library: Library, facts: Readonly<Record<string, string>>): Span[][] {
  return Object.entries(facts).flatMap(([id, value]) => {
    const fact = library.facts.get(id);
    const label = fact?.values.find((candidate) => candidate.id === value)?.label;
    return fact === undefined || label === undefined
      ? []
      : [[{ text: `${fact.name}: `, bold: true }, { text: label }]];
  });
}

/** All that would turn the verdict, by the verdict that it would turn into. */
export function changeReply(answer: Answer, isPrivate: boolean): Reply {
  const audience = isPrivate ? 'person' : 'conversation';
  if (answer.wouldChange.length === 0) {
    const text = 'Nothing that I could ask about would change this.';
    return { text, blocks: [{ type: 'text', text }], audience };
  }
  const verdicts = [...new Set(answer.wouldChange.map(({ verdict }) => verdict))];
  const blocks = verdicts.flatMap((verdict): Block[] => [
    { type: 'text', text: [{ text: `It would be ${VERDICT_NAMES[verdict]}, if`, bold: true }] },
    { type: 'list', items: conditions(answer.wouldChange, verdict) },
  ]);
  const note = {
    type: 'note',
    text: 'Found by applying the rules again with each of these changed.',
  } as const;
  return {
    text: answer.wouldChange.slice(0, 3).map(changeText).join(' '),
    blocks: [...blocks, note],
    audience,
  };
}

function conditions(changes: readonly WouldChange[], verdict: Verdict): string[] {
  return changes
    .filter((change) => change.verdict === verdict)
    .slice(0, MOST_CHANGES)
    .map((change) => change.if);
}
