import { KnowledgeError } from '../errors';
import { type Finding, formatFinding } from './finding';
import type { KnowledgeBase } from './knowledge-base';
import { type Entry, parseFiles } from './parse';
import { type KnowledgeFile, readKnowledgeFiles } from './read-files';

export interface LoadedKnowledge {
  knowledge: KnowledgeBase;
  /** Everything that survived the merge of the layers, with its file. */
  entries: Entry[];
  findings: Finding[];
}

/** Where knowledge is read from: our folder, then a team's own ones; of two items with one id the later wins. */
export function readLayers(folders: readonly string[]): KnowledgeFile[] {
  return folders.flatMap((folder, layer) => readKnowledgeFiles(folder, layer));
}

/** Parses and merges files; reports what is wrong with them and leaves it out. */
export function assemble(files: readonly KnowledgeFile[]): LoadedKnowledge {
  const { entries: all, findings } = parseFiles(files);
  const { kept, clashes } = mergeLayers(all);
  const part = <K extends keyof KnowledgeBase>(name: K) =>
    kept.filter((entry) => entry.part === name).map((entry) => entry.item) as KnowledgeBase[K];
  const knowledge: KnowledgeBase = {
    sources: part('sources'),
    vocabulary: part('vocabulary'),
    facts: part('facts'),
    rules: part('rules'),
    advice: part('advice'),
    intents: part('intents'),
    cases: part('cases'),
    concepts: part('concepts'),
    aspects: part('aspects'),
    relations: part('relations'),
    challenges: part('challenges'),
    categories: part('categories'),
    tools: part('tools'),
    surveys: part('surveys'),
    tips: part('tips'),
  };
  return { knowledge, entries: kept, findings: [...findings, ...clashes] };
}

/**
 * Reads the knowledge that the advisor answers from.
 * @throws KnowledgeError that lists every file that does not fit
 */
export function loadKnowledge(folders: readonly string[]): KnowledgeBase {
  const { knowledge, findings } = assemble(readLayers(folders));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return knowledge;
  throw new KnowledgeError(`The knowledge has ${errors.length} error(s):\n${errors.map(formatFinding).join('\n')}`, {
    code: 'knowledge/invalid',
    tip: 'Mend the files named above; `npm run knowledge:check` says whether all is well.',
  });
}

function mergeLayers(entries: readonly Entry[]): { kept: Entry[]; clashes: Finding[] } {
  const kept = new Map<string, Entry>();
  const clashes: Finding[] = [];
  for (const entry of entries) {
    const key = `${entry.part}/${entry.key}`;
    const earlier = kept.get(key);
    if (earlier !== undefined && earlier.layer === entry.layer) clashes.push(sameIdTwice(entry, earlier));
    kept.set(key, entry);
  }
  return { kept: [...kept.values()], clashes };
}

function sameIdTwice(entry: Entry, earlier: Entry): Finding {
  return {
    severity: 'error',
    file: entry.file,
    place: entry.key,
    message: `The id "${entry.key}" is already used in ${earlier.file}.`,
    tip: 'Rename one of the two, or delete the one that is out of date.',
  };
}
