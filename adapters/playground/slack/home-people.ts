import type { Acts } from './acts';
import type { Delivered } from './app-link';
import type { OpenHome } from './home-schema';
import { blockId, findButton, readMessage, type WhichButton } from './read-message';
import type { SlackState } from './state';

/** What people do on the app's Home tab. */
export interface HomePeople {
  /** Opens the Home tab; undefined where the app did not subscribe to that. */
  openHome(user: string): Promise<Delivered | undefined>;
  /** All that the person reads there, with the labels of the buttons; empty where nothing was published. */
  readHome(user: string): string;
  /** Presses the first button with this label there, or the one with this `action_id` (in this block). */
  pressHome(input: { user: string } & WhichButton): Promise<Delivered>;
}

export function homePeople(acts: Acts): HomePeople {
  const { event, link, state, subscriptions, trigger } = acts;
  return {
    async openHome(user) {
      return subscriptions.includes('app_home_opened') ? event(openedEvent(state, user, 'home')) : undefined;
    },
    readHome(user) {
      const home = state.homes.get(user);
      return home === undefined ? '' : readMessage({ text: '', blocks: home.view.blocks });
    },
    pressHome({ user, ...which }) {
      const home = state.homes.get(user);
      const found = home && findButton(home.view, which);
      if (home === undefined || found === undefined)
        throw new Error(`no button ${JSON.stringify(which)} on the Home tab of ${user}`);
      const action = {
        type: 'button',
        block_id: found.block,
        action_id: found.button.action_id,
        text: found.button.text,
        value: found.button.value,
        action_ts: state.nextTs(),
      };
      return link().deliver('interactive', pressBody(state, home, action, trigger(user).id));
    },
  };
}

/** The event of somebody who opens the app; the channel is their direct messages with it. */
export function openedEvent(
  state: SlackState,
  user: string,
  tab: 'home' | 'messages',
  more = {},
): { type: string } {
  const home = state.homes.get(user);
  const event = {
    type: 'app_home_opened',
    user,
    channel: directMessages(state, user),
    tab,
    event_ts: state.nextTs(),
    ...(home !== undefined && { view: viewOf(state, home) }),
    ...more,
  };
  return event;
}

/** The direct messages of a person with the app. */
export function directMessages({ bot, channels }: SlackState, user: string): string {
  const found = channels.find(
    ({ kind, members }) => kind === 'im' && members.includes(user) && members.includes(bot.id),
  );
  if (found === undefined) throw new Error(`${user} has no direct messages with the app`);
  return found.id;
}

function viewOf({ bot, team }: SlackState, { hash, id, view }: OpenHome): object {
  const blocks = view.blocks.map((block, index) => ({ ...block, block_id: blockId(block, index) }));
  const none = { private_metadata: '', callback_id: '', external_id: '' };
  const own = { id, hash, root_view_id: id, team_id: team.id, bot_id: bot.botId, app_id: 'AOPS' };
  return { ...none, ...view, blocks, ...own, previous_view_id: null, state: { values: {} } };
}

function pressBody(state: SlackState, home: OpenHome, action: object, triggerId: string): object {
  const { team } = state;
  const enterprise = team.enterpriseId === undefined ? null : { id: team.enterpriseId, name: team.name };
  return {
    type: 'block_actions',
    user: { id: home.user, username: home.user, name: home.user, team_id: team.id },
    api_app_id: 'AOPS',
    token: 'not-used',
    container: { type: 'view', view_id: home.id },
    trigger_id: triggerId,
    team: { id: team.id, domain: team.name },
    enterprise,
    is_enterprise_install: enterprise !== null,
    view: viewOf(state, home),
    actions: [action],
  };
}
