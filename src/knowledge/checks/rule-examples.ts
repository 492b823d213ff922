import type { Finding } from '../finding';
import type { Rule, RuleSet } from '../schema';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

/** Examples of rules that, read as a question, get another verdict or do not fire the rule that they are for. */
export function checkRuleExamples({
  knowledge,
  locate,
  reader,
}: Pick<CheckContext, 'knowledge' | 'locate' | 'reader'>): Finding[] {
  return knowledge.rules.flatMap((set) =>
    set.rules.flatMap((rule) =>
      exampleProblems(rule, set, reader.judge).map(({ index, message }) =>
        findingIn(locate('rules', `${set.topic}/${rule.id}`).file).error(
          `${set.topic}/${rule.id}.examples.${index}`,
          message,
          'Ask it with "npm run ask -- --json" to see what was understood; mend the rule, the facts or the example.',
        ),
      ),
    ),
  );
}

function exampleProblems(
  { id, examples }: Rule,
  { rules }: RuleSet,
  judge: CheckContext['reader']['judge'],
): { index: number; message: string }[] {
  return examples.flatMap(({ said, verdict }, index) => {
    const found = judge(said, rules);
    if (found.verdict !== verdict) {
      return [{ index, message: `"${said}" gives the verdict ${found.verdict}, not ${verdict}.` }];
    }
    return found.fired.includes(id) ? [] : [{ index, message: `"${said}" does not fire the rule "${id}".` }];
  });
}
