import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../../../adapters/playground/slack/start-slack-workspace';

let slack: SlackWorkspace;
let ahead = 0;

beforeEach(async () => {
  ahead = 0;
  slack = await startSlackWorkspace({ now: () => new Date(Date.now() + ahead), rateLimits: true });
});
afterEach(() => slack.stop());

async function call(method: string, args: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${slack.tokens.bot}`, ...headers },
    body: new URLSearchParams(args),
  });
  return { status: response.status, retryAfter: response.headers.get('retry-after') };
}
const post = (headers?: Record<string, string>) =>
  call('chat.postMessage', { channel: 'CGENERAL', text: 'hello' }, headers);

it('fails for as long as a fault is kept, with those methods alone', async () => {
  slack.faults.keep('trouble', {
    methods: ['chat.postMessage'],
    fault: { kind: 'rate-limited', retryAfterSeconds: 7 },
  });
  for (let count = 0; count < 3; count++) expect(await post()).toEqual({ status: 429, retryAfter: '7' });
  expect(await call('auth.test', {})).toMatchObject({ status: 200 });
  slack.faults.keep('trouble');
  expect(await post()).toMatchObject({ status: 200 });
  expect(slack.answers()).toHaveLength(1);
});

it('refuses posts that come too fast, and says when to come again', async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => post()));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(4);
  for (const { retryAfter } of refused) expect(Number(retryAfter)).toBeGreaterThan(0);
});

it('knows with which call a message was posted, and what that call follows from', async () => {
  await post({ 'x-playground-cause': 'event-1' });
  await post();
  const [first, second] = slack.answers();
  expect(first && slack.state.callOf(first)).toMatchObject({
    method: 'chat.postMessage',
    cause: 'event-1',
    args: { text: 'hello' },
  });
  expect(second && slack.state.callOf(second)).not.toHaveProperty('cause');
});

it('takes nothing at a response_url after half an hour', async () => {
  const original = { channel: 'CGENERAL', user: 'UALICE' };
  const token = slack.responseUrls.issue(original);
  ahead = 29 * 60_000;
  expect(slack.responseUrls.use(token, { text: 'in time' })).toMatchObject({ ok: true });
  ahead = 31 * 60_000;
  expect(slack.responseUrls.use(token, { text: 'too late' })).toEqual({ error: 'expired_url' });
});
