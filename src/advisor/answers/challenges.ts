import type { Block, Span } from '../../chat/reply';
import type { Challenge } from '../../knowledge/schema';
import type { Understanding } from '../../understanding/understand';
import type { Draft } from '../answer';
import type { Library } from '../library';

/** What is hard about either practice, and what helps: the challenges asked for, or the main ones. */
export function challenges(library: Library, understood: Understanding): Draft {
  const all = [...library.knowledge.challenges].sort((a, b) => a.order - b.order);
  const asked = all.filter(({ id }) => understood.challenges.includes(id));
  const shown = asked.length > 0 ? asked.slice(0, 2) : all.slice(0, 4);
  const side = understood.practices.includes('mlops')
    ? 'mlops'
    : understood.practices.includes('devops')
      ? 'devops'
      : undefined;
  return {
    answer:
      shown.length === 1
        ? (shown[0]?.what ?? '')
        : `The hard parts are ${listNames(shown)}; people before tools.`,
    details: shown.flatMap((challenge) => describe(challenge, shown.length > 1, side)),
    sources: shown.flatMap(({ sources }) => sources),
    topics: shown.map(({ id }) => id),
  };
}

function listNames(shown: readonly Challenge[]): string {
  const names = shown.map(({ name }) => name.toLowerCase());
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function describe(challenge: Challenge, titled: boolean, side: 'devops' | 'mlops' | undefined): Block[] {
  const { name, what, helps } = challenge;
  const views = (['devops', 'mlops'] as const).filter((practice) => side === undefined || side === practice);
  const labels = { devops: 'In DevOps', mlops: 'In MLOps' };
  const items = views.flatMap((practice): Span[][] => {
    const text = challenge[practice];
    return text === undefined ? [] : [[{ text: `${labels[practice]}: `, bold: true }, { text }]];
  });
  return [
    ...(titled ? [{ type: 'heading', text: name } as const, { type: 'text', text: what } as const] : []),
    ...(items.length === 0 ? [] : [{ type: 'list', items } as const]),
    { type: 'text', text: [{ text: 'What helps: ', bold: true }, { text: `${helps.join('. ')}.` }] },
  ];
}
