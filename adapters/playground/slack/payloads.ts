import type { ButtonElement, InputBlock } from './block-kit';
import type { Channel, Message, OpenView, SlackState } from './state';
import { inputsOf } from './view-methods';

/** The bodies that Slack sends to an app, with the fields that it documents. */

export interface EventIds {
  event_id: string;
  event_time: number;
}

const CHANNEL_TYPES = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;

/** Whether the app is installed for the whole organisation of a workspace. */
export function isOrgWide({ enterpriseId, installedHere }: SlackState['team']): boolean {
  return enterpriseId !== undefined && !installedHere;
}

export function channelType({ kind }: Channel): 'channel' | 'group' | 'im' | 'mpim' {
  return CHANNEL_TYPES[kind];
}

export function eventEnvelope({ bot, team }: SlackState, event: object, ids: EventIds): object {
  const isEnterprise = isOrgWide(team);
  return {
    token: 'not-used',
    team_id: team.id,
    api_app_id: 'AOPS',
    type: 'event_callback',
    ...ids,
    event,
    authorizations: [
      {
        enterprise_id: team.enterpriseId ?? null,
        team_id: team.id,
        user_id: bot.id,
        is_bot: true,
        is_enterprise_install: isEnterprise,
      },
    ],
    is_ext_shared_channel: false,
  };
}

export function messageEvent(message: Message, channel: Channel): object {
  return { type: 'message', channel_type: channelType(channel), ...spoken(message) };
}

export function mentionEvent(message: Message): object {
  return { type: 'app_mention', ...spoken(message) };
}

function spoken({ channel, text, threadTs, ts, user }: Message): object {
  return { channel, user, text, ts, event_ts: ts, ...(threadTs !== undefined && { thread_ts: threadTs }) };
}

interface CommandInput {
  user: string;
  channel: Channel;
  command: string;
  text: string;
  triggerId: string;
  responseUrl: string;
}

export function commandBody({ team, users }: SlackState, input: CommandInput): object {
  const { channel, command, responseUrl, text, triggerId, user } = input;
  return {
    token: 'not-used',
    team_id: team.id,
    team_domain: team.name,
    channel_id: channel.id,
    channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
    user_id: user,
    user_name: users.find(({ id }) => id === user)?.name ?? user,
    command,
    text,
    api_app_id: 'AOPS',
    is_enterprise_install: String(isOrgWide(team)),
    response_url: responseUrl,
    trigger_id: triggerId,
    ...(team.enterpriseId !== undefined && { enterprise_id: team.enterpriseId, enterprise_name: team.name }),
  };
}

interface PressInput {
  user: string;
  channel: Channel;
  message: Message;
  button: ButtonElement;
  /** The id of the block that it stands in. */
  block: string;
  actionTs: string;
  triggerId: string;
  responseUrl: string;
}

export function pressBody({ team }: SlackState, input: PressInput): object {
  const { actionTs, block, button, channel, message, responseUrl, triggerId, user } = input;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  const isPrivate = message.ephemeralTo !== undefined;
  const enterprise = team.enterpriseId === undefined ? null : { id: team.enterpriseId, name: team.name };
  return {
    type: 'block_actions',
    user: { id: user, username: user, name: user, team_id: team.id },
    api_app_id: 'AOPS',
    token: 'not-used',
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isPrivate,
      ...thread,
    },
    trigger_id: triggerId,
    team: { id: team.id, domain: team.name },
    enterprise,
    is_enterprise_install: isOrgWide(team),
    channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
    // Slack leaves private messages out.
    ...(isPrivate
      ? {}
      : { message: { type: 'message', user: message.user, ts: message.ts, text: message.text, ...thread } }),
    response_url: responseUrl,
    actions: [
      {
        type: 'button',
        block_id: block,
        action_id: button.action_id,
        text: button.text,
        value: button.value,
        action_ts: actionTs,
      },
    ],
  };
}

export function submissionBody({ team }: SlackState, open: OpenView, triggerId: string): object {
  const { hash, id, user, values, view } = open;
  const enterprise = team.enterpriseId === undefined ? null : { id: team.enterpriseId, name: team.name };
  const state = Object.fromEntries(
    inputsOf(view).map((block) => {
      const { block_id = '', element } = block;
      return [block_id, { [element.action_id]: inputState(block, values[block_id] ?? '') }];
    }),
  );
  return {
    type: 'view_submission',
    team: { id: team.id, domain: team.name },
    enterprise,
    is_enterprise_install: isOrgWide(team),
    user: { id: user, username: user, name: user, team_id: team.id },
    api_app_id: 'AOPS',
    token: 'not-used',
    trigger_id: triggerId,
    view: { ...view, id, hash, team_id: team.id, app_installed_team_id: team.id, state: { values: state } },
    response_urls: [],
  };
}

function inputState({ element }: InputBlock, value: string): object {
  const { type } = element;
  if (type === 'plain_text_input') return { type, value: value === '' ? null : value };
  return { type, selected_option: element.options.find((option) => option.value === value) ?? null };
}
