import type { Acts } from './acts';
import type { Delivered } from './app-link';
import { newPanel, type Panel, panelKey } from './assistant-state';
import { directMessages, openedEvent } from './home-people';
import type { SlackState } from './state';

interface Opened {
  /** Where what is said there is said: in a thread, or in the direct messages themselves. */
  channel: string;
  thread?: string;
  /** Undefined where the app did not subscribe to that. */
  delivered: Delivered | undefined;
}

/** What people do with the app's side panel. */
export interface AssistantPeople {
  /** Opens it, perhaps beside another conversation. */
  openPanel(input: { user: string; beside?: string }): Promise<Opened>;
  /** Looks at another conversation while it is open. */
  lookAt(input: { user: string; beside: string; thread?: string }): Promise<Delivered | undefined>;
  /** What the app shows there. */
  panel(channel: string, thread?: string): Panel;
}

/**
 * Today the panel shows the direct messages (`agent_view`); apps made before July 2026 may still have a thread for every
 * panel (`assistant_view`), and know that by their subscriptions.
 */
export function assistantPeople({ event, state, subscriptions }: Acts): AssistantPeople {
  const told = (body: { type: string }) =>
    subscriptions.includes(body.type) ? event(body) : Promise.resolve(undefined);
  return {
    async openPanel({ beside, user }) {
      const channel = directMessages(state, user);
      if (state.panelsAreThreads) {
        const thread = beginThread(state, channel);
        return {
          channel,
          thread,
          delivered: await told(threadEvent(state, 'started', { user, thread, beside })),
        };
      }
      const context = subscriptions.includes('app_context_changed')
        ? { context: contextOf(state, beside) }
        : {};
      return { channel, delivered: await told(openedEvent(state, user, 'messages', context)) };
    },
    lookAt({ beside, thread, user }) {
      if (thread !== undefined) return told(threadEvent(state, 'context_changed', { user, thread, beside }));
      const channel = directMessages(state, user);
      const context = contextOf(state, beside);
      return told({ type: 'app_context_changed', channel, user, context, event_ts: state.nextTs() } as {
        type: string;
      });
    },
    panel: (channel, thread) => state.panels.get(panelKey(channel, thread)) ?? newPanel(),
  };
}

/** A thread begins with a message of the app that nobody sees. */
function beginThread(state: SlackState, channel: string): string {
  const root = { channel, user: state.bot.id, text: 'New Assistant Thread', blocks: [], reactions: {} };
  return state.add({ ...root, ts: state.nextTs() }).ts;
}

function threadEvent(
  state: SlackState,
  what: 'started' | 'context_changed',
  { beside, thread, user }: { user: string; thread: string; beside: string | undefined },
): { type: string } {
  const context =
    beside === undefined ? {} : { channel_id: beside, team_id: state.team.id, enterprise_id: null };
  const panel = { user_id: user, context, channel_id: directMessages(state, user), thread_ts: thread };
  const body = { type: `assistant_thread_${what}`, assistant_thread: panel, event_ts: state.nextTs() };
  return body;
}

function contextOf({ team }: SlackState, beside: string | undefined): object {
  if (beside === undefined) return { entities: [] };
  return { entities: [{ type: 'slack#/types/channel_id', value: beside, team_id: team.id }] };
}
