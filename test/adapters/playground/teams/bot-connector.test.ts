import type { Chat } from '../../../../adapters/playground/teams/chat';
import { startTeamsTenant, type TeamsTenant } from '../../../../adapters/playground/teams/start-teams-tenant';
import { png } from '../../teams/png';

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

  it.each([
    ['a width of more than 1,024 pixels', png(1_025, 10)],
    ['another format', Buffer.from('GIF89a, and more than enough bytes')],
  ])('shows no picture with %s', async (_what, bytes) => {
    const picture = (content: Buffer) => ({
      type: 'Image',
      altText: 'A radar',
      url: `data:image/png;base64,${content.toString('base64')}`,
    });
    expect((await call(message([picture(bytes)]))).status).toBe(400);
    expect((await call(message([picture(png(1_024, 10))]))).status).toBe(201);
  });

  it('does not count a picture as part of a message that is too long', async () => {
    const large = Buffer.concat([png(800, 600), Buffer.alloc(100_000)]).toString('base64');
    const picture = { type: 'Image', altText: 'A radar', url: `data:image/png;base64,${large}` };
    expect((await call(message([picture]))).status).toBe(201);
  });

  it('knows no button that does something else than Teams can', async () => {
    const button = { type: 'Action.Submit', title: 'Take it', data: { msteams: { type: 'task/open' } } };
    expect((await call(message([{ type: 'ActionSet', actions: [button] }]))).status).toBe(400);
  });

  const ask = async (path: string, body?: object): Promise<Response> =>
    fetch(`${tenant.serviceUrl}v3/conversations${path}`, {
      headers: { authorization: `Bearer ${await bearer()}` },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });

  it('gives the people in a conversation by pages of 50 at least, the bot among them', async () => {
    const people = Array.from({ length: 60 }, (_, index) => ({ id: `29:${index}`, name: `${index}` }));
    tenant.state.roster.set(chat.conversation.id, people);
    const path = `/${encodeURIComponent(chat.conversation.id)}/pagedmembers?pageSize=10`;
    const first = (await (await ask(path)).json()) as {
      members: { id: string }[];
      continuationToken: string;
    };
    const rest = (await (await ask(`${path}&continuationToken=${first.continuationToken}`)).json()) as object;
    expect(first.members).toHaveLength(50);
    expect(first.members[0]?.id).toMatch(/^28:/);
    expect(rest).toEqual({ members: people.slice(49) });
  });

  it('opens the same chat with one person every time', async () => {
    const { appId, tenantId } = tenant.settings;
    const asked = {
      isGroup: false,
      bot: { id: `28:${appId}` },
      members: [{ id: 'ada' }],
      tenantId,
      channelData: { tenant: { id: tenantId } },
    };
    expect(await (await ask('', asked)).json()).toEqual(await (await ask('', asked)).json());
    for (const wrong of [
      { tenantId: 'other' },
      { members: [] },
      { bot: { id: '28:other' } },
      { isGroup: true },
    ])
      expect((await ask('', { ...asked, ...wrong })).status).toBe(403);
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
