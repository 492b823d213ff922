import type { TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';

const PAGE_SIZE = 500;
/** A team has at most 25,000 people; an endless list would be a mistake on the other side. */
const MOST_PAGES = 100;
const BOT_ID = /^28:/;

interface Page {
  members?: { id: string }[];
  continuationToken?: string;
}

/** The SDK's types want a token even for the first page, where there is none. */
interface PageOptions {
  pageSize: number;
  continuationToken: string;
}

/** How many people there are in a conversation, read page by page; in chats Teams gives one page. */
export async function countPeople(context: TurnContext, conversationId: string): Promise<number> {
  const { conversations } = connectorOf(context);
  let people = 0;
  let from: { continuationToken?: string } = {};
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const options = { pageSize: PAGE_SIZE, ...from } as PageOptions;
    const page: Page = await conversations.getConversationPagedMembers(conversationId, options);
    people += (page.members ?? []).filter(({ id }) => !BOT_ID.test(id)).length;
    if (!page.continuationToken) break;
    from = { continuationToken: page.continuationToken };
  }
  return people;
}

function connectorOf(context: TurnContext): ConnectorClient {
  return context.turnState.get(context.adapter.ConnectorClientKey);
}
