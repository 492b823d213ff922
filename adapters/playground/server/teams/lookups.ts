import type { PageFound } from '../../page-protocol';
import type { Chat } from '../../teams/chat';
import type { Found } from '../../teams/lookup-search';
import type { TeamsTenant } from '../../teams/start-teams-tenant';
import { ActRefused } from '../act-refused';

interface Entry extends Omit<PageFound, 'results'> {
  results: readonly Found[];
}

const UNREACHABLE = 'Unable to reach app. Please try again.';

/** What people have found in the message extension, and not yet inserted. */
export class Lookups {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly tenant: TeamsTenant) {}

  async lookUp(chat: Chat, by: { id: string; name: string }, text: string): Promise<void> {
    const seen = await this.tenant.search(chat, text, { by });
    const common = { person: by.id, conversation: chat.conversation.id };
    const results = seen.state === 'results' ? seen.results : [];
    const problem = seen.state === 'message' ? seen.text : UNREACHABLE;
    this.entries.set(by.id, { ...common, results, ...(seen.state !== 'results' && { problem }) });
    this.tenant.state.changed();
  }

  insert(person: string, place: number): void {
    const found = this.entries.get(person)?.results[place];
    if (found === undefined) throw new ActRefused('This is not in the list any more.');
    this.entries.delete(person);
    found.insert();
  }

  onPage(): PageFound[] {
    return [...this.entries.values()].map(({ results, ...entry }) => ({
      ...entry,
      results: results.map(({ text, title }) => ({ title, text })),
    }));
  }
}
