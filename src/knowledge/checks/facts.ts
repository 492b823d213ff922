import type { Finding } from '../finding';
import type { Fact } from '../schema';
import { comparisonsOf, conditionsIn } from './conditions';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

type FactContext = Pick<CheckContext, 'knowledge' | 'locate' | 'reader'>;

/** The facts that example cases tell, by the name of their key. */
const TOLD = { ml: 'ml-use', software: 'software' } as const;
const TIP = 'Facts and their values are listed in facts.yaml; add it there, or name one of them.';

/** Facts and values that are named but not there, and facts that nothing reads. */
export function checkFacts(context: FactContext): Finding[] {
  return [
    ...conditionFindings(context),
    ...context.knowledge.facts.flatMap((fact) => valueFindings(fact, context)),
    ...caseFindings(context),
    ...unreadFindings(context),
  ];
}

function conditionFindings({ knowledge, locate }: FactContext): Finding[] {
  const values = valuesOf(knowledge.facts);
  return conditionsIn(knowledge).flatMap(({ part, owner, when }) => {
    const { error } = findingIn(locate(part, owner).file);
    const place = part === 'rules' ? `${owner}.when` : 'when';
    return comparisonsOf(when).flatMap(({ fact, is }) => {
      const known = values.get(fact);
      if (known === undefined) return [error(place, `There is no fact "${fact}".`, TIP)];
      const strange = is.filter((value) => !known.has(value));
      return strange.map((value) => error(place, `The fact "${fact}" has no value "${value}".`, TIP));
    });
  });
}

/** Values that a fact names itself: in `answers`, and where evidence is negated. */
function valueFindings({ id, values, answers }: Fact, { locate }: FactContext): Finding[] {
  const known = new Set(values.map((value) => value.id));
  const negated = values.flatMap(({ evidence }) => evidence.flatMap((words) => words.negated?.value ?? []));
  const named = [
    ...Object.values(answers ?? {}).map((value) => ({ value, place: `${id}.answers` })),
    ...negated.map((value) => ({ value, place: `${id}.values` })),
  ];
  const { error } = findingIn(locate('facts', id).file);
  return named
    .filter(({ value }) => !known.has(value))
    .map(({ value, place }) => error(place, `The fact "${id}" has no value "${value}".`, TIP));
}

function caseFindings({ knowledge, locate }: FactContext): Finding[] {
  const values = valuesOf(knowledge.facts);
  return knowledge.cases.flatMap((example) =>
    (['ml', 'software'] as const)
      .filter((key) => example[key] !== 'unknown' && !values.get(TOLD[key])?.has(example[key]))
      .map((key) =>
        findingIn(locate('cases', example.said).file).error(
          example.said,
          `The fact "${TOLD[key]}" has no value "${example[key]}".`,
          'Use one of its values, or "unknown".',
        ),
      ),
  );
}

function unreadFindings({ knowledge, locate, reader }: FactContext): Finding[] {
  const read = new Set([
    ...conditionsIn(knowledge).flatMap(({ when }) => comparisonsOf(when).map(({ fact }) => fact)),
    ...reader.toolFacts,
  ]);
  return knowledge.facts
    .filter(({ id }) => !read.has(id))
    .map(({ id }) =>
      findingIn(locate('facts', id).file).warning(
        id,
        `No rule, advice or choice of a tool reads the fact "${id}".`,
        'Write a rule or advice that does, or delete the fact.',
      ),
    );
}

function valuesOf(facts: readonly Fact[]): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(facts.map(({ id, values }) => [id, new Set(values.map((value) => value.id))]));
}
