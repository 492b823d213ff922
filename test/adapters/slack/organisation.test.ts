import { channelIn, openPlatform, type PlatformUnderTest } from './platform-under-test';
import { reply } from './slack-under-test';

const BIG = { id: 'EBIG', name: 'big' };
const NORTH = { id: 'TNORTH', name: 'north', enterpriseId: BIG.id };
const SOUTH = { id: 'TSOUTH', name: 'south', enterpriseId: BIG.id };
/** In the organisation, with an installation of its own. */
const WEST = { id: 'TWEST', name: 'west', enterpriseId: BIG.id, installedHere: true as const };

let chat: PlatformUnderTest;

beforeEach(async () => {
  chat = await openPlatform({
    teams: [NORTH, SOUTH, WEST],
    organisations: [BIG],
    onEvent: async (event) =>
      event.kind === 'removed' ? undefined : reply(`for ${event.conversation.tenant}`),
  });
  await chat.install('big');
  await chat.install('west');
});

afterEach(() => chat.stop());

it('is one tenant in all of its workspaces, beside the workspace with an installation of its own', async () => {
  expect(await answerIn(NORTH.id)).toBe('for EBIG');
  expect(await answerIn(SOUTH.id)).toBe('for EBIG');
  expect(await answerIn(WEST.id)).toBe('for TWEST');
});

it('answers commands and forms in each of them', async () => {
  for (const [id, tenant] of [
    [SOUTH.id, 'EBIG'],
    [WEST.id, 'TWEST'],
  ] as const) {
    const slack = workspace(id);
    await slack.command({ user: 'UALICE', channel: channelIn('DALICE', id), command: '/ops-help' });
    await slack.waitFor(() => slack.state.messages.some(({ text }) => text === `for ${tenant}`));
  }
});

it('is told unasked with the token of the organisation', async () => {
  const channel = channelIn('CGENERAL', SOUTH.id);
  const to = {
    platform: 'slack',
    tenant: BIG.id,
    id: channel,
    kind: 'channel',
    address: { channel },
  } as const;
  expect(await chat.adapter.send(to, reply('a tip'))).toMatchObject({ outcome: 'delivered' });
  expect(workspace(SOUTH.id).answers(channel)).toHaveLength(1);
});

it('is removed as a whole, and the workspace with an installation of its own stays', async () => {
  await chat.platform.uninstall(BIG.id);
  expect(removed()).toContain(BIG.id);
  expect(removed()).not.toContain(WEST.id);
  expect(await installation(BIG.id)).toBeUndefined();
  expect(await answerIn(WEST.id)).toBe('for TWEST');
});

it('stays where that one workspace removes its own', async () => {
  await chat.platform.uninstall(WEST.id);
  expect(new Set(removed())).toEqual(new Set([WEST.id]));
  expect(await installation(WEST.id)).toBeUndefined();
  expect(await answerIn(NORTH.id)).toBe('for EBIG');
});

it('is what a removal means that names both, where the workspace is still there', async () => {
  chat.platform.tokens.endAll(BIG.id, 'account_inactive');
  await chat.platform.deliver({
    team_id: WEST.id,
    enterprise_id: BIG.id,
    api_app_id: 'AOPS',
    event: { type: 'app_uninstalled' },
    type: 'event_callback',
    event_id: 'Ev1',
    event_time: 1_700_000_000,
  });
  expect(removed()).toEqual([BIG.id]);
  expect(await installation(WEST.id)).toBeDefined();
});

function workspace(id: string) {
  const found = chat.workspaces[id];
  if (found === undefined) throw new Error(`there is no workspace ${id}`);
  return found;
}

async function answerIn(id: string): Promise<string> {
  const slack = workspace(id);
  const channel = channelIn('DALICE', id);
  await slack.say({ user: 'UALICE', channel, text: 'hello' });
  return (await slack.waitFor(() => slack.answers(channel)[0])).text;
}

function removed(): string[] {
  return chat.events.flatMap((event) =>
    event.kind === 'removed' && event.from === 'tenant' ? [event.conversation.tenant] : [],
  );
}

function installation(tenant: string): Promise<string | undefined> {
  return chat.store.getSecret({ platform: 'slack', tenant }, 'installation');
}
