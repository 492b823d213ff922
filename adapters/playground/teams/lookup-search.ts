import { base, place, type Speaker } from './activities';
import type { Chat } from './chat';
import { type FoundAttachment, queryAnswerSchema } from './lookup-schema';
import type { Means } from './means';
import type { Message } from './tenant-state';

/** One line of the list that is found. */
export interface Found {
  title: string;
  text: string;
  /** The person chooses it, and sends the message that it becomes. */
  insert(): Message;
}

/** What a person sees of the message extension after something was typed. */
export type SearchView =
  | { state: 'results'; results: Found[] }
  | { state: 'message'; text: string }
  /** "Unable to reach app": no answer in time, or none that counts. */
  | { state: 'unreachable' };

export interface Typed {
  by?: Speaker;
  /** How far down the list somebody has gone already. */
  skip?: number;
  command?: string;
}

/** Searches in the message extension, from any conversation: the bot need not be in it. */
export type Search = (chat: Chat, text: string, typed?: Typed) => Promise<SearchView>;

/** Teams asks for so many at a time. */
const PAGE = 25;

export function createSearch(means: Means): Search {
  return async (chat, text, typed = {}) => {
    const activity = queryActivity(means, chat, text, typed);
    const answer = await means.deliver(activity, means.state.dialogTimeoutMs);
    if (answer?.status !== 200) return { state: 'unreachable' };
    const { composeExtension } = readAnswer(answer.body);
    if (composeExtension.type === 'message') return { state: 'message', text: composeExtension.text };
    const results = composeExtension.attachments.map((one) => foundIn(means, chat, one, typed.by));
    return { state: 'results', results };
  };
}

function queryActivity({ state, around }: Means, { conversation }: Chat, text: string, typed: Typed) {
  const { by, skip = 0, command = 'lookup' } = typed;
  const first = { name: 'initialRun', value: 'true' };
  return {
    ...base(around, conversation, `f:${state.nextId()}`, by),
    type: 'invoke',
    name: 'composeExtension/query',
    conversation: place(around, conversation),
    value: {
      commandId: command,
      parameters: [text === '' ? first : { name: 'text', value: text }],
      queryOptions: { skip, count: PAGE },
    },
  };
}

function readAnswer(body: string) {
  const { data, error } = queryAnswerSchema.safeParse(JSON.parse(body));
  if (!data) throw new Error(`Teams cannot show this answer: ${error.message}`);
  return data;
}

function foundIn(
  { state }: Means,
  { conversation }: Chat,
  { preview, content }: FoundAttachment,
  by?: Speaker,
): Found {
  const { title, text = '' } = preview.content;
  const message = { conversationId: conversation.id, from: 'person' as const, card: content };
  const insert = () => state.add({ ...message, id: state.nextId(), ...(by !== undefined && { by: by.id }) });
  return { title, text, insert };
}
