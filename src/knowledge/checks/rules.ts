import type { Finding } from '../finding';
import type { Rule, RuleSet } from '../schema';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';
import { satisfy } from './satisfy';

type RuleContext = Pick<CheckContext, 'knowledge' | 'locate'>;

/** Rules that contradict each other in some case, and rules and advice that no case can reach. Exact. */
export function checkRules(context: RuleContext): Finding[] {
  return [
    ...context.knowledge.rules.flatMap((set) => contradictions(set, context)),
    ...context.knowledge.rules.flatMap((set) => unreachable(set, context)),
    ...unreachableAdvice(context),
  ];
}

/** Pairs of rules of which one says that a practice is needed, and the other, of the same case, that it is not yet. */
function contradictions(set: RuleSet, { knowledge, locate }: RuleContext): Finding[] {
  const { topic, rules } = set;
  return (['devops', 'mlops'] as const).flatMap((practice) =>
    saying(rules, practice, 'needed').flatMap((yes) =>
      saying(rules, practice, 'not-yet').flatMap((no) => {
        const facts = satisfy({ all: [yes.when, no.when] }, knowledge.facts);
        if (facts === undefined) return [];
        const described = describe(facts);
        const message = `"${yes.id}" needs ${practice} and "${no.id}" says not yet, both with ${described}.`;
        const tip = 'Add to one of the two when it does not apply.';
        return [
          findingIn(locate('rules', `${topic}/${no.id}`).file).error(`${topic}/${no.id}`, message, tip),
        ];
      }),
    ),
  );
}

function saying(rules: readonly Rule[], practice: 'devops' | 'mlops', what: 'needed' | 'not-yet'): Rule[] {
  return rules.filter(({ then }) => then[practice] === what);
}

function unreachable({ topic, rules }: RuleSet, { knowledge, locate }: RuleContext): Finding[] {
  return rules
    .filter(({ when }) => satisfy(when, knowledge.facts) === undefined)
    .map(({ id }) =>
      findingIn(locate('rules', `${topic}/${id}`).file).error(
        `${topic}/${id}.when`,
        `No case can fire the rule "${id}".`,
        'Its conditions exclude each other, or name values that no fact has.',
      ),
    );
}

function unreachableAdvice({ knowledge, locate }: RuleContext): Finding[] {
  return knowledge.advice
    .filter(({ when }) => satisfy(when, knowledge.facts) === undefined)
    .map(({ id }) =>
      findingIn(locate('advice', id).file).error(
        'when',
        `No case can bring up the advice "${id}".`,
        'Its conditions exclude each other, or name values that no fact has.',
      ),
    );
}

function describe(facts: Readonly<Record<string, string>>): string {
  const told = Object.entries(facts).map(([fact, value]) => `${fact}=${value}`);
  return told.length === 0 ? 'nothing known' : told.join(', ');
}
