import { sign } from '../../adapters/playground/slack/http-link';
import { openSlack } from '../adapters/slack/slack-under-test';
import { startBot } from '../adapters/teams/start-bot';

/** Where one platform's requests come in, with the real adapter behind it. */
export interface Door {
  port: number;
  path: string;
  /** Events that reached the core. */
  events: readonly unknown[];
  /** The headers that prove that a body comes from the platform. */
  proof(body: string): Record<string, string>;
  /** Somebody on the platform says something; resolves once it has reached the core. */
  genuine(): Promise<unknown>;
  close(): Promise<void>;
}

/** Connections that say nothing for so long are cut, in these tests. */
export const PATIENCE_MS = 500;

async function slackDoor(): Promise<Door> {
  const { slack, adapter, events, start, stop } = await openSlack({
    adapter: { requestTimeoutMs: PATIENCE_MS },
  });
  await start();
  return {
    port: adapter.port ?? 0,
    path: '/slack/events',
    events,
    proof: (body) => {
      const timestamp = Math.floor(Date.now() / 1000);
      return {
        'content-type': 'application/json',
        'x-slack-request-timestamp': String(timestamp),
        'x-slack-signature': sign(slack.signingSecret, timestamp, body),
      };
    },
    genuine: async () => {
      const before = events.length;
      await slack.say({ user: 'UBOB', channel: 'DBOB', text: 'hi' });
      await slack.waitFor(() => events.length > before);
    },
    close: stop,
  };
}

async function teamsDoor(): Promise<Door> {
  const { tenant, adapter, events, stop } = await startBot({ requestTimeoutMs: PATIENCE_MS });
  return {
    port: adapter.port,
    path: '/api/messages',
    events,
    proof: () => ({
      'content-type': 'application/json',
      authorization: `Bearer ${tenant.issuer.sign(tenant.claims())}`,
    }),
    genuine: () => tenant.personal().say('hi'),
    close: stop,
  };
}

export const DOORS = { Slack: slackDoor, Teams: teamsDoor };
