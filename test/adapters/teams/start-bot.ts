import { startTeamsTenant, type TeamsTenant } from '../../../adapters/playground/teams/start-teams-tenant';
import { createTeamsAdapter, type TeamsAdapter, type TeamsOptions } from '../../../adapters/teams';
import type { OnEvent, OnLookup, TakeOn } from '../../../src/chat/adapter';
import type { ChatEvent } from '../../../src/chat/event';
import type { Reply } from '../../../src/chat/reply';

export interface LoggedLine {
  level: string;
  fields: Record<string, unknown>;
  message: string;
}

export interface Bot {
  tenant: TeamsTenant;
  adapter: TeamsAdapter;
  /** Every event that reached the core. */
  events: ChatEvent[];
  logged: LoggedLine[];
  /** The waits between attempts, in milliseconds; the clock jumps instead. */
  waits: number[];
  /** Stops this adapter and starts another one in its place, as a restart would. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface BotOptions extends Partial<Omit<TeamsOptions, 'log'>> {
  onEvent?: OnEvent;
  onLookup?: OnLookup;
  takeOn?: TakeOn;
}

/** A reply of one sentence. */
export function textReply(text: string, audience: Reply['audience'] = 'conversation'): Reply {
  return { text, blocks: [{ type: 'text', text }], audience };
}

/** Starts a tenant and the adapter in it; events are echoed unless `onEvent` says otherwise. */
export async function startBot({
  onEvent = echo,
  onLookup,
  takeOn,
  ...options
}: BotOptions = {}): Promise<Bot> {
  const waits: number[] = [];
  const now = (): Date => new Date(Date.now() + waits.reduce((sum, ms) => sum + ms, 0));
  const tenant = await startTeamsTenant({ now });
  const events: ChatEvent[] = [];
  const logged: LoggedLine[] = [];
  const start = async (): Promise<TeamsAdapter> => {
    const adapter = createTeamsAdapter({
      ...tenant.settings,
      port: 0,
      host: '127.0.0.1',
      log: recordingLog(logged),
      ...options,
      timing: { sleep: async (ms) => void waits.push(ms), random: () => 0, now, ...options.timing },
    });
    const heard: OnEvent = (event) => {
      events.push(event);
      return onEvent(event);
    };
    await adapter.start(heard, onLookup, takeOn);
    tenant.connect(adapter);
    return adapter;
  };
  const bot: Bot = {
    tenant,
    adapter: await start().catch(async (error) => {
      await tenant.close();
      throw error;
    }),
    events,
    logged,
    waits,
    restart: async () => {
      await bot.adapter.stop();
      bot.adapter = await start();
    },
    stop: async () => {
      await bot.adapter.stop();
      await tenant.close();
    },
  };
  return bot;
}

async function echo(event: ChatEvent): Promise<Reply> {
  return textReply(spoken(event));
}

function spoken(event: ChatEvent): string {
  if (event.kind === 'action') return `${event.action}=${event.value}`;
  if (event.kind === 'form') return `${event.form}: ${JSON.stringify(event.fields)}`;
  return 'text' in event ? `You said: ${event.text}` : event.kind;
}

function recordingLog(logged: LoggedLine[]): TeamsOptions['log'] {
  const at = (level: string) => (fields: Record<string, unknown>, message: string) => {
    logged.push({ level, fields, message });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
