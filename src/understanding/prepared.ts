import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../knowledge/folders';
import type { KnowledgeBase } from '../knowledge/knowledge-base';
import { type KnowledgeFile, readKnowledgeFiles } from '../knowledge/read-files';
import { knownStems, rememberStems } from './stem';
import {
  packIndex,
  packModel,
  type StoredIndex,
  type StoredModel,
  unpackIndex,
  unpackModel,
} from './stored-models';
import { type Models, Understander } from './understand';

/** Knowledge, parsed, with the classifiers trained on it. */
interface Prepared {
  /** Of the knowledge files and, in a checkout, of the code that reads them. */
  digest: string;
  knowledge: KnowledgeBase;
  models: {
    features: StoredIndex;
    intent: StoredModel;
    mlUse: StoredModel;
    software: StoredModel;
    words: readonly string[];
  };
  /** Of all words in the knowledge. */
  stems: [word: string, stem: string][];
}

const FILE = 'dist/prepared-knowledge.json';

/** Parsing and training take seconds, so the build does both once; {@link openKnowledge} takes up the result. */
export function prepareKnowledge(folders: readonly string[]): { file: string; bytes: number } {
  const knowledge = parseKnowledge(folders);
  const models = packModels(new Understander(knowledge).trained);
  const prepared: Prepared = { digest: digestOf(folders), knowledge, models, stems: knownStems() };
  const file = path.join(packageRoot(), FILE);
  const text = JSON.stringify(prepared);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
  return { file, bytes: text.length };
}

/**
 * The knowledge of these folders and an {@link Understander} of it: the prepared ones where no file has changed
 * since the build, else read and trained anew.
 * @throws KnowledgeError that lists every file that does not fit
 */
export function openKnowledge(folders: readonly string[]): {
  knowledge: KnowledgeBase;
  understander: Understander;
} {
  const prepared = readPrepared();
  if (prepared?.digest === digestOf(folders)) {
    rememberStems(prepared.stems);
    return {
      knowledge: prepared.knowledge,
      understander: new Understander(prepared.knowledge, unpackModels(prepared.models)),
    };
  }
  const knowledge = parseKnowledge(folders);
  return { knowledge, understander: new Understander(knowledge) };
}

/** Parsing is loaded only where it is needed: a YAML parser and all the schemas, for nothing at most starts. */
function parseKnowledge(folders: readonly string[]): KnowledgeBase {
  const { loadKnowledge } = require('../knowledge/load') as typeof import('../knowledge/load');
  return loadKnowledge(folders);
}

function packModels({ features, intent, cases, words }: Models): Prepared['models'] {
  return {
    features: packIndex(features),
    intent: packModel(intent),
    mlUse: packModel(cases['ml-use']),
    software: packModel(cases.software),
    words,
  };
}

function unpackModels({ features, intent, mlUse, software, words }: Prepared['models']): Models {
  return {
    features: unpackIndex(features),
    intent: unpackModel(intent),
    cases: { 'ml-use': unpackModel(mlUse), software: unpackModel(software) },
    words,
  };
}

function readPrepared(): Prepared | undefined {
  const file = path.join(packageRoot(), FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Prepared) : undefined;
}

function digestOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder, layer) => readKnowledgeFiles(folder, layer));
  const hash = createHash('sha256');
  for (const { layer, path: name, text } of [...files, ...sourceCode()])
    hash.update(`${layer} ${name} ${text.length} ${text}`);
  return hash.digest('hex');
}

/** The code that models depend on: there in a checkout only, where it may have changed since the build. */
function sourceCode(): KnowledgeFile[] {
  const folders = ['src/understanding', 'src/knowledge'].map((folder) => path.join(packageRoot(), folder));
  return folders
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .sort()
        .map((name) => path.join(folder, name)),
    )
    .map((file) => ({ layer: 0, path: path.basename(file), text: readFileSync(file, 'utf8') }));
}
