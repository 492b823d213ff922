import { checkSurveys } from './checks/surveys';
import type { Finding } from './finding';
import { assemble, readLayers } from './load';

/** Everything that is wrong in these knowledge folders; later folders win over earlier ones. */
export function checkKnowledge(folders: readonly string[], _today: Date): Finding[] {
  const { knowledge, findings } = assemble(readLayers(folders));
  return [...findings, ...checkSurveys(knowledge)];
}
