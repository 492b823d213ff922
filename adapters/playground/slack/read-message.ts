import type { Block, BlockOf, ButtonElement, RichElement } from './block-kit';
import { showMoment } from './moments';
import type { Message } from './state';

/** What a person sees of a message: one line a block, list item or table row, then the labels of its buttons. */
export function readMessage(message: Pick<Message, 'blocks' | 'text'>): string {
  return readMessageIn(message, 'UTC');
}

/** What somebody sees of it who is in a time zone (IANA). */
export function readMessageIn({ blocks, text }: Pick<Message, 'blocks' | 'text'>, timeZone: string): string {
  if (blocks.length === 0) return readMarkup(text, timeZone);
  return blocks.flatMap((block) => readBlock(block, timeZone)).join('\n');
}

export function buttonsOf({ blocks }: Pick<Message, 'blocks'>): ButtonElement[] {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}

/** A button, by what is written on it or by its ids. */
export type WhichButton = { label: string } | { action: string; block?: string | undefined };

/** A block's id, as Slack gives one to each block that has none. */
export function blockId({ block_id }: Block, index: number): string {
  return block_id ?? `b${index}`;
}

/** The first button of that kind on a message, and the block that it stands in. */
export function findButton(
  { blocks }: Pick<Message, 'blocks'>,
  which: WhichButton,
): { button: ButtonElement; block: string } | undefined {
  const all = blocks.flatMap((block, index) =>
    block.type === 'actions'
      ? block.elements.map((button) => ({ button, block: blockId(block, index) }))
      : [],
  );
  return all.find(({ block, button }) =>
    'label' in which
      ? button.text.text === which.label
      : button.action_id === which.action && (which.block ?? block) === block,
  );
}

function readBlock(block: Block, timeZone: string): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'section':
      return [block.text, ...(block.fields ?? [])].map((part) => readText(part, timeZone));
    case 'context':
      return [block.elements.map((part) => readText(part, timeZone)).join(' ')];
    case 'divider':
      return ['---'];
    case 'actions':
      return [block.elements.map((element) => `[${element.text.text}]`).join(' ')];
    case 'rich_text':
      return block.elements.flatMap((part) => readRichText(part, timeZone));
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join(' | '));
    case 'image':
      return [...(block.title ? [block.title.text] : []), `(picture: ${block.alt_text})`];
    default:
      return block satisfies never;
  }
}

function readRichText(part: BlockOf<'rich_text'>['elements'][number], timeZone: string): string[] {
  if (part.type === 'rich_text_section') return [readElements(part.elements, timeZone)];
  return part.elements.map((item, index) => {
    const mark = part.style === 'ordered' ? `${index + 1 + (part.offset ?? 0)}.` : '•';
    return `${mark} ${readElements(item.elements, timeZone)}`;
  });
}

function readElements(elements: readonly RichElement[], timeZone: string): string {
  return elements.map((element) => readElement(element, timeZone)).join('');
}

function readElement(element: RichElement, timeZone: string): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
    case 'date':
      return showMoment(element.timestamp, element.format, timeZone);
    case 'emoji':
      return `:${element.name}:`;
    case 'user':
      return `@${element.user_id}`;
    case 'broadcast':
      return `@${element.range}`;
    default:
      return element satisfies never;
  }
}

function readText({ type, text }: { type: 'plain_text' | 'mrkdwn'; text: string }, timeZone: string): string {
  return type === 'plain_text' ? text : readMarkup(text, timeZone);
}

function readMarkup(text: string, timeZone: string): string {
  const datesRead = text.replace(
    /<!date\^(\d+)\^([^<|>^]+)(?:\^[^<|>]*)?\|[^<>]*>/g,
    (_date, seconds, format) => showMoment(Number(seconds), format, timeZone),
  );
  const linksRead = datesRead.replace(
    /<([^<|>]+)(?:\|([^<>]*))?>/g,
    (_link, target, label) => label ?? target,
  );
  return linksRead.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
