import { checkCategories } from './checks/categories';
import type { Check, CheckContext, Reader } from './checks/context';
import { checkDates } from './checks/dates';
import { checkFacts } from './checks/facts';
import { checkNames } from './checks/names';
import { checkPairs } from './checks/pairs';
import { checkPhrases } from './checks/phrases';
import { checkReach } from './checks/reach';
import { checkReferences } from './checks/references';
import { checkRetiredTools } from './checks/retired-tools';
import { checkRuleExamples } from './checks/rule-examples';
import { checkRules } from './checks/rules';
import { checkSources } from './checks/sources';
import { checkSurveys } from './checks/surveys';
import { checkTextLengths } from './checks/text-lengths';
import { checkTips } from './checks/tips';
import type { Finding } from './finding';
import type { LoadedKnowledge } from './load';

const CHECKS: readonly Check[] = [
  checkReferences,
  checkFacts,
  checkSources,
  checkNames,
  checkPairs,
  checkPhrases,
  checkRules,
  checkRuleExamples,
  checkDates,
  checkCategories,
  checkReach,
  checkRetiredTools,
  checkTextLengths,
  ({ knowledge }) => checkSurveys(knowledge),
  ({ knowledge }) => checkTips(knowledge),
];

/**
 * Everything that is wrong in the knowledge, errors first, each by its file.
 * @param reader how the advisor reads texts and applies rules
 * @param today claims are too old or too new compared with it
 */
export function checkKnowledge(loaded: LoadedKnowledge, reader: Reader, today: Date): Finding[] {
  const context: CheckContext = {
    knowledge: loaded.knowledge,
    locate: locator(loaded.entries),
    reader,
    today,
  };
  const found = [...loaded.findings, ...CHECKS.flatMap((check) => check(context))];
  return found.sort(
    (a, b) =>
      a.severity.localeCompare(b.severity) || a.file.localeCompare(b.file) || a.place.localeCompare(b.place),
  );
}

function locator(entries: LoadedKnowledge['entries']): CheckContext['locate'] {
  const places = new Map(entries.map(({ part, key, file, layer }) => [`${part}/${key}`, { file, layer }]));
  return (part, id) => places.get(`${part}/${id}`) ?? { file: part, layer: 0 };
}
