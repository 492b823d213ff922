import { WebClient, type WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../src/chat/log';
import type { Identity } from '../events/incoming';
import type { Wait } from '../send/retry';
import { createUpload, type Upload } from '../send/upload';
import { createProfiles, type Profiles } from './profiles';

/** The bot in one tenant: who it is there, and all that its token is needed for. */
export interface Bot {
  me: Identity;
  client: WebClient;
  profiles: Profiles;
  upload: Upload;
}

/** What Slack says of whom an event is for; Bolt reads it from the signed request. */
export interface Source {
  teamId: string | undefined;
  enterpriseId: string | undefined;
  isEnterpriseInstall: boolean;
}

/** The bots by their tenants. All of it rejects with an AppError where it cannot be told now. */
export interface Clients {
  /** Resolves where the set-up is good for anything; to be called before events are received. */
  check(): Promise<void>;
  /** The bot that speaks in a tenant; undefined where the app is not installed there. */
  for(tenant: string): Promise<Bot | undefined>;
  /** The bot that an event is for; undefined where the app is not installed there. */
  from(source: Source): Promise<Bot | undefined>;
  /** Forgets a tenant that removed the app; `erase` removes all else, and nothing is installed there meanwhile. */
  remove(tenant: string, erase: () => Promise<void>): Promise<void>;
}

/** What every bot is made with. */
export interface BotParts {
  clientOptions: WebClientOptions;
  wait: Wait;
  log: Log;
  now: () => Date;
  /** As in {@link createUpload}. */
  fetch: typeof fetch;
}

/** A bot on a client whose token is known to be of this identity. */
export function createBot(me: Identity, client: WebClient, parts: BotParts): Bot {
  return {
    me,
    client,
    profiles: createProfiles({ ...parts, client }),
    upload: createUpload({ ...parts, client }),
  };
}

/** A client of its own for a token. */
export function clientWith(token: string, { clientOptions }: BotParts): WebClient {
  return new WebClient(token, { ...clientOptions });
}
