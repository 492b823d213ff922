import { writeFileSync } from 'node:fs';
import { checkKnowledge } from '../knowledge/check';
import { type Finding, formatFinding } from '../knowledge/finding';
import { knowledgeFolders } from '../knowledge/folders';
import { assemble, loadKnowledge, readLayers } from '../knowledge/load';
import { renderReport } from '../knowledge/report';
import { openKnowledge, prepareKnowledge } from '../understanding/prepared';
import { knowledgeReader } from './knowledge-reader';

/** Checks the knowledge folders and prints what is wrong. @returns whether no error was found */
export function runKnowledgeCheck(
  own: readonly string[],
  today: Date,
  print: (line: string) => void,
): boolean {
  const findings = findingsIn(knowledgeFolders(own), today);
  for (const finding of findings) print(formatFinding(finding));
  const errors = findings.filter(isError).length;
  print(`${errors} error(s), ${findings.length - errors} warning(s)`);
  return errors === 0;
}

/** While files are left out because they do not fit, whatever names them would be a finding too. */
function findingsIn(folders: readonly string[], today: Date): Finding[] {
  const loaded = assemble(readLayers(folders));
  if (loaded.findings.some(isError)) return loaded.findings;
  const { understander } = openKnowledge(folders);
  return checkKnowledge(loaded, knowledgeReader(loaded.knowledge, understander), today);
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

/**
 * Writes the page on the knowledge base to a file, or prints it.
 * @throws KnowledgeError when the knowledge cannot be loaded
 */
export function runKnowledgeReport(
  own: readonly string[],
  today: Date,
  output: string | undefined,
  print: (line: string) => void,
): void {
  const page = renderReport(loadKnowledge(knowledgeFolders(own)), today);
  if (output === undefined) {
    print(page.trimEnd());
    return;
  }
  writeFileSync(output, page);
  print(`wrote ${output}`);
}

/** Parses the knowledge and trains on it, once, for all starts to come. */
export function runKnowledgePrepare(own: readonly string[], print: (line: string) => void): void {
  const { file, bytes } = prepareKnowledge(knowledgeFolders(own));
  print(`prepared ${file} (${Math.round(bytes / 1024)} kB)`);
}
