import { checkKnowledge } from '../knowledge/check';
import { formatFinding } from '../knowledge/finding';
import { knowledgeFolders } from '../knowledge/folders';
import { prepareKnowledge } from '../understanding/prepared';

/** Checks the knowledge folders and prints what is wrong. @returns whether no error was found */
export function runKnowledgeCheck(own: readonly string[], today: Date, print: (line: string) => void): boolean {
  const findings = checkKnowledge(knowledgeFolders(own), today);
  for (const finding of findings) print(formatFinding(finding));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  print(`${errors} error(s), ${findings.length - errors} warning(s)`);
  return errors === 0;
}

/** Parses the knowledge and trains on it, once, for all starts to come. */
export function runKnowledgePrepare(own: readonly string[], print: (line: string) => void): void {
  const { file, bytes } = prepareKnowledge(knowledgeFolders(own));
  print(`prepared ${file} (${Math.round(bytes / 1024)} kB)`);
}
