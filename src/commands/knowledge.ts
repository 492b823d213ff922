import { writeFileSync } from 'node:fs';
import { checkKnowledge } from '../knowledge/check';
import { formatFinding } from '../knowledge/finding';
import { knowledgeFolders } from '../knowledge/folders';
import { assemble, loadKnowledge, readLayers } from '../knowledge/load';
import { renderReport } from '../knowledge/report';
import { openKnowledge, prepareKnowledge } from '../understanding/prepared';
import { Understander } from '../understanding/understand';
import { knowledgeReader } from './knowledge-reader';

/** Checks the knowledge folders and prints what is wrong. @returns whether no error was found */
export function runKnowledgeCheck(
  own: readonly string[],
  today: Date,
  print: (line: string) => void,
): boolean {
  const folders = knowledgeFolders(own);
  const loaded = assemble(readLayers(folders));
  const broken = loaded.findings.some(({ severity }) => severity === 'error');
  // What cannot be loaded as a whole can still be read as far as it goes.
  const understander = broken ? new Understander(loaded.knowledge) : openKnowledge(folders).understander;
  const findings = checkKnowledge(loaded, knowledgeReader(loaded.knowledge, understander), today);
  for (const finding of findings) print(formatFinding(finding));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  print(`${errors} error(s), ${findings.length - errors} warning(s)`);
  return errors === 0;
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
