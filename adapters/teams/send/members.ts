import type { TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Person } from '../../../src/chat/event';

const PAGE_SIZE = 500;
/** A team has at most 25,000 people; an endless list would be a mistake on the other side. */
const MOST_PAGES = 100;
const BOT_ID = /^28:/;

interface Member {
  id: string;
  /** The person in Microsoft Entra, by which the advisor knows them. */
  aadObjectId?: string;
  name?: string;
}

interface Page {
  members?: Member[];
  continuationToken?: string;
}

/** The SDK's types want a token even for the first page, where there is none. */
interface PageOptions {
  pageSize: number;
  continuationToken: string;
}

/** How many people there are in a conversation. */
export async function countPeople(context: TurnContext, conversationId: string): Promise<number> {
  let people = 0;
  for await (const page of pages(context, conversationId)) people += page.length;
  return people;
}

/** Whether the person is in a conversation. */
export async function isMember(
  context: TurnContext,
  conversationId: string,
  { id }: Person,
): Promise<boolean> {
  return (await find(context, conversationId, id)) !== undefined;
}

/** What the person is called in a conversation; `undefined` where they are not in it. */
export async function nameIn(
  context: TurnContext,
  conversationId: string,
  { id }: Person,
): Promise<string | undefined> {
  return (await find(context, conversationId, id))?.name;
}

async function find(context: TurnContext, conversationId: string, id: string): Promise<Member | undefined> {
  for await (const page of pages(context, conversationId)) {
    const found = page.find((member) => (member.aadObjectId ?? member.id) === id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The people of a conversation page by page, bots left out; in chats Teams gives one page. */
async function* pages(context: TurnContext, conversationId: string): AsyncGenerator<Member[]> {
  const { conversations } = connectorOf(context);
  let from: { continuationToken?: string } = {};
  for (let read = 0; read < MOST_PAGES; read++) {
    const options = { pageSize: PAGE_SIZE, ...from } as PageOptions;
    const page: Page = await conversations.getConversationPagedMembers(conversationId, options);
    yield (page.members ?? []).filter(({ id }) => !BOT_ID.test(id));
    if (!page.continuationToken) return;
    from = { continuationToken: page.continuationToken };
  }
}

function connectorOf(context: TurnContext): ConnectorClient {
  return context.turnState.get(context.adapter.ConnectorClientKey);
}
