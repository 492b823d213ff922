import type { Block, Span } from '../../chat/reply';
import type { Advice, Fact, Rule, Tool, Verdict } from '../../knowledge/schema';
import { holds } from '../../rules/condition';
import { evaluate } from '../../rules/evaluate';
import { nextQuestion } from '../../rules/next-question';
import { type Change, whatWouldChange } from '../../rules/what-would-change';
import type { Understanding } from '../../understanding/understand';
import type { Draft, FollowUp, Why, WouldChange } from '../answer';
import { type Library, pick } from '../library';

const MOST_STEPS = 3;

/** A verdict on the practice that a case needs, with its reasons and first steps. */
export function recommend(
  library: Library,
  { facts, consideredTools }: Understanding,
  skip: readonly string[],
): Draft {
  const { rules, verdicts } = library.practice;
  const { verdict, reasons } = evaluate(rules, facts);
  const { headline, notYet = headline, text, source } = verdicts[verdict];
  const lead = reasons.some(({ then }) => then.mlops === 'not-yet') ? notYet : headline;
  const steps = firstSteps(library.knowledge.advice, verdict, facts);
  const question = nextQuestion(rules, library.knowledge.facts, facts, skip);
  const supporting = speakingFor(reasons, verdict);
  const tools = pick(library.tools, consideredTools);
  return {
    verdict,
    answer: `${lead} ${text}`,
    details: [...toolBlocks(tools), ...stepBlocks(steps)],
    sources: [
      source,
      ...supporting.map((rule) => rule.source),
      ...tools.flatMap(({ sources }) => sources.slice(0, 1)),
      ...steps.flatMap(({ sources }) => sources),
    ],
    why: whyOf(supporting, { headline: text, source, verdict }),
    wouldChange: whatWouldChange(rules, library.knowledge.facts, facts).map((change) =>
      inWords(library, change),
    ),
    ...(question === undefined ? {} : { followUp: followUpOf(question) }),
  };
}

/** The rules that speak for a verdict: all but those whose practice the verdict leaves out. */
function speakingFor(reasons: readonly Rule[], verdict: Verdict): Rule[] {
  return reasons.filter(({ then }) => {
    if (verdict === 'both') return then.devops === 'needed' || then.mlops === 'needed';
    if (verdict === 'mlops') return then.mlops === 'needed';
    return true;
  });
}

function whyOf(
  rules: readonly Rule[],
  fallback: { headline: string; source: string; verdict: Verdict },
): Why[] {
  if (rules.length > 0) return rules.map(({ id, because, source }) => ({ rule: id, because, source }));
  return [{ rule: `verdict-${fallback.verdict}`, because: fallback.headline, source: fallback.source }];
}

function firstSteps(
  advice: readonly Advice[],
  verdict: Verdict,
  facts: Readonly<Record<string, string>>,
): Advice[] {
  return advice
    .filter(({ verdicts, when }) => verdicts.includes(verdict) && holds(when, facts))
    .sort((a, b) => b.priority - a.priority || a.id.localeCompare(b.id))
    .slice(0, MOST_STEPS);
}

/** Whether the case is one for the tools that are asked about is for the reader to see. */
function toolBlocks(tools: readonly Tool[]): Block[] {
  return tools.map(({ name, bestFor, avoidWhen }) => ({
    type: 'text',
    text: [{ text: name, bold: true }, { text: ` is best for: ${bestFor}. Avoid it when: ${avoidWhen}.` }],
  }));
}

function stepBlocks(steps: readonly Advice[]): Block[] {
  if (steps.length === 0) return [];
  const items = steps.map(({ title, text }): Span[] => [{ text: `${title}. `, bold: true }, { text }]);
  return [
    { type: 'heading', text: 'First steps' },
    { type: 'list', ordered: true, items },
  ];
}

function inWords(library: Library, { facts, verdict }: Change): WouldChange {
  const clauses = Object.entries(facts).map(([fact, value]) => {
    const found = library.facts.get(fact)?.values.find(({ id }) => id === value);
    return found?.if ?? `${fact} were ${value}`;
  });
  return { facts: { ...facts }, if: clauses.join(' and '), verdict };
}

function followUpOf(fact: Fact): FollowUp {
  return {
    fact: fact.id,
    question: fact.question ?? fact.name,
    options: fact.values.map(({ id, label }) => ({ value: id, label })),
  };
}
