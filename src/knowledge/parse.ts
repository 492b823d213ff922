import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import type { Finding } from './finding';
import type { KnowledgeBase } from './knowledge-base';
import { nestsTooDeeply } from './nesting';
import { type Piece, splitIntent, splitRules } from './pieces';
import type { KnowledgeFile } from './read-files';
import {
  adviceSchema,
  aspectSchema,
  casesFileSchema,
  categoriesFileSchema,
  challengeSchema,
  conceptSchema,
  factsFileSchema,
  intentSchema,
  relationSchema,
  rulesFileSchema,
  sourcesFileSchema,
  toolSchema,
  vocabularySchema,
} from './schema';
import { surveySchema } from './survey-schema';
import { tipSchema } from './tip-schema';

type Part = keyof KnowledgeBase;

interface FileKind {
  /** Which paths are of this kind. */
  pattern: RegExp;
  part: Part;
  /** What a file of this kind holds: one item, or a list of them. */
  schema: z.ZodType;
  /** Files of one item are named after it. */
  named: boolean;
  /** Takes an item apart where files add up piece by piece. */
  split?: (item: unknown) => Piece[];
}

const KINDS: readonly FileKind[] = [
  { pattern: /^vocabulary\.yaml$/, part: 'vocabulary', schema: vocabularySchema, named: false },
  { pattern: /^facts\.yaml$/, part: 'facts', schema: factsFileSchema, named: false },
  { pattern: /^sources\/[^/]+\.yaml$/, part: 'sources', schema: sourcesFileSchema, named: false },
  { pattern: /^categories\/[^/]+\.yaml$/, part: 'categories', schema: categoriesFileSchema, named: false },
  {
    pattern: /^rules\/[^/]+\.yaml$/,
    part: 'rules',
    schema: rulesFileSchema,
    named: false,
    split: splitRules,
  },
  { pattern: /^advice\/[^/]+\.md$/, part: 'advice', schema: adviceSchema, named: true },
  {
    pattern: /^intents\/[^/]+\.yaml$/,
    part: 'intents',
    schema: intentSchema,
    named: true,
    split: splitIntent,
  },
  { pattern: /^cases\/[^/]+\.yaml$/, part: 'cases', schema: casesFileSchema, named: false },
  { pattern: /^concepts\/[^/]+\.yaml$/, part: 'concepts', schema: conceptSchema, named: true },
  { pattern: /^aspects\/[^/]+\.yaml$/, part: 'aspects', schema: aspectSchema, named: true },
  { pattern: /^relations\/[^/]+\.yaml$/, part: 'relations', schema: relationSchema, named: true },
  { pattern: /^challenges\/[^/]+\.yaml$/, part: 'challenges', schema: challengeSchema, named: true },
  { pattern: /^tools\/[^/]+\.yaml$/, part: 'tools', schema: toolSchema, named: true },
  { pattern: /^surveys\/[^/]+\.yaml$/, part: 'surveys', schema: surveySchema, named: true },
  { pattern: /^tips\/[^/]+\.md$/, part: 'tips', schema: tipSchema, named: true },
];

/** One item of the knowledge base, or a piece of one, with the file that it came from. */
export interface Entry {
  part: Part;
  /** For messages: the path in the knowledge folder, or in a team's own folder with that folder before it. */
  file: string;
  layer: number;
  /** What makes it unique in its part: its id, an example's words, or those of a piece. */
  key: string;
  item: unknown;
}

export interface ParsedFiles {
  entries: Entry[];
  findings: Finding[];
}

const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;
const keyed = z.object({ id: z.string().optional(), said: z.string().optional() });

/** Parses every file; what does not fit is left out and reported, all of it at once. */
export function parseFiles(files: readonly KnowledgeFile[]): ParsedFiles {
  const parsed = files.map(parseFile);
  return {
    entries: parsed.flatMap((file) => file.entries),
    findings: parsed.flatMap((file) => file.findings),
  };
}

function parseFile(file: KnowledgeFile): ParsedFiles {
  const kind = KINDS.find(({ pattern }) => pattern.test(file.path));
  if (kind === undefined) return { entries: [], findings: unknownKind(file) };
  const data = readData(file);
  if ('finding' in data) return { entries: [], findings: [data.finding] };
  const result = kind.schema.safeParse(data.value);
  if (!result.success) {
    return { entries: [], findings: result.error.issues.map((issue) => misfit(file, issue, data.value)) };
  }
  const items: unknown[] = Array.isArray(result.data) ? result.data : [result.data];
  const pieces = items.flatMap(kind.split ?? ((item: unknown) => [{ key: keyOf(item), item }]));
  const entries = pieces.map((piece) => ({
    ...piece,
    part: kind.part,
    file: pathOf(file),
    layer: file.layer,
  }));
  return { entries, findings: kind.named ? items.flatMap((item) => nameFindings(file, keyOf(item))) : [] };
}

function keyOf(item: unknown): string {
  const { id, said } = keyed.parse(item);
  return id ?? said ?? '';
}

function pathOf({ folder, path }: KnowledgeFile): string {
  return folder === undefined ? path : `${folder.replace(/(?<![\\/])[\\/]+$/, '')}/${path}`;
}

function readData(file: KnowledgeFile): { value: unknown } | { finding: Finding } {
  if (nestsTooDeeply(file.text)) return { finding: notYaml(file, 'it nests too deeply') };
  try {
    if (!file.path.endsWith('.md')) return { value: parseYaml(file.text) };
    const [, head, body] = FRONT_MATTER.exec(file.text) ?? [];
    if (head === undefined || body === undefined) return { finding: noFrontMatter(file) };
    return { value: { ...parseYaml(head), text: body.trim().replace(/(?<!\s)\s*\n\s*/g, ' ') } };
  } catch (error) {
    return { finding: notYaml(file, error) };
  }
}

function misfit(file: KnowledgeFile, issue: z.core.$ZodIssue, value: unknown): Finding {
  const found = issue.path.reduce<unknown>(
    (left, key) => (left as Record<PropertyKey, unknown> | undefined)?.[key],
    value,
  );
  const shown = found === undefined ? 'nothing' : JSON.stringify(found)?.slice(0, 80);
  return {
    severity: 'error',
    file: pathOf(file),
    place: issue.path.join('.'),
    message: `${issue.message}; found ${shown}.`,
    tip: 'The shape of each file is shown in docs/editing-knowledge.md.',
  };
}

function unknownKind(file: KnowledgeFile): Finding[] {
  if (/(^|\/)readme\.md$/i.test(file.path)) return [];
  return [
    {
      severity: 'error',
      file: pathOf(file),
      place: '',
      message: 'No kind of knowledge lives in a file of this name.',
      tip: `Move it into one of the folders tools, concepts, rules, advice, surveys, tips, intents, cases, aspects, challenges, relations, categories or sources.`,
    },
  ];
}

function noFrontMatter(file: KnowledgeFile): Finding {
  return {
    severity: 'error',
    file: pathOf(file),
    place: '',
    message: 'The file does not start with front matter between two lines of "---".',
    tip: 'Copy the head of another file in the same folder and change its values.',
  };
}

function notYaml(file: KnowledgeFile, error: unknown): Finding {
  const line = error instanceof YAMLParseError ? error.linePos?.[0]?.line : undefined;
  return {
    severity: 'error',
    file: pathOf(file),
    place: line === undefined ? '' : `line ${line}`,
    message: `This is not YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}.`,
    tip: 'Quote texts that contain ": " or start with a special character.',
  };
}

function nameFindings(file: KnowledgeFile, id: string): Finding[] {
  const name = file.path.replace(/^.*\//, '').replace(/\.(yaml|md)$/, '');
  if (name === id) return [];
  return [
    {
      severity: 'error',
      file: pathOf(file),
      place: 'id',
      message: `The id "${id}" differs from the file's name "${name}".`,
      tip: 'Give both the same name, so that people find it.',
    },
  ];
}
