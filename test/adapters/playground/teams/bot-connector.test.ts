import type { Chat } from '../../../../adapters/playground/teams/chat';
import { startTeamsTenant, type TeamsTenant } from '../../../../adapters/playground/teams/start-teams-tenant';

const run = { type: 'TextRun', text: 'Hello' };
const message = (body: object[], version = '1.5'): object => ({
  type: 'message',
  summary: 'Hello',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      content: { type: 'AdaptiveCard', version, body },
    },
  ],
});
const hello = message([{ type: 'RichTextBlock', inlines: [run] }]);

describe('the Bot Connector of the playground', () => {
  let tenant: TeamsTenant;
  let chat: Chat;
  let clock: number;
  beforeEach(async () => {
    clock = Date.parse('2026-11-23T12:00:00Z');
    tenant = await startTeamsTenant({ now: () => new Date(clock) });
    chat = tenant.personal();
  });
  afterEach(() => tenant.close());

  const logIn = async (changes: Record<string, string> = {}): Promise<Response> => {
    const { appId, password, endpoints } = tenant.settings;
    const form = {
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: password,
      scope: `${endpoints.scope}/.default`,
    };
    const body = new URLSearchParams({ ...form, ...changes });
    return fetch(`${endpoints.loginUrl}/oauth2/v2.0/token`, { method: 'POST', body });
  };
  const bearer = async (): Promise<string> => {
    const { access_token } = (await (await logIn()).json()) as { access_token: string };
    return access_token;
  };
  const call = async (
    body: unknown,
    { token, path = '', method = 'POST' }: CallOptions = {},
  ): Promise<Response> =>
    fetch(
      `${tenant.serviceUrl}v3/conversations/${encodeURIComponent(chat.conversation.id)}/activities${path}`,
      {
        method,
        headers: { authorization: `Bearer ${token ?? (await bearer())}` },
        body: JSON.stringify(body),
      },
    );
  interface CallOptions {
    token?: string;
    path?: string;
    method?: string;
  }

  it('takes a valid card, and its update', async () => {
    const posted = await call(hello);
    expect(posted.status).toBe(201);
    const { id } = (await posted.json()) as { id: string };
    expect((await call(hello, { path: `/${id}`, method: 'PUT' })).status).toBe(200);
    expect(chat.said()).toMatchObject([{ id, summary: 'Hello', edits: 1 }]);
  });

  it.each([
    ['another secret', { client_secret: 'other' }],
    ['another app', { client_id: 'other' }],
    ['another scope', { scope: 'https://graph.microsoft.com/.default' }],
  ])('gives no token for %s', async (_what, changes) => {
    expect((await logIn(changes)).status).toBe(401);
  });

  it('takes no token that it did not issue, or that has ended', async () => {
    expect((await call(hello, { token: 'made-up' })).status).toBe(401);
    const token = await bearer();
    clock += 2 * 3_600_000;
    expect((await call(hello, { token })).status).toBe(401);
    expect(chat.said()).toEqual([]);
  });

  it.each([
    ['of a later version', message([{ type: 'RichTextBlock', inlines: [run] }], '1.6')],
    ['with an unknown element', message([{ type: 'Carousel' }])],
    ['with an unknown property', message([{ type: 'RichTextBlock', inlines: [{ ...run, colour: 'red' }] }])],
    [
      'with a ragged table',
      message([{ type: 'Table', columns: [{ width: 1 }], rows: [{ type: 'TableRow', cells: [] }] }]),
    ],
    ['with nothing on it', message([])],
  ])('refuses a card %s', async (_what, body) => {
    expect((await call(body)).status).toBe(400);
    expect(chat.said()).toEqual([]);
  });

  it('refuses a message that is too long', async () => {
    const long = message([{ type: 'RichTextBlock', inlines: [{ ...run, text: 'x'.repeat(29_000) }] }]);
    expect((await call(long)).status).toBe(413);
  });

  it('knows its own conversations and threads alone', async () => {
    expect(tenant.state.post('a:other', hello)).toMatchObject({ status: 404 });
    expect(tenant.state.post(`${tenant.channel().conversation.id};messageid=1`, hello)).toMatchObject({
      status: 404,
    });
  });

  it('lets a removed bot say nothing', async () => {
    chat.close();
    expect((await call(hello)).status).toBe(403);
  });

  it('keeps to the limits of a thread, and says how long to wait', async () => {
    tenant.state.rateLimits = [{ calls: 2, withinMs: 5_000 }];
    const first = [await call(hello), await call(hello)];
    const third = await call(hello);
    clock += 5_000;
    const later = await call(hello);
    expect([...first, third, later].map(({ status }) => status)).toEqual([201, 201, 429, 201]);
    expect(third.headers.get('retry-after')).toBe('5');
  });

  it('fails on demand, once for each fault', async () => {
    tenant.state.failNext({ kind: 'rate-limit', retryAfterS: 3 }, { kind: 'error', status: 500 });
    const statuses = [(await call(hello)).status, (await call(hello)).status, (await call(hello)).status];
    expect(statuses).toEqual([429, 500, 201]);
  });

  it('presses no button that is not there', async () => {
    await call(hello);
    const [said] = chat.said();
    if (!said) throw new Error('nothing was said');
    expect(() => chat.press(said, 'Why?')).toThrow('no button "Why?"');
  });
});
