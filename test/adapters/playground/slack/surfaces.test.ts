import { WebClient } from '@slack/web-api';
import {
  type SlackWorkspace,
  startSlackWorkspace,
  type WorkspaceOptions,
} from '../../../../adapters/playground/slack/start-slack-workspace';

const HOME = { type: 'home', blocks: [{ type: 'divider' }] } as const;
const TABLE = { type: 'table', rows: [[{ type: 'raw_text', text: 'x' }]] } as const;
const PROMPT = { title: 'One?', message: 'One?' };

let slack: SlackWorkspace;
let client: WebClient;

async function open(options: WorkspaceOptions = {}): Promise<void> {
  slack = await startSlackWorkspace(options);
  client = new WebClient(slack.tokens.bot, {
    ...{ slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 }, logger: quiet },
  });
}

const nothing = (): void => undefined;
const quiet = {
  ...{ debug: nothing, info: nothing, warn: nothing, error: nothing },
  ...{ setLevel: nothing, getLevel: () => 'error' as never, setName: nothing },
};

beforeEach(() => open());
afterEach(() => slack.stop());

/** The error that Slack answers, or nothing. */
async function refusal(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    return (error as { data: { error: string } }).data.error;
  }
}

describe('views.publish', () => {
  const publish = (view: object, more: object = {}) =>
    refusal(client.views.publish({ user_id: 'UALICE', view: view as never, ...more }));

  it('shows a page to one person', async () => {
    expect(await publish(HOME)).toBeUndefined();
    expect(slack.readHome('UALICE')).toBe('---');
    expect(slack.readHome('UBOB')).toBe('');
  });

  it.each<[string, object]>([
    ['nothing on it', { blocks: [] }],
    ['more than 100 blocks', { blocks: Array(101).fill({ type: 'divider' }) }],
    ['a table', { blocks: [TABLE] }],
    [
      'a block twice',
      {
        blocks: [
          { type: 'divider', block_id: 'a' },
          { type: 'divider', block_id: 'a' },
        ],
      },
    ],
    ['a title', { title: { type: 'plain_text', text: 'Home' } }],
    ['another type', { type: 'modal' }],
    ['long metadata', { private_metadata: 'm'.repeat(3_001) }],
  ])('refuses %s', async (_what, change) => {
    expect(await publish({ ...HOME, ...change })).toBe('invalid_arguments');
  });

  it.each(['UNOBODY', 'UOPSBOT'])('refuses %s, who is no person here', async (user_id) => {
    expect(await publish(HOME, { user_id })).toBe('invalid_arguments');
  });

  it('refuses to replace what is newer than what was seen', async () => {
    const { view } = await client.views.publish({ user_id: 'UALICE', view: HOME as never });
    expect(await publish(HOME, { hash: view?.hash })).toBeUndefined();
    expect(await publish(HOME, { hash: view?.hash })).toBe('hash_conflict');
    expect(await publish(HOME)).toBeUndefined();
  });
});

describe('users.conversations', () => {
  const list = async (user: string, more: object = {}) => {
    const all = { types: 'public_channel,private_channel,mpim,im', ...more };
    const { channels = [] } = await client.users.conversations({ user, ...all });
    return channels.map(({ id }) => id);
  };

  it('tells of private channels and talks only where the app is as well', async () => {
    expect(await list('UALICE')).toEqual(['CGENERAL', 'CRANDOM', 'GTRIO', 'DALICE']);
    expect(await list('UALICE', { types: 'public_channel' })).toEqual(['CGENERAL', 'CRANDOM']);
  });

  it('leaves archived channels out where it is asked to', async () => {
    const general = slack.state.channel('CGENERAL');
    if (general !== undefined) general.archived = true;
    expect(await list('UALICE', { exclude_archived: true })).not.toContain('CGENERAL');
    expect(await list('UALICE')).toContain('CGENERAL');
  });

  it('refuses strangers, and types that there are not', async () => {
    expect(await refusal(list('UNOBODY'))).toBe('user_not_found');
    expect(await refusal(list('UALICE', { types: 'secret' }))).toBe('invalid_types');
  });
});

describe('assistant.threads', () => {
  const prompts = (more: object = {}) =>
    refusal(
      client.assistant.threads.setSuggestedPrompts({ channel_id: 'DALICE', prompts: [PROMPT], ...more }),
    );

  it('takes one to four prompts', async () => {
    expect(await prompts()).toBeUndefined();
    expect(await prompts({ prompts: Array(4).fill(PROMPT) })).toBeUndefined();
    expect(await prompts({ prompts: Array(5).fill(PROMPT) })).toBe('invalid_arguments');
    expect(await prompts({ prompts: [] })).toBe('invalid_arguments');
  });

  it('is for direct messages with the app alone', async () => {
    for (const channel_id of ['CGENERAL', 'DPEERS', 'CNOWHERE'])
      expect(await prompts({ channel_id })).toBe('channel_not_found');
  });

  it('needs a thread that is there', async () => {
    const { setStatus, setTitle } = client.assistant.threads;
    const nowhere = { channel_id: 'DALICE', thread_ts: '1.1' };
    expect(await refusal(setStatus({ ...nowhere, status: 'is here' }))).toBe('invalid_thread_ts');
    expect(await refusal(setTitle({ ...nowhere, title: 'T' }))).toBe('invalid_thread_ts');
  });

  it('shows prompts of a thread nowhere, unless panels are threads', async () => {
    const { thread } = await slack.openPanel({ user: 'UALICE' });
    expect(thread).toBeUndefined();
    const { message } = await slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hi' });
    expect(await prompts({ thread_ts: message.ts })).toBeUndefined();
    expect(slack.panel('DALICE', message.ts).prompts).toEqual([]);
  });

  it('wants a thread where panels are threads', async () => {
    await slack.stop();
    await open({ subscriptions: ['assistant_thread_started'] });
    expect(await prompts()).toBe('invalid_thread_ts');
  });

  it('needs its scope', async () => {
    await slack.stop();
    await open({ scopes: ['chat:write'] });
    expect(await prompts()).toBe('missing_scope');
  });
});

it('tells an app nothing that it did not subscribe to', async () => {
  await slack.stop();
  await open({ subscriptions: [] });
  expect(await slack.openHome('UALICE')).toBeUndefined();
  expect(await slack.lookAt({ user: 'UALICE', beside: 'CGENERAL' })).toBeUndefined();
  expect((await slack.openPanel({ user: 'UALICE' })).delivered).toBeUndefined();
});
