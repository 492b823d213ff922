import type { Log } from '../../src/chat/log';
import type { Vault } from '../../src/chat/vault';

/** What installing the app in many workspaces takes. */
export interface OAuthOptions {
  clientId: string;
  clientSecret: string;
  /** Signs the state of installations that are under way; 16 characters or more. */
  stateSecret: string;
  /** Keeps the installations. */
  vault: Vault;
}

/** Either `botToken` or `oauth` is needed, and not both. */
export interface SlackOptions {
  /** `xoxb-...`, of one workspace or, with an organisation-wide installation, of one enterprise. */
  botToken?: string;
  /** For many workspaces. Needs `signingSecret`, not `appToken`. */
  oauth?: OAuthOptions;
  log: Log;
  /** `xapp-...`: events come over a web socket (Socket Mode) and nothing listens here. */
  appToken?: string;
  /** Needed without `appToken`: proves that requests come from Slack. */
  signingSecret?: string;
  /** Where the Web API is, if not at slack.com: GovSlack, tests. */
  apiUrl?: string;
  /** Without `appToken`: where requests are awaited, at `/slack/events`. 0 takes any free port; 3000 unless given. */
  port?: number;
  host?: string;
  /** How long a request may take to come in, in milliseconds; 30,000 unless given. */
  requestTimeoutMs?: number;
  /** How long one call to Slack may take, in milliseconds; 10,000 unless given. */
  timeoutMs?: number;
  /** How long to wait before the web socket is opened again, in milliseconds, by the number of failures so far. */
  reconnectDelayMs?: (failures: number) => number;
  /** A form that was sent is answered inside itself for so long, in milliseconds; 2,500 unless given. Slack waits for 3,000. */
  answerFormsWithinMs?: number;
  /**
   * After a removal, what was being answered meanwhile is erased so much later, in milliseconds; 30,000 unless given.
   * Nothing that was asked before is still being answered then.
   */
  eraseAgainAfterMs?: number;
  now?: () => Date;
  /** Resolves after so many milliseconds. */
  wait?: (ms: number) => Promise<unknown>;
}
