import Table from 'cli-table3';
import wrap from 'wrap-ansi';
import type { Block, Button, Reply, RichText, Span, TableBlock } from '../../src/chat/reply';

export interface ConsoleStyle {
  /** Width of the terminal in columns. */
  columns: number;
  /** Whether it understands ANSI styles. */
  color: boolean;
}

const CODES = { bold: [1, 22], italic: [3, 23], dim: [2, 22] } as const;

function paint(text: string, code: keyof typeof CODES, { color }: ConsoleStyle): string {
  const [on, off] = CODES[code];
  return color && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/** Removes control characters, so that nobody's text can steer the terminal. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

function spanText(span: Span, style: ConsoleStyle): string {
  const text = span.at === undefined ? plain(span.text) : localTime(span.at);
  const linked = span.url === undefined ? text : `${text} <${plain(span.url)}>`;
  if (span.bold) return paint(linked, 'bold', style);
  return span.italic ? paint(linked, 'italic', style) : linked;
}

function localTime(at: Date): string {
  return at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });
}

function richText(text: RichText, style: ConsoleStyle): string {
  return typeof text === 'string' ? plain(text) : text.map((span) => spanText(span, style)).join('');
}

function wrapped(text: string, style: ConsoleStyle, indent = ''): string {
  const lines = wrap(text, Math.max(20, style.columns - indent.length), { trim: true }).split('\n');
  return lines.join(`\n${indent}`);
}

function listLines(items: readonly RichText[], ordered: boolean, style: ConsoleStyle): string {
  return items
    .map((item, at) => {
      const mark = ordered ? `${at + 1}. ` : '- ';
      return `  ${mark}${wrapped(richText(item, style), style, ' '.repeat(mark.length + 2))}`;
    })
    .join('\n');
}

function tableLines({ caption, columns, rows }: TableBlock, style: ConsoleStyle): string {
  const first = Math.min(14, Math.max(...rows.map(([label]) => (label ?? '').length)) + 2);
  const others = columns.length - 1;
  const width = Math.max(12, Math.floor((style.columns - first - columns.length - 1) / Math.max(1, others)));
  const table = new Table({
    head: columns.map((name) => paint(plain(name), 'bold', style)),
    colWidths: [first, ...Array.from({ length: others }, () => width)],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) table.push(row.map(plain));
  return `${wrapped(paint(plain(caption), 'dim', style), style)}\n${table.toString()}`;
}

function buttonLines(buttons: readonly Button[], first: number): string {
  return buttons.map(({ label }, at) => `  [${first + at}] ${plain(label)}`).join('\n');
}

/** One block; `first` is the number of its first button. */
function blockText(block: Block, style: ConsoleStyle, first: number): string {
  switch (block.type) {
    case 'heading':
      return paint(plain(block.text), 'bold', style);
    case 'text':
      return wrapped(richText(block.text, style), style);
    case 'note':
      return wrapped(paint(richText(block.text, style), 'dim', style), style);
    case 'list':
      return listLines(block.items, block.ordered === true, style);
    case 'table':
      return tableLines(block, style);
    case 'buttons':
      return buttonLines(block.buttons, first);
    case 'image':
      return wrapped(paint(plain(`[${block.title}] ${block.alt}`), 'dim', style), style);
    case 'divider':
      return '─'.repeat(Math.min(40, style.columns));
    default:
      return block satisfies never;
  }
}

/** The buttons of a reply, in the order of their numbers, which start at 1. */
export function buttonsOf(reply: Reply): Button[] {
  return reply.blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
}

/** A reply as text for a terminal; buttons are numbered. */
export function renderConsole(reply: Reply, style: ConsoleStyle): string {
  let next = 1;
  const parts = reply.blocks.map((block) => {
    const text = blockText(block, style, next);
    if (block.type === 'buttons') next += block.buttons.length;
    return { text, tight: block.type === 'heading' || block.type === 'buttons' };
  });
  return parts.map(({ text }, at) => (at > 0 && !parts[at - 1]?.tight ? `\n${text}` : text)).join('\n');
}
