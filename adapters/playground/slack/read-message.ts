import type { Block, BlockOf, ButtonElement, RichElement } from './block-kit';
import type { Message } from './state';

/** What a person sees of a message: one line a block, list item or table row, then the labels of its buttons. */
export function readMessage({ blocks, text }: Pick<Message, 'blocks' | 'text'>): string {
  return blocks.length === 0 ? readMarkup(text) : blocks.flatMap(readBlock).join('\n');
}

export function buttonsOf({ blocks }: Pick<Message, 'blocks'>): ButtonElement[] {
  return blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
}

function readBlock(block: Block): string[] {
  switch (block.type) {
    case 'header':
      return [block.text.text];
    case 'section':
      return [block.text, ...(block.fields ?? [])].map(readText);
    case 'context':
      return [block.elements.map(readText).join(' ')];
    case 'divider':
      return ['---'];
    case 'actions':
      return [block.elements.map((element) => `[${element.text.text}]`).join(' ')];
    case 'rich_text':
      return block.elements.flatMap(readRichText);
    case 'table':
      return block.rows.map((row) => row.map((cell) => cell.text).join(' | '));
    case 'image':
      return [block.alt_text];
    default:
      return block satisfies never;
  }
}

function readRichText(part: BlockOf<'rich_text'>['elements'][number]): string[] {
  if (part.type === 'rich_text_section') return [readElements(part.elements)];
  return part.elements.map((item, index) => {
    const mark = part.style === 'ordered' ? `${index + 1 + (part.offset ?? 0)}.` : '•';
    return `${mark} ${readElements(item.elements)}`;
  });
}

function readElements(elements: readonly RichElement[]): string {
  return elements.map(readElement).join('');
}

function readElement(element: RichElement): string {
  switch (element.type) {
    case 'text':
      return element.text;
    case 'link':
      return element.text ?? element.url;
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

function readText({ type, text }: { type: 'plain_text' | 'mrkdwn'; text: string }): string {
  return type === 'plain_text' ? text : readMarkup(text);
}

function readMarkup(text: string): string {
  const linksRead = text.replace(/<([^|>]+)(?:\|([^>]*))?>/g, (_link, target, label) => label ?? target);
  return linksRead.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
