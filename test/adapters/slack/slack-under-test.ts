import {
  type SlackWorkspace,
  startSlackWorkspace,
  type WorkspaceOptions,
} from '../../../adapters/playground/slack/start-slack-workspace';
import { createSlackAdapter, type SlackAdapter, type SlackOptions } from '../../../adapters/slack';
import type { OnEvent } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import type { Log } from '../../../src/chat/log';
import type { Block, Reply } from '../../../src/chat/reply';

export interface LogLine {
  level: keyof Log;
  fields: Record<string, unknown>;
  message: string;
}

export interface SlackUnderTest {
  slack: SlackWorkspace;
  adapter: SlackAdapter;
  events: ChatEvent[];
  lines: LogLine[];
  start(onEvent?: OnEvent): Promise<void>;
  stop(): Promise<void>;
}

interface Setup {
  /** A workspace that is there already, for a second adapter on it. */
  slack?: SlackWorkspace;
  workspace?: WorkspaceOptions;
  adapter?: Partial<SlackOptions>;
  socketMode?: boolean;
}

const opened: SlackUnderTest[] = [];

afterEach(async () => {
  for (const chat of opened.splice(0)) await chat.stop();
});

/** A workspace on this machine and the real adapter on it, over signed HTTP unless Socket Mode is asked for; both end with the test. */
export async function openSlack({
  adapter: options = {},
  slack: existing,
  socketMode = false,
  workspace,
}: Setup = {}): Promise<SlackUnderTest> {
  const slack = existing ?? (await startSlackWorkspace(workspace));
  const lines: LogLine[] = [];
  const events: ChatEvent[] = [];
  const way = socketMode
    ? { appToken: slack.tokens.app, reconnectDelayMs: () => 1 }
    : { signingSecret: slack.signingSecret, port: 0, host: '127.0.0.1' };
  const adapter = createSlackAdapter({
    botToken: slack.tokens.bot,
    apiUrl: slack.apiUrl,
    log: recorder(lines),
    ...way,
    ...options,
  });
  const chat: SlackUnderTest = {
    slack,
    adapter,
    events,
    lines,
    async start(onEvent = async () => undefined) {
      await adapter.start((event) => {
        events.push(event);
        return onEvent(event);
      });
      if (!socketMode) slack.connectTo(requestUrl(adapter));
    },
    async stop() {
      await adapter.stop();
      await slack.stop();
    },
  };
  opened.push(chat);
  return chat;
}

export function requestUrl(adapter: SlackAdapter): string {
  return `http://127.0.0.1:${adapter.port}/slack/events`;
}

export function reply(text: string, audience: Reply['audience'] = 'conversation', ...more: Block[]): Reply {
  return { text, blocks: [{ type: 'text', text }, ...more], audience };
}

/** A log that keeps its lines in `lines`. */
export function recorder(lines: LogLine[]): Log {
  const line = (level: keyof Log) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
