import type { PageConversation, PageForm, PageMessage } from '../../page-protocol';
import { blockId } from '../../slack/read-message';
import type { SlackWorkspace } from '../../slack/start-slack-workspace';
import type { Channel, Message, OpenView, SlackFile, SlackState } from '../../slack/state';
import { memberById } from '../team';

const KINDS = { public: 'channel', private: 'private', mpim: 'group', im: 'direct' } as const;

export function conversationOnPage({ id, kind, members, name }: Channel, bot: string): PageConversation {
  const people = members.filter((member) => member !== bot);
  const [first = ''] = people;
  return {
    id,
    name: kind === 'im' ? memberById(first).name : name,
    kind: KINDS[kind],
    members: people,
    hasAdvisor: members.includes(bot),
  };
}

export function messageOnPage(message: Message, { bot }: SlackState): Omit<PageMessage, 'traced'> {
  const { blocks, channel, edited = false, ephemeralTo, reactions, text, threadTs, ts, user } = message;
  const known = (id: string) => (id === bot.id ? 'advisor' : id);
  return {
    id: ts,
    conversation: channel,
    from: known(user),
    at: timeOf(ts),
    text,
    edited,
    reactions: Object.fromEntries(Object.entries(reactions).map(([name, who]) => [name, who.map(known)])),
    ...(threadTs !== undefined && threadTs !== ts && { thread: threadTs }),
    ...(ephemeralTo !== undefined && { onlyFor: ephemeralTo }),
    ...(blocks.length > 0 && {
      blocks: blocks.map((block, index) => ({ ...block, block_id: blockId(block, index) })),
    }),
  };
}

/** A file that was put into a thread by itself looks like a message with a picture. */
export function filesOnPage({ files }: SlackState): Omit<PageMessage, 'traced'>[] {
  return files.flatMap((file) => {
    const { sharedIn } = file;
    if (sharedIn === undefined) return [];
    const { channel, threadTs } = sharedIn;
    const message = { id: file.id, conversation: channel, from: 'advisor', text: '', edited: false };
    const at = timeOf(threadTs ?? '0');
    const thread = threadTs === undefined ? {} : { thread: threadTs };
    return [{ ...message, at, reactions: {}, blocks: [pictureBlock(file)], ...thread }];
  });
}

function pictureBlock({ altText, id, title = '' }: SlackFile): object {
  const named = title === '' ? {} : { title: { type: 'plain_text', text: title } };
  return { type: 'image', slack_file: { id }, alt_text: altText, ...named };
}

export function formOnPage({ errors, id, user, values, view }: OpenView): PageForm {
  return { id, person: user, title: view.title.text, view, values, errors };
}

/** ISO 8601, of a Slack timestamp. */
function timeOf(ts: string): string {
  return new Date(Number(ts) * 1000).toISOString();
}

/** How many messages are shown; older ones stay where they are. */
const SHOWN = 600;

export function messagesOnPage({ state }: SlackWorkspace): Omit<PageMessage, 'traced'>[] {
  const messages = state.messages.map((message) => messageOnPage(message, state));
  return [...messages, ...filesOnPage(state)].slice(-SHOWN);
}
