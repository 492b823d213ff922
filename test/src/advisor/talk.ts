import { buttonsOf } from '../../../adapters/console/render';
import { Advisor, type AdvisorParts } from '../../../src/advisor/advisor';
import type { ChatEvent, ConversationRef } from '../../../src/chat/event';
import type { Log } from '../../../src/chat/log';
import { type Block, isReply, type Reply, type RichText } from '../../../src/chat/reply';
import { createMemoryStore } from '../../../src/storage/memory-store';
import { openCore } from '../../evaluation/core';
import { silent } from '../../setup/logs';

export interface LogLine {
  level: keyof Log;
  fields: Record<string, unknown>;
  message: string;
}

/** Who says something, and where; a direct conversation with `ann` unless told otherwise. */
export interface Where {
  person?: string;
  platform?: ConversationRef['platform'];
  tenant?: string;
  conversation?: string;
  thread?: string;
  private?: boolean;
  addressed?: boolean;
  eventId?: string;
}

/** A talk with an advisor whose state ends with the test. */
export interface Talk {
  lines: LogLine[];
  /** Moves the advisor's clock, in milliseconds. */
  wait(ms: number): void;
  /** Every reply as text; `''` where nothing is said. */
  say(text: string, where?: Where): Promise<string>;
  command(
    command: 'ask' | 'compare' | 'survey' | 'tips' | 'help',
    text: string,
    where?: Where,
  ): Promise<string>;
  /** Presses a button of the last reply that had one with this label. */
  press(label: string, where?: Where): Promise<string>;
  /** Presses a button that may never have been given out. */
  pressAny(action: string, value: string, where?: Where): Promise<string>;
  fill(form: string, where?: Where): Promise<string>;
  /** The last reply. */
  last(): Reply | undefined;
  labels(): string[];
}

export function openTalk(parts: Partial<AdvisorParts> = {}): Talk {
  const { answerer, library } = openCore();
  const lines: LogLine[] = [];
  let clock = Date.parse('2026-11-23T12:00:00Z');
  const advisor = new Advisor({
    library,
    answerer,
    store: createMemoryStore({ log: silent }),
    features: [],
    log: recorder(lines),
    now: () => new Date(clock),
    ...parts,
  });
  const replies: Reply[] = [];
  let count = 0;
  const base = (where: Where) => {
    count += 1;
    return eventBase(where, `event-${count}`, new Date(clock));
  };
  const handle = async (event: ChatEvent): Promise<string> => {
    const reaction = await advisor.handle(event);
    if (reaction === undefined || !isReply(reaction)) return '';
    replies.push(reaction);
    return textOf(reaction);
  };
  const pressAny: Talk['pressAny'] = (action, value, where = {}) =>
    handle({ ...base(where), kind: 'action', action, value });
  return {
    lines,
    wait: (ms) => {
      clock += ms;
    },
    say: (text, where = {}) =>
      handle({ ...base(where), kind: 'message', text, addressed: where.addressed ?? true }),
    command: (command, text, where = {}) => handle({ ...base(where), kind: 'command', command, text }),
    press: async (label, where = {}) => {
      const buttons = replies.flatMap(buttonsOf);
      const button = buttons.findLast((one) => one.label === label);
      if (button === undefined) throw new Error(`no reply had a button "${label}"`);
      return pressAny(button.action, button.value, where);
    },
    pressAny,
    fill: (form, where = {}) => handle({ ...base(where), kind: 'form', form, value: '', fields: {} }),
    last: () => replies.at(-1),
    labels: () =>
      buttonsOf(replies.at(-1) ?? { text: '', blocks: [], audience: 'person' }).map(({ label }) => label),
  };
}

function eventBase(where: Where, eventId: string, at: Date) {
  const { person = 'ann', platform = 'slack', tenant = 't1', conversation = 'c1', thread } = where;
  const ref: ConversationRef = { platform, tenant, id: conversation, kind: 'channel', address: null };
  return {
    id: where.eventId ?? eventId,
    at,
    conversation: thread === undefined ? ref : { ...ref, thread },
    person: { id: person },
    private: where.private ?? false,
  };
}

/** What a reply says, block by block, without its buttons. */
export function textOf({ blocks }: Reply): string {
  return blocks.flatMap(linesOf).join('\n');
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'note':
      return [plain(block.text)];
    case 'list':
      return block.items.map(plain);
    case 'table':
      return [block.caption, ...[block.columns, ...block.rows].map((row) => row.join(' | '))];
    default:
      return [];
  }
}

function plain(text: RichText): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}

function recorder(lines: LogLine[]): Log {
  const line = (level: keyof Log) => (fields: Record<string, unknown>, message: string) => {
    lines.push({ level, fields, message });
  };
  return { debug: line('debug'), info: line('info'), warn: line('warn'), error: line('error') };
}
