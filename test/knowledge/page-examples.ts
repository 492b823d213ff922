import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnowledgeFile } from '../../src/knowledge/read-files';

const page = readFileSync(join(__dirname, '../../docs/editing-knowledge.md'), 'utf8');
const EXAMPLE = /^```(?:yaml|markdown) (\S+)\n([\s\S]*?)^```$/gm;
const ROW = /^\| `(.+)` \| (.+) \| (.+) \|$/gm;

/** The files that docs/editing-knowledge.md shows. */
export const pageExamples: KnowledgeFile[] = [...page.matchAll(EXAMPLE)].map(([, path = '', text = '']) => ({
  layer: 0,
  path,
  text,
}));

/** The rows of its table of phrases: the phrase, a text that it finds, and one that it does not. */
export const pagePhrases: [string, string, string][] = [...page.matchAll(ROW)].map(
  ([, phrase = '', found = '', missed = '']) => [phrase.replaceAll('\\|', '|'), found, missed],
);
