import type { Block, Refresh, Reply } from '../../src/chat/reply';
import { truncate } from '../shared/split-text';
import { buttonBlocks } from './render/buttons';
import { type AdaptiveCard, type CardElement, jsonBytes, toCard } from './render/card';
import { cleanTexts } from './render/clean-text';
import { imageBlocks } from './render/image';
import { LIMITS } from './render/limits';
import { listBlocks } from './render/list';
import { refreshAction } from './render/refresh';
import { tableBlocks } from './render/table';
import { headingBlocks, textBlocks } from './render/text';

/** One message: a card, and what notifications say instead of it. */
export interface CardMessage {
  /** Teams shows an activity's `text` above its card, so that the answer would stand there twice; not so its `summary`. */
  summary: string;
  card: AdaptiveCard;
}

/**
 * Draws a reply as one message or, where it is too long for that, as several; nothing is left out. What can be
 * refreshed is one message with room for that, as the answer to it is one card.
 */
export function renderReply(reply: Reply): [CardMessage, ...CardMessage[]] {
  const { text, blocks } = cleanTexts(reply);
  const drawn = drawBlocks(blocks);
  const [first = [], ...rest] = paginate(
    drawn.length > 0 ? drawn : textBlocks(text.trim() === '' ? '…' : text),
  );
  const label = text.trim() === '' ? 'An answer from Ops Advisor' : text;
  const pages = rest.length + 1;
  const refresh = pages === 1 && hasRoom(first, reply.refresh) ? reply.refresh : undefined;
  return [
    toMessage(label, first, refresh),
    ...rest.map((body, index) => toMessage(`(${index + 2}/${pages}) ${label}`, body)),
  ];
}

/** A divider is a line above whatever follows it. */
function drawBlocks(blocks: readonly Block[]): CardElement[] {
  let separate = false;
  return blocks.flatMap((block) => {
    const [first, ...rest] = drawBlock(block);
    if (!first) {
      separate ||= block.type === 'divider';
      return [];
    }
    const elements: CardElement[] = [separate ? { ...first, separator: true } : first, ...rest];
    separate = false;
    return elements;
  });
}

function drawBlock(block: Block): CardElement[] {
  switch (block.type) {
    case 'heading':
      return headingBlocks(block.text);
    case 'text':
      return textBlocks(block.text);
    case 'note':
      return textBlocks(block.text, { size: 'Small', isSubtle: true });
    case 'list':
      return listBlocks(block);
    case 'table':
      return tableBlocks(block);
    case 'buttons':
      return buttonBlocks(block.buttons);
    case 'image':
      return imageBlocks(block);
    case 'divider':
      return [];
    default:
      return block satisfies never;
  }
}

function paginate(elements: readonly CardElement[]): CardElement[][] {
  const pages: CardElement[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const element of elements) {
    const bytes = costOf(element) + 1;
    if (used + bytes > LIMITS.body) {
      pages.push([]);
      used = 0;
    }
    pages.at(-1)?.push(element);
    used += bytes;
  }
  return pages;
}

/** Teams leaves embedded pictures out of its limit for messages. */
function costOf(element: CardElement): number {
  return jsonBytes(element.type === 'Image' ? { ...element, url: '' } : element);
}

function hasRoom(body: readonly CardElement[], refresh: Refresh | undefined): boolean {
  const bytes = body.reduce((sum, element) => sum + costOf(element) + 1, 0);
  return bytes + jsonBytes(refresh ?? {}) <= LIMITS.body;
}

function toMessage(label: string, body: CardElement[], refresh?: Refresh): CardMessage {
  const summary = truncate(label, LIMITS.fallback);
  const card = toCard(summary, body);
  return { summary, card: refresh === undefined ? card : { ...card, refresh: refreshAction(refresh) } };
}
