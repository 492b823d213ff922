import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { openFolder } from '../../../setup/open-folder';
import { openPlaygroundUnderTest, type PlaygroundUnderTest } from './playground-under-test';

const JSON_TYPE = { 'content-type': 'application/json' };
const SECRET = 'nobody outside may read this';

let root: string;
let at: PlaygroundUnderTest;

beforeAll(async () => {
  root = await openFolder();
  await mkdir(path.join(root, 'page/assets'), { recursive: true });
  await writeFile(path.join(root, 'page/index.html'), '<!doctype html><title>Playground</title>');
  await writeFile(path.join(root, 'page/assets/app.js'), 'export {}');
  await writeFile(path.join(root, 'secret.txt'), SECRET);
  at = await openPlaygroundUnderTest({ folder: path.join(root, 'page') });
});
afterAll(async () => {
  await at.stop();
  await rm(root, { recursive: true });
});

const post = (body: string, headers: object = {}) =>
  at.ask('/api/acts', { method: 'POST', headers: { ...JSON_TYPE, ...headers }, body });
const say = JSON.stringify({
  act: 'say',
  side: 'slack',
  person: 'UBEN',
  conversation: 'CGENERAL',
  text: 'hello',
});

describe('the page', () => {
  it.each([
    ['/', 'text/html'],
    ['/index.html', 'text/html'],
    ['/assets/app.js', 'text/javascript'],
  ])('is served at %s', async (address, type) => {
    const { headers, status } = await at.ask(address);
    expect(status).toBe(200);
    expect(headers['content-type']).toContain(type);
  });

  it('runs nothing but its own files, and in no frame', async () => {
    const { headers } = await at.ask('/');
    const policy = String(headers['content-security-policy']);
    for (const rule of [
      "default-src 'none'",
      "script-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ])
      expect(policy.split('; ')).toContain(rule);
    expect(policy).not.toContain('unsafe');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    '/%252e%252e/secret.txt',
    '/index.html%00.txt',
    '/%00',
    '/%',
    '/%ff%fe',
    '//secret.txt',
    '/assets',
    '/assets/',
    '/nothing.js',
  ])('has nothing at %s', async (address) => {
    const { body, status } = await at.ask(address);
    expect(status).toBe(404);
    expect(JSON.parse(body)).toMatchObject({ ok: false });
    expect(body).not.toContain(SECRET);
  });

  it('says how it is built where it is not', async () => {
    const bare = await openPlaygroundUnderTest();
    const { body, status } = await bare.ask('/');
    const api = await bare.ask('/api/snapshot');
    await bare.stop();
    expect({ status, api: api.status }).toEqual({ status: 503, api: 200 });
    expect(JSON.parse(body).problem).toContain('npm run build');
  });

  it('takes no other method', async () => {
    const { headers, status } = await at.ask('/', { method: 'PUT' });
    expect({ status, allow: headers.allow }).toEqual({ status: 405, allow: 'GET, HEAD' });
  });
});

describe('only this page on this machine', () => {
  it.each([
    ['a name that leads here', () => ({ host: 'evil.example' })],
    ['a name with our port', () => ({ host: `evil.example:${at.port}` })],
    ['another port', () => ({ host: '127.0.0.1:1' })],
    ['another page', () => ({ origin: 'https://evil.example' })],
    ['a page on another port', () => ({ origin: 'http://127.0.0.1:1' })],
    ['a page without a name', () => ({ origin: 'null' })],
    ['a page that says so', () => ({ 'sec-fetch-site': 'cross-site' })],
  ])('is answered, not %s', async (_name, headersFor) => {
    for (const answer of [
      await at.ask('/', { headers: headersFor() }),
      await at.ask('/api/snapshot', { headers: headersFor() }),
      await post(say, headersFor()),
    ]) {
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, problem: expect.any(String) });
    }
  });

  it('by each name of this machine', async () => {
    for (const name of ['127.0.0.1', 'localhost', '[::1]']) {
      const host = `${name}:${at.port}`;
      expect((await post(say, { host, origin: `http://${host}` })).status).toBe(200);
    }
  });
});

describe('the API', () => {
  it.each([
    ['/api', 'GET', 404],
    ['/api/', 'GET', 404],
    ['/api/nothing', 'GET', 404],
    ['/api/constructor', 'GET', 404],
    ['/api/snapshot', 'POST', 405],
    ['/api/acts', 'GET', 405],
    ['/api/pictures/F1', 'GET', 404],
    ['/api/pictures/%ff', 'GET', 404],
    ['/api/traces/slack/1.2', 'GET', 404],
    ['/api/traces/console/1.2', 'GET', 404],
  ])('answers %s (%s) with %d', async (address, method, status) => {
    const answer = await at.ask(address, { method });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false });
  });

  it.each([
    ['no JSON', 'act=say', {}, 400],
    ['no act', '{}', {}, 400],
    ['an act with more in it', say.replace('{', '{"more":1,'), {}, 400],
    ['a form', say, { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', say, { 'content-type': 'text/plain' }, 415],
    ['too much', JSON.stringify({ act: 'say', text: 'x'.repeat(300_000) }), {}, 413],
  ])('takes %s for no act', async (_name, body, headers, status) => {
    const answer = await post(body, headers);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, problem: expect.any(String) });
  });

  it('tells what was said, and to whom', async () => {
    expect(JSON.parse((await post(say)).body)).toEqual({ ok: true });
    const { sides } = JSON.parse((await at.ask('/api/snapshot')).body);
    expect(sides.slack.messages.at(-1)).toMatchObject({
      from: 'UBEN',
      conversation: 'CGENERAL',
      text: 'hello',
      traced: false,
    });
  });

  it('sends several changes as one', async () => {
    const response = await fetch(`http://127.0.0.1:${at.port}/api/changes`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => String((await reader?.read())?.value);
    const first = await next();
    expect(first).toMatch(/^data: \{.*\}\n\n$/);
    for (const number of [1, 2, 3]) await post(say.replace('hello', `change ${number}`));
    const changed = await next();
    await reader?.cancel();
    expect(changed).toContain('change 1');
  });
});

it('takes the next port where one is taken', async () => {
  const blocker = createServer().listen(0, '127.0.0.1');
  await once(blocker, 'listening');
  const { port } = blocker.address() as AddressInfo;
  const next = await openPlaygroundUnderTest({ port });
  expect(next.port).toBeGreaterThan(port);
  await next.stop();
  blocker.close();
});
