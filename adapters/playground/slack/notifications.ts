import type { Block, RichElement } from './block-kit';

const CALL = /<!(here|channel|everyone)(?:\|[^<>]*)?>|<@([A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** Who is notified by a message: the text counts too, for it is what notifications show. */
export function calledBy(text: string, blocks: readonly Block[]): string[] {
  return [...callsInMarkup(text), ...blocks.flatMap(callsInBlock)];
}

function callsInBlock(block: Block): string[] {
  if (block.type === 'section') return [block.text, ...(block.fields ?? [])].flatMap(callsInText);
  if (block.type === 'context') return block.elements.flatMap(callsInText);
  if (block.type !== 'rich_text') return [];
  return block.elements
    .flatMap((part) => (part.type === 'rich_text_section' ? [part] : part.elements))
    .flatMap((section) => section.elements.flatMap(callsInElement));
}

function callsInElement(element: RichElement): string[] {
  if (element.type === 'user') return [element.user_id];
  return element.type === 'broadcast' ? [element.range] : [];
}

function callsInText({ type, text }: { type: string; text: string }): string[] {
  return type === 'mrkdwn' ? callsInMarkup(text) : [];
}

function callsInMarkup(text: string): string[] {
  return [...text.matchAll(CALL)].map(([, group, user]) => group ?? user ?? '');
}
