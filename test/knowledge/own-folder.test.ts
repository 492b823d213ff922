import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Answerer } from '../../src/advisor/answerer';
import { openLibrary } from '../../src/advisor/library';
import { knowledgeReader } from '../../src/commands/knowledge-reader';
import { checkKnowledge } from '../../src/knowledge/check';
import { knowledgeFolders } from '../../src/knowledge/folders';
import { assemble, type LoadedKnowledge, readLayers } from '../../src/knowledge/load';
import { Understander } from '../../src/understanding/understand';
import { pageExamples } from './page-examples';

/** The folder that docs/editing-knowledge.md shows, and a copy of one of our tools with an alias more. */
const own = mkdtempSync(path.join(tmpdir(), 'ops-advisor-knowledge-'));
/** Learning from all sentences takes seconds, more on a busy machine. */
const TRAINING_MS = 180_000;
const nickname = 'the old butler';
let loaded: LoadedKnowledge;
let understander: Understander;
let answerer: Answerer;

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(own, name)), { recursive: true });
  writeFileSync(path.join(own, name), text);
}

beforeAll(() => {
  for (const { path: name, text } of pageExamples) write(name, text);
  const ours = readFileSync(path.join(__dirname, '../../knowledge/tools/jenkins.yaml'), 'utf8');
  write('tools/jenkins.yaml', `${ours.replace(/^aliases: .*$/m, `aliases: [${nickname}]`)}`);
  loaded = assemble(readLayers(knowledgeFolders([own])));
  understander = new Understander(loaded.knowledge);
  answerer = new Answerer(openLibrary(loaded.knowledge), understander);
}, TRAINING_MS);

afterAll(() => rmSync(own, { recursive: true }));

test("a team's own tool is compared with ours, also misspelt", () => {
  expect(answerer.answer('slippway vs argo cd')).toMatchObject({
    intent: 'compare-tools',
    tools: ['slipway', 'argo-cd'],
    answer: expect.stringContaining('Slipway and Argo CD do the same job; most teams choose one.'),
  });
});

test("a team's own category leads to its tool", () => {
  const answer = answerer.answer('which tool do we use to get a change approved?');
  expect(answer).toMatchObject({ intent: 'find-tool', tools: ['slipway'] });
  expect(answer.sources.map(({ id }) => id)).toContain('house-handbook');
});

test('a house rule on a fact of its own gives a verdict, with its reason, source and advice', () => {
  const answer = answerer.answer('Do we need devops? Our nightly scripts handle card numbers');
  expect(answer).toMatchObject({ intent: 'recommend', verdict: 'devops', facts: { 'card-data': 'yes' } });
  expect(answer.why).toContainEqual(
    expect.objectContaining({ rule: 'card-data-needs-devops', source: 'house-handbook' }),
  );
  expect(JSON.stringify(answer.details)).toContain('Register the service with Slipway');
});

test('our own rules stay beside the house rule', () => {
  expect(answerer.answer('Should we use MLOps for our fraud model?').verdict).toBe('mlops');
});

test('a copy of our tool with another alias takes its place', () => {
  expect(answerer.answer(`${nickname} or gitlab ci?`).tools).toEqual(['jenkins', 'gitlab-ci']);
  expect(loaded.knowledge.tools.filter(({ id }) => id === 'jenkins')).toHaveLength(1);
});

test("a team's own concept is explained", () => {
  expect(answerer.answer('what is graceful shutdown?')).toMatchObject({
    intent: 'explain',
    topics: ['disposability'],
  });
});

test('the check says which of our files the folder replaces, and finds nothing else', () => {
  const today = new Date('2026-11-28T12:00:00Z');
  const findings = checkKnowledge(loaded, knowledgeReader(loaded.knowledge, understander), today);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(findings.filter(({ message }) => message.includes('replaces'))).toEqual([
    expect.objectContaining({
      severity: 'warning',
      file: `${own}/tools/jenkins.yaml`,
      message: 'This replaces "jenkins" of tools/jenkins.yaml.',
    }),
  ]);
});
