import type { Acts } from './acts';
import type { Delivered } from './app-link';
import type { Message, SlackState } from './state';

/** What people do with the app's entries in the menu of a message. */
export interface ShortcutPeople {
  /** Chooses one on a message; the app need not be in the channel. */
  shortcut(input: { user: string; message: Message; callbackId: string }): Promise<Delivered>;
}

export function shortcutPeople({ issue, joined, link, state, trigger }: Acts): ShortcutPeople {
  return {
    shortcut({ callbackId, message, user }) {
      const channel = joined(message.channel, user);
      const { team } = state;
      const enterprise = team.enterpriseId === undefined ? null : { id: team.enterpriseId, name: team.name };
      return link().deliver('interactive', {
        type: 'message_action',
        token: 'not-used',
        callback_id: callbackId,
        action_ts: state.nextTs(),
        trigger_id: trigger(user).id,
        response_url: issue(channel, user),
        team: { id: team.id, domain: team.name },
        enterprise,
        is_enterprise_install: enterprise !== null,
        user: { id: user, name: user, username: user, team_id: team.id },
        channel: { id: channel.id, name: channel.kind === 'private' ? 'privategroup' : channel.name },
        message_ts: message.ts,
        message: told(message, state),
      });
    },
  };
}

function told({ text, threadTs, ts, user }: Message, { team }: SlackState): object {
  const thread = threadTs === undefined ? {} : { thread_ts: threadTs };
  return { type: 'message', user, team: team.id, ts, text, ...thread };
}
