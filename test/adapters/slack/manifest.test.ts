import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { COMMANDS } from '../../../adapters/slack/events/command';
import { ASK_SHORTCUT } from '../../../adapters/slack/events/shortcut';
import { BOT_SCOPES } from '../../../adapters/slack/workspaces/scopes';
import manifest from '../../../manifest.json';
import { startedReply } from '../../../src/advisor/replies/started-reply';
import { openSlack, reply } from './slack-under-test';

const { display_information, features, oauth_config, settings } = manifest;

/** What an event needs, from its page at docs.slack.dev/reference/events (read 2026-11-23). */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_context_changed: ['assistant:write'],
  app_home_opened: [],
  app_mention: ['app_mentions:read'],
  app_uninstalled: [],
  channel_left: ['channels:read'],
  group_left: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  'message.mpim': ['mpim:history'],
  tokens_revoked: [],
};

/** What the methods need that the adapter calls, from their pages at docs.slack.dev/reference/methods (read 2026-11-23). */
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  'apps.connections.open': [],
  'assistant.threads.setStatus': ['assistant:write'],
  'assistant.threads.setSuggestedPrompts': ['assistant:write'],
  'assistant.threads.setTitle': ['assistant:write'],
  'auth.test': [],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'conversations.open': ['im:write'],
  'conversations.replies': ['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'reactions.add': ['reactions:write'],
  'users.conversations': ['channels:read', 'groups:read', 'im:read', 'mpim:read'],
  'users.info': ['users:read'],
  'views.open': [],
  'views.publish': [],
};

it('stays within the limits of a manifest', () => {
  expect(display_information.name.length).toBeLessThanOrEqual(35);
  expect(display_information.description.length).toBeLessThanOrEqual(140);
  expect(display_information.long_description.length).toBeGreaterThanOrEqual(175);
  expect(display_information.long_description.length).toBeLessThanOrEqual(4_000);
  expect(display_information.background_color).toMatch(/^#[0-9a-f]{6}$/);
  expect(features.bot_user.display_name).toMatch(/^[a-z0-9._-]{1,80}$/);
  expect(features.slash_commands.length).toBeLessThanOrEqual(50);
});

it('declares exactly the commands that the adapter answers', () => {
  expect(features.slash_commands.map(({ command }) => command).sort()).toEqual(Object.keys(COMMANDS).sort());
});

it.each(features.slash_commands.map((command) => [command.command, command] as const))(
  'describes %s',
  (_name, command) => {
    expect(command.command).toMatch(/^\/[a-z-]{1,31}$/);
    expect(command.description).not.toBe('');
    expect(command.description.length).toBeLessThanOrEqual(2_000);
    expect((command.usage_hint ?? '').length).toBeLessThanOrEqual(1_000);
  },
);

it('asks for the scopes of its events, commands and calls, and for no more', () => {
  const forEvents = settings.event_subscriptions.bot_events.flatMap(
    (event) => EVENT_SCOPES[event] ?? [event],
  );
  const needed = new Set([...forEvents, 'commands', ...Object.values(METHOD_SCOPES).flat()]);
  expect([...oauth_config.scopes.bot].sort()).toEqual([...needed].sort());
});

it('asks for the same scopes where people install it by themselves', () => {
  expect([...BOT_SCOPES].sort()).toEqual([...oauth_config.scopes.bot].sort());
});

it('leads back to the page that takes an installation', () => {
  expect(oauth_config.redirect_urls).toEqual([expect.stringMatching(/^https:.*\/slack\/oauth_redirect$/)]);
});

it('knows the scopes of every method that the adapter calls', async () => {
  const folder = join(__dirname, '../../../adapters/slack');
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts'));
  const sources = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const called = [...sources.join().matchAll(/client\.((?:[a-z]+\.)+[A-Za-z]+)\(/g)].map(
    ([, method = '']) => method,
  );
  expect(new Set(called)).toEqual(
    new Set(Object.keys(METHOD_SCOPES).filter((name) => !name.startsWith('apps.'))),
  );
});

it('offers the shortcut that the adapter answers, and no other', () => {
  const [shortcut, ...others] = features.shortcuts;
  expect(shortcut).toMatchObject({ type: 'message', callback_id: ASK_SHORTCUT });
  expect(shortcut?.name.length).toBeLessThanOrEqual(24);
  expect(shortcut?.description.length).toBeLessThanOrEqual(150);
  expect(others).toEqual([]);
});

it('says in the side panel what it is, and offers what the advisor offers', () => {
  const { agent_description, suggested_prompts } = features.agent_view;
  expect(agent_description.length).toBeLessThanOrEqual(300);
  expect(agent_description).not.toMatch(/\bAI\b/);
  expect(suggested_prompts.map(({ message }) => message)).toEqual(startedReply().prompts);
});

it('shows its Home tab', () => {
  expect(features.app_home.home_tab_enabled).toBe(true);
});

it('lets people write to the bot and press its buttons', () => {
  expect(features.app_home).toMatchObject({
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
  expect(settings.interactivity.is_enabled).toBe(true);
});

it('is enough for the adapter to work in a workspace that grants nothing else', async () => {
  const workspace = {
    scopes: oauth_config.scopes.bot,
    subscriptions: settings.event_subscriptions.bot_events,
  };
  const { slack, start, stop } = await openSlack({ workspace });
  await start(async () => reply('here'));
  for (const channel of ['DALICE', 'CGENERAL', 'GTRIO']) {
    const { message } = await slack.say({ user: 'UALICE', channel, text: '<@UOPSBOT> hello' });
    await slack.waitFor(() => slack.answers(channel)[0] && message.reactions.eyes);
  }
  await stop();
});

it.each(oauth_config.scopes.bot.filter((scope) => ['chat:write', 'reactions:write'].includes(scope)))(
  'really needs %s',
  async (scope) => {
    const { lines, slack, start, stop } = await openSlack({
      workspace: { scopes: oauth_config.scopes.bot.filter((other) => other !== scope) },
    });
    await start(async () => reply('here'));
    await slack.say({ user: 'UALICE', channel: 'DALICE', text: 'hello' });
    await stop();
    expect(lines.map(({ fields }) => fields.code ?? fields.reason)).toContainEqual(
      expect.stringContaining('missing_scope'),
    );
  },
);
