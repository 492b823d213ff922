import { KnowledgeError } from '../errors';
import { type Finding, formatFinding } from './finding';
import type { KnowledgeBase } from './knowledge-base';
import { mergeLayers } from './merge-layers';
import { type Entry, parseFiles } from './parse';
import { joinIntents, joinRules } from './pieces';
import { type KnowledgeFile, readKnowledgeFiles } from './read-files';

export interface LoadedKnowledge {
  knowledge: KnowledgeBase;
  /** Everything that survived the merge of the layers, with its file. */
  entries: Entry[];
  findings: Finding[];
}

/**
 * Where knowledge is read from: our folder, then a team's own ones. Of two items with one id the later wins;
 * rule files of one topic add up rule by rule, and intents utterance by utterance.
 */
export function readLayers(folders: readonly string[]): KnowledgeFile[] {
  return folders.flatMap((folder, layer) => readKnowledgeFiles(folder, layer));
}

/** Parses and merges files; reports what is wrong with them and leaves it out. */
export function assemble(files: readonly KnowledgeFile[]): LoadedKnowledge {
  const { entries: all, findings } = parseFiles(files);
  const { kept, clashes } = mergeLayers(all);
  const items = (name: keyof KnowledgeBase) =>
    kept.filter((entry) => entry.part === name).map((entry) => entry.item);
  const part = <K extends keyof KnowledgeBase>(name: K) => items(name) as KnowledgeBase[K];
  const { sets: rules, incomplete } = joinRules(items('rules'));
  const knowledge: KnowledgeBase = {
    sources: part('sources'),
    vocabulary: part('vocabulary'),
    facts: part('facts'),
    rules,
    advice: part('advice'),
    intents: joinIntents(items('intents')),
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
  return { knowledge, entries: kept, findings: [...findings, ...clashes, ...incomplete.map(withoutText)] };
}

/**
 * Reads the knowledge that the advisor answers from.
 * @throws KnowledgeError that lists every file that does not fit
 */
export function loadKnowledge(folders: readonly string[]): KnowledgeBase {
  const { knowledge, findings } = assemble(readLayers(folders));
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return knowledge;
  throw new KnowledgeError(
    `The knowledge has ${errors.length} error(s):\n${errors.map(formatFinding).join('\n')}`,
    {
      code: 'knowledge/invalid',
      tip: 'Mend the files named above; `npm run knowledge:check` says whether all is well.',
    },
  );
}

function withoutText(topic: string): Finding {
  return {
    severity: 'error',
    file: `rules/${topic}.yaml`,
    place: 'verdicts',
    message: `Not every verdict on the topic "${topic}" has its text.`,
    tip: 'Name devops, mlops, both and ask under "verdicts" in one of the files of this topic.',
  };
}
