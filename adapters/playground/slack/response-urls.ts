import { randomUUID } from 'node:crypto';
import { post } from './message-methods';
import { type Args, isRefusal, type Result } from './method';
import type { Message, SlackState } from './state';

/** Slack takes five messages at a response_url, within half an hour. */
const USES = 5;
const LIFE_MS = 30 * 60_000;

interface Ticket {
  channel: string;
  user: string;
  /** The message whose button was pressed. */
  original?: Message;
  uses: number;
  issuedAt: Date;
}

/** The addresses at which the app may answer commands and buttons, member or not. */
export interface ResponseUrls {
  /** Hands back the last part of a new address. */
  issue(ticket: Omit<Ticket, 'uses' | 'issuedAt'>): string;
  /** Makes an address worthless, as 30 minutes do. */
  expire(token: string): void;
  use(token: string, args: Args): Result;
}

export function createResponseUrls(state: SlackState): ResponseUrls {
  const tickets = new Map<string, Ticket>();
  return {
    issue(ticket) {
      const token = randomUUID();
      tickets.set(token, { ...ticket, uses: 0, issuedAt: state.now() });
      return token;
    },
    expire: (token) => {
      tickets.delete(token);
    },
    use(token, args) {
      const ticket = tickets.get(token);
      const age = state.now().getTime() - (ticket?.issuedAt.getTime() ?? 0);
      if (ticket === undefined || age > LIFE_MS) return { error: 'expired_url' };
      if (ticket.uses >= USES) return { error: 'used_url' };
      ticket.uses += 1;
      return respond(state, ticket, args);
    },
  };
}

function respond(state: SlackState, { channel: id, original, user }: Ticket, args: Args): Result {
  const channel = state.channel(id);
  if (channel === undefined) return { error: 'channel_not_found' };
  const result = post(state, channel, args, args.response_type === 'in_channel' ? undefined : user);
  const replaces = args.replace_original !== 'false' || args.delete_original === 'true';
  if (!isRefusal(result) && original !== undefined && replaces) state.remove(original);
  return result;
}
