import type { Finding } from '../finding';
import type { KnowledgeBase } from '../knowledge-base';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

/** Characters that read well in chat: a table cell or list item, a sentence, a paragraph, a piece of advice. */
const LIMITS = { item: 120, sentence: 200, paragraph: 300, advice: 600 } as const;

interface Text {
  part: keyof KnowledgeBase;
  owner: string;
  place: string;
  size: keyof typeof LIMITS;
  text: string;
}

/** Texts that are too long for a chat message that people read. */
export function checkTextLengths({
  knowledge,
  locate,
}: Pick<CheckContext, 'knowledge' | 'locate'>): Finding[] {
  const texts = [
    ...ofTools(knowledge),
    ...ofConcepts(knowledge),
    ...ofRules(knowledge),
    ...ofTopics(knowledge),
  ];
  return texts
    .filter(({ text, size }) => text.length > LIMITS[size])
    .map(({ part, owner, place, text, size }) =>
      findingIn(locate(part, owner).file).warning(
        part === 'rules' ? `${owner}.${place}` : place,
        `This text has ${text.length} characters; in chat, ${LIMITS[size]} are read.`,
        'Say the most important thing, and leave the rest to the source.',
      ),
    );
}

type Sized = Partial<Record<keyof typeof LIMITS, Record<string, string | readonly string[] | undefined>>>;

function collect(part: Text['part'], owner: string, sized: Sized): Text[] {
  return Object.entries(sized).flatMap(([size, fields]) =>
    Object.entries(fields).flatMap(([place, texts = []]) =>
      [texts].flat().map((text) => ({ part, owner, place, size: size as Text['size'], text })),
    ),
  );
}

function ofTools({ tools }: KnowledgeBase): Text[] {
  return tools.flatMap(({ id, summary, strengths, limits, bestFor, avoidWhen, status, licence }) =>
    collect('tools', id, {
      paragraph: { summary },
      item: { strengths, limits, bestFor, avoidWhen },
      sentence: { 'status.note': status?.note, 'licence.note': licence?.note },
    }),
  );
}

function ofConcepts({ concepts }: KnowledgeBase): Text[] {
  return concepts.flatMap(({ id, what, example, how, matters, notYet }) =>
    collect('concepts', id, { paragraph: { what, example }, item: { how }, sentence: { matters, notYet } }),
  );
}

function ofRules({ rules, advice }: KnowledgeBase): Text[] {
  return [
    ...rules.flatMap((set) => [
      ...set.rules.flatMap(({ id, because }) =>
        collect('rules', `${set.topic}/${id}`, { sentence: { because } }),
      ),
      ...Object.entries(set.verdicts).flatMap(([verdict, { headline, notYet, text }]) =>
        collect('rules', `${set.topic}/verdicts.${verdict}`, {
          item: { headline, notYet },
          paragraph: { text },
        }),
      ),
    ]),
    ...advice.flatMap(({ id, title, text }) => collect('advice', id, { item: { title }, advice: { text } })),
  ];
}

function ofTopics({ aspects, relations, challenges }: KnowledgeBase): Text[] {
  return [
    ...aspects.flatMap(({ id, devops, mlops, note }) =>
      collect('aspects', id, { item: { devops, mlops }, sentence: { note } }),
    ),
    ...relations.flatMap(({ id, statement, points }) =>
      collect('relations', id, { paragraph: { statement }, item: { points } }),
    ),
    ...challenges.flatMap(({ id, what, devops, mlops, helps }) =>
      collect('challenges', id, { paragraph: { what, devops, mlops }, item: { helps } }),
    ),
  ];
}
