import type { Finding } from '../finding';
import type { KnowledgeBase } from '../knowledge-base';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';
import { phraseProblems } from './phrase-syntax';

interface Written {
  part: keyof KnowledgeBase;
  owner: string;
  place: string;
  phrase: string;
  /** The groups that it may use; any, where absent. */
  above?: ReadonlySet<string>;
}

type PhraseContext = Pick<CheckContext, 'knowledge' | 'locate' | 'reader'>;

/** Phrases that can match nothing, and vocabulary groups that are unknown or not yet known. */
export function checkPhrases(context: PhraseContext): Finding[] {
  const groups = new Set(context.knowledge.vocabulary.map(({ id }) => id));
  return [
    ...ofVocabulary(context.knowledge),
    ...ofFacts(context.knowledge),
    ...ofAsks(context.knowledge),
  ].flatMap((written) => [...syntaxFindings(written, context), ...groupFindings(written, groups, context)]);
}

/**
 * Groups with words of their own alone (`exclusive`) are marked before all others and know no groups;
 * the others know them and those above.
 */
function ofVocabulary({ vocabulary }: KnowledgeBase): Written[] {
  const exclusive = vocabulary.filter((group) => group.exclusive).map(({ id }) => id);
  return vocabulary.flatMap((group, at) => {
    const earlier = vocabulary.slice(0, at).map(({ id }) => id);
    const above = new Set(group.exclusive ? [] : [...exclusive, ...earlier]);
    const here = { part: 'vocabulary' as const, owner: group.id, above };
    return [
      ...group.phrases.map((phrase) => ({ ...here, place: `${group.id}.phrases`, phrase })),
      ...(group.unless ?? []).map((phrase) => ({ ...here, place: `${group.id}.unless`, phrase })),
    ];
  });
}

function ofFacts({ facts }: KnowledgeBase): Written[] {
  return facts.flatMap(({ id, values }) =>
    values.flatMap((value) => {
      const place = `${id}.values.${value.id}`;
      const written = [...value.evidence.flatMap(({ phrases }) => phrases), ...value.replies];
      return written.map((phrase) => ({ part: 'facts' as const, owner: id, place, phrase }));
    }),
  );
}

function ofAsks(knowledge: KnowledgeBase): Written[] {
  return (['categories', 'aspects', 'challenges', 'relations'] as const).flatMap((part) =>
    knowledge[part].flatMap(({ id, asks }) =>
      asks.map((phrase) => ({ part, owner: id, place: `${id}.asks`, phrase })),
    ),
  );
}

function syntaxFindings(
  { part, owner, place, phrase }: Written,
  { locate, reader }: PhraseContext,
): Finding[] {
  const problems = phraseProblems(phrase, (text) => reader.words(text).length);
  return problems.map((problem) =>
    findingIn(locate(part, owner).file).error(
      place,
      `The phrase "${shorten(phrase)}" cannot match as written: ${problem}.`,
      'See "The phrase language" in docs/editing-knowledge.md.',
    ),
  );
}

function groupFindings(
  { part, owner, place, phrase, above }: Written,
  groups: ReadonlySet<string>,
  { locate, reader }: PhraseContext,
): Finding[] {
  const { error } = findingIn(locate(part, owner).file);
  return reader.groupsOf(phrase).flatMap((group) => {
    if (!groups.has(group)) {
      const message = `The phrase "${shorten(phrase)}" uses the group {${group}}, which is not in vocabulary.yaml.`;
      return [error(place, message, 'Add the group there, or correct its name.')];
    }
    if (above === undefined || above.has(group)) return [];
    const message = `The phrase "${shorten(phrase)}" uses the group {${group}} before it is known.`;
    return [error(place, message, 'Move that group above this one; an exclusive group uses none.')];
  });
}

function shorten(phrase: string): string {
  return phrase.length <= 80 ? phrase : `${phrase.slice(0, 79)}…`;
}
