import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { knowledgeFolders, packageRoot } from '../../src/knowledge/folders';
import { loadKnowledge } from '../../src/knowledge/load';
import { type Question, readQuestions, type SetName } from '../evaluation/questions';
import { type BenchRow, quantile } from './row';

const run = promisify(execFile);

const measuredSchema = z.object({
  loadMs: z.number(),
  loadedBytes: z.number(),
  peakBytes: z.number(),
  /** Milliseconds, one a question. */
  times: z.array(z.number()),
  intents: z.array(z.string()),
  modules: z.array(z.string()),
});
export type Measured = z.infer<typeof measuredSchema>;

/** What an answer has no need of: the chat platforms, the database, the charts. */
const SDKS =
  /[\\/]node_modules[\\/](@slack|botbuilder|botframework|@microsoft|pg|drizzle-orm|echarts|@resvg)/;
const SETS: readonly SetName[] = ['dev', 'fresh', 'heldout'];
/**
 * All examples are asked so many times before the questions, of both: until the compiler has settled and what is
 * made at its first use is there, as in a server that runs for days. No question is among them.
 */
const WARM_UP_PASSES = 2;

/** What is asked: first some texts that do not count, then each question once. */
export interface Texts {
  warmUp: readonly string[];
  questions: readonly string[];
}

export interface Example {
  text: string;
  intent: string;
}

/** Asks the built answering core in a process of its own, on the way of `ops-advisor ask`. */
export async function measureCore(texts: Texts): Promise<Measured> {
  return inFolder(async (folder) => {
    const build = path.join(packageRoot(), 'dist');
    return runChild('answering-core.cjs', [build, await writeJson(folder, 'texts.json', texts)]);
  });
}

/** Asks NLP.js, trained before on the examples, in a process of its own. */
export async function measureNlpJs(texts: Texts, examples: readonly Example[]): Promise<Measured> {
  return inFolder(async (folder) => {
    const model = path.join(folder, 'model.json');
    await spawnChild('nlpjs.cjs', ['train', await writeJson(folder, 'examples.json', examples), model]);
    return runChild('nlpjs.cjs', ['measure', model, await writeJson(folder, 'texts.json', texts)]);
  });
}

/** The platforms and other large libraries among the modules that a process has loaded. */
export function sdksIn({ modules }: Pick<Measured, 'modules'>): string[] {
  return [...new Set(modules.flatMap((file) => SDKS.exec(file)?.[1] ?? []))];
}

/** All that the product's own classifier of intents learns from. */
function examplesOf(): Example[] {
  const { intents, cases } = loadKnowledge(knowledgeFolders([]));
  return [
    ...intents.flatMap(({ id, utterances }) => utterances.map((text) => ({ text, intent: id }))),
    ...cases.map(({ said }) => ({ text: said, intent: 'recommend' })),
  ];
}

/** The answering core beside NLP.js on the evaluation's questions: how fast, how large, how often right. */
export async function benchAnswering(progress: (line: string) => void): Promise<BenchRow[]> {
  const sets = SETS.map((name) => ({ name, questions: readQuestions(name) }));
  const questions = sets.flatMap((set) => set.questions);
  const examples = examplesOf();
  const warmUp = Array.from({ length: WARM_UP_PASSES }, () => examples.map(({ text }) => text)).flat();
  const texts = { warmUp, questions: questions.map(({ question }) => question) };
  progress('preparing the knowledge');
  await run(process.execPath, [path.join(packageRoot(), 'dist/src/cli.js'), 'knowledge:prepare']);
  progress(`answering ${questions.length} questions, after ${warmUp.length} examples`);
  const core = await measureCore(texts);
  progress('training NLP.js on the same examples, then asking it the same');
  const other = await measureNlpJs(texts, examples);
  const ours = byQuestion(questions, core.intents);
  const theirs = byQuestion(questions, other.intents);
  const right = sets.map((set) => ({
    what: `intent right, ${set.name}`,
    value: `${percentRight(set.questions, ours)} (NLP.js: ${percentRight(set.questions, theirs)})`,
  }));
  return [...speedRows(core, other), ...right];
}

type Answered = ReadonlyMap<Question, string | undefined>;

function byQuestion(questions: readonly Question[], intents: readonly string[]): Answered {
  return new Map(questions.map((question, at) => [question, intents[at]]));
}

function speedRows(core: Measured, other: Measured): BenchRow[] {
  const beside = (pick: (measured: Measured) => number, digits: number, unit: string) => {
    const [ours, theirs] = [pick(core), pick(other)];
    const ratio = (ours / theirs).toFixed(2);
    return `${ours.toFixed(digits)} ${unit} (NLP.js: ${theirs.toFixed(digits)} ${unit}; ratio ${ratio})`;
  };
  const sdks = sdksIn(core);
  return [
    { what: 'load', value: beside(({ loadMs }) => loadMs, 0, 'ms'), goal: '< 300 ms' },
    {
      what: 'memory, loaded',
      value: beside(({ loadedBytes }) => megabytes(loadedBytes), 0, 'MB'),
      goal: '< 120 MB',
    },
    { what: 'memory, highest', value: beside(({ peakBytes }) => megabytes(peakBytes), 0, 'MB') },
    {
      what: 'a question, median',
      value: beside(({ times }) => quantile(times, 0.5), 3, 'ms'),
      goal: '< 0.2 ms',
    },
    { what: 'a question, p99', value: beside(({ times }) => quantile(times, 0.99), 3, 'ms'), goal: '< 1 ms' },
    { what: 'SDKs loaded', value: sdks.length === 0 ? 'none' : sdks.join(', '), goal: 'none' },
  ];
}

function percentRight(questions: readonly Question[], answered: Answered): string {
  const right = questions.filter((question) => accepted(question).includes(answered.get(question) ?? ''));
  return `${((100 * right.length) / questions.length).toFixed(1)} %`;
}

function accepted(question: Question): string[] {
  return z.array(z.string()).safeParse(question.intent_any).data ?? [question.intent];
}

function megabytes(bytes: number): number {
  return bytes / 1024 / 1024;
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ops-advisor-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function writeJson(folder: string, name: string, value: unknown): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, JSON.stringify(value));
  return file;
}

async function spawnChild(script: string, args: readonly string[]): Promise<string> {
  const file = path.join(__dirname, 'children', script);
  const { stdout } = await run(process.execPath, [file, ...args], { maxBuffer: 64 * 1024 * 1024 });
  return stdout;
}

/** NLP.js prints warnings of its own before the result, which is the last line. */
async function runChild(script: string, args: readonly string[]): Promise<Measured> {
  const lines = (await spawnChild(script, args)).trim().split('\n');
  return measuredSchema.parse(JSON.parse(lines.at(-1) ?? ''));
}
