import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { openFolder } from '../setup/open-folder';

const CLI = path.join(__dirname, '../../dist/src/cli.js');
const FRAUD = 'Should we use MLOps for our fraud model?';

jest.setTimeout(120_000);

let folder: string;

beforeAll(async () => {
  if (!existsSync(CLI)) throw new Error(`${CLI} is missing: run "npm run build" first`);
  folder = await mkdtemp(path.join(tmpdir(), 'ops-advisor-cli-'));
});

afterAll(() => rm(folder, { recursive: true }));

/** Starts the built program in an empty folder with nothing configured but `env`. */
function start(args: readonly string[], env: Record<string, string> = {}) {
  const base = { PATH: process.env.PATH ?? '', HOME: folder, LANG: 'C.UTF-8', PLAYGROUND: 'off' };
  return spawn(process.execPath, [CLI, ...args], { cwd: folder, env: { ...base, ...env } });
}

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

async function run(args: readonly string[], input = '', env: Record<string, string> = {}): Promise<Ended> {
  const child = start(args, env);
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, out, err };
}

const objects = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('ask', () => {
  it('prints the answer for a person', async () => {
    const { code, out, err } = await run(['ask', ...FRAUD.split(' ')]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Yes to MLOps');
    expect(out).toContain('What would change it');
    expect(out).not.toContain('\u001b');
    expect(out).not.toMatch(/\[\d\]/);
  });

  it('prints it as one JSON object with --json', async () => {
    const { code, out } = await run(['ask', '--json', FRAUD]);
    expect(code).toBe(0);
    expect(objects(out)).toEqual([
      expect.objectContaining({
        question: FRAUD,
        intent: 'recommend',
        verdict: 'mlops',
        facts: { 'ml-use': 'own' },
      }),
    ]);
  });

  it('answers each line of --jsonl in its order, whatever is in it, with nothing else on standard output', async () => {
    const lines = [
      JSON.stringify({ id: 'a', question: FRAUD }),
      JSON.stringify('what is drift?'),
      'jenkins vs tekton',
      '{"id": 7, "question": ',
      '{"id":"no question"}',
      '[1, 2]',
      'null',
      '42',
      JSON.stringify({ id: 'empty', question: '' }),
      JSON.stringify({ id: 'long', question: 'model '.repeat(50_000) }),
      '\u0000\uffff\ud800',
      JSON.stringify({ id: 'end', question: FRAUD }),
    ];
    const { code, out, err } = await run(['ask', '--jsonl'], `${lines.join('\r\n')}\n`);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const answers = objects(out);
    expect(answers).toHaveLength(lines.length);
    for (const answer of answers)
      expect(answer).toMatchObject({ intent: expect.any(String), answer: expect.any(String) });
    expect(answers.map(({ id }) => id).filter((id) => id !== undefined)).toEqual([
      'a',
      'empty',
      'long',
      'end',
    ]);
    expect(answers[1]).toMatchObject({ question: 'what is drift?', intent: 'explain', topics: ['drift'] });
    expect(answers[2]).toMatchObject({ question: 'jenkins vs tekton', tools: ['jenkins', 'tekton'] });
    expect(answers.at(-1)).toMatchObject({ id: 'end', verdict: 'mlops' });
  });

  it('streams two thousand questions: the first answer is there before the last question', async () => {
    const child = start(['ask', '--jsonl']);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async () => JSON.parse(String((await answers.next()).value));
    const question = (id: number) => `${JSON.stringify({ id, question: `what is drift? ${id}` })}\n`;
    child.stdin.write(question(0));
    expect(await next()).toMatchObject({ id: 0, intent: 'explain' });
    for (let id = 1; id < 2_000; id += 1) child.stdin.write(question(id));
    child.stdin.end();
    for (let id = 1; id < 2_000; id += 1) expect((await next()).id).toBe(id);
    expect((await answers.next()).done).toBe(true);
    expect(child.exitCode ?? (await once(child, 'exit'))[0]).toBe(0);
  });

  it('says nothing for nothing', async () => {
    expect(await run(['ask', '--jsonl'])).toEqual({ code: 0, out: '', err: '' });
  });

  it('gives help where no question is asked', async () => {
    const { code, out } = await run(['ask']);
    expect(code).toBe(0);
    expect(out).toContain('I advise on DevOps and MLOps');
  });
});

describe('what cannot be done ends with 1 and says why on standard error', () => {
  it('an unknown command', async () => {
    const { code, out, err } = await run(['dance']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/dance|too many arguments/);
  });

  it('an unknown option', async () => {
    expect(await run(['ask', '--loud', 'x'])).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--loud'),
    });
  });

  it('a configuration that cannot be read, with no secret in it', async () => {
    const { code, out, err } = await run(['ask', 'x'], '', { SLACK_BOT_TOKEN: 'hunter2', LOG_LEVEL: 'loud' });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('SLACK_BOT_TOKEN');
    expect(err).toContain('.env.example');
    expect(err).not.toMatch(/hunter2|at .*\.js/);
  });

  it('a knowledge folder that does not fit', async () => {
    const own = await mkdtemp(path.join(folder, 'own-'));
    await writeFile(path.join(own, 'facts.yaml'), '- id: 7\n');
    const { code, out, err } = await run(['ask', 'x'], '', { KNOWLEDGE_DIR: own });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('facts.yaml');
    expect(err).not.toMatch(/at .*\.js/);
  });
});

it('shows its commands, and its version', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  for (const name of ['start', 'ask', 'knowledge:check', 'db:migrate', 'package:teams'])
    expect(out).toContain(name);
});

it('talks in the terminal where no chat is configured, and ends cleanly', async () => {
  const data = await openFolder();
  try {
    const lines = [FRAUD, 'why', '/ops-compare mlflow dvc', 'exit'];
    const { code, out, err } = await run(['start'], `${lines.join('\n')}\n`, { DATA_DIR: data });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const part of ['Yes to MLOps', 'Why MLOps?', 'MLflow and DVC']) expect(out).toContain(part);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});

it('serves the playground beside the terminal, until the person leaves', async () => {
  const data = await openFolder();
  try {
    const child = start(['start'], { DATA_DIR: data, PLAYGROUND: 'on', PLAYGROUND_PORT: '0' });
    const lines = createInterface({ input: child.stdout });
    let url = '';
    for await (const line of lines) {
      url = /^Playground: .*(http:\S+)$/.exec(line)?.[1] ?? '';
      if (url !== '') break;
    }
    const response = await fetch(`${url}api/snapshot`);
    expect(await response.json()).toMatchObject({
      people: expect.any(Array),
      sides: { slack: {}, teams: {} },
    });
    child.stdin.end('exit\n');
    const [code] = await once(child, 'close');
    expect(code).toBe(0);
  } finally {
    await rm(data, { recursive: true, force: true });
  }
});

describe('the work of those who run it', () => {
  const person = ['--platform', 'console', '--tenant', 'local', '--person', 'you'];
  let open: string;
  const state = () => ({ DATA_DIR: path.join(open, 'state') });

  beforeAll(async () => {
    open = await openFolder();
  });

  afterAll(() => rm(open, { recursive: true }));

  it('writes the app package for Teams', async () => {
    const ids = { TEAMS_APP_ID: '00000000-0000-4000-8000-000000000000' };
    const tenant = {
      TEAMS_APP_TENANT_ID: '00000000-0000-4000-8000-000000000001',
      TEAMS_APP_PASSWORD: 'secret',
    };
    const { code, out } = await run(['package:teams', '--output', 'teams.zip'], '', { ...ids, ...tenant });
    expect(code).toBe(0);
    expect(out).toContain('teams.zip');
    expect(existsSync(path.join(folder, 'teams.zip'))).toBe(true);
  });

  it('says what the app package needs', async () => {
    const { code, err } = await run(['package:teams']);
    expect(code).toBe(1);
    expect(err).toContain('TEAMS_APP_ID');
  });

  it('migrates, exports, erases and looks ahead on the embedded database', async () => {
    const env = state();
    expect((await run(['db:status'], '', env)).out).toContain('1 first-tables: pending');
    expect((await run(['db:migrate'], '', env)).out).toContain('1 first-tables: applied');
    expect((await run(['start'], `${FRAUD}\nexit\n`, env)).code).toBe(0);
    expect((await run(['data:export', ...person], '', env)).out).toContain(FRAUD);
    expect((await run(['data:erase', ...person], '', env)).out).toContain('cases: 1 removed');
    expect((await run(['data:export', ...person], '', env)).out).not.toContain(FRAUD);
    expect((await run(['tips:preview', '--weeks', '2'], '', env)).out).toContain('A new channel');
  });

  it('rotates no key where there is none, and says what to do', async () => {
    const { code, err } = await run(['keys:rotate'], '', state());
    expect(code).toBe(1);
    expect(err).toContain('ENCRYPTION_KEY');
  });
});
