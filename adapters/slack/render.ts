import type { KnownBlock } from '@slack/types';
import type { Block, Reply } from '../../src/chat/reply';
import { isBlank } from '../shared/spans';
import { truncate } from '../shared/split-text';
import { cleanText, escapeMarkup } from './escape';
import { LIMITS } from './limits';
import { paginate } from './paginate';
import { buttonBlocks } from './render-buttons';
import { listBlocks } from './render-list';
import { noteBlocks } from './render-note';
import { tableBlocks } from './render-table';
import { textBlocks } from './render-text';

/** One message as `chat.postMessage` takes it. */
export interface SlackMessage {
  /** What notifications and screen readers say; never empty, and safe as Slack's markup. */
  text: string;
  blocks: KnownBlock[];
}

export interface RenderOptions {
  /** Draws tables as text, for workspaces that do not take table blocks. */
  tablesAsText?: boolean;
}

/** Draws a reply within all of Slack's limits, as one message or, where it is too long for that, as several. */
export function renderReply(
  reply: Reply,
  { tablesAsText = false }: RenderOptions = {},
): [SlackMessage, ...SlackMessage[]] {
  const { text, blocks } = clean(reply);
  const drawn = blocks.flatMap((block) => renderBlock(block, tablesAsText));
  const [first = [], ...rest] = paginate(
    drawn.length > 0 ? drawn : textBlocks(text.trim() === '' ? '…' : text),
  );
  const pages = rest.length + 1;
  const label = text.trim() === '' ? 'An answer from Ops Advisor' : text;
  return [
    { text: fallback(label), blocks: first },
    ...rest.map((page, index) => ({ text: fallback(`(${index + 2}/${pages}) ${label}`), blocks: page })),
  ];
}

function renderBlock(block: Block, tablesAsText: boolean): KnownBlock[] {
  switch (block.type) {
    case 'heading':
      return headingBlocks(block.text);
    case 'text':
      return isBlank(block.text) ? [] : textBlocks(block.text);
    case 'note':
      return noteBlocks(block.text);
    case 'list':
      return listBlocks(block);
    case 'table':
      return tableBlocks(block, { asText: tablesAsText });
    case 'buttons':
      return buttonBlocks(block.buttons);
    case 'divider':
      return [{ type: 'divider' }];
    default:
      return block satisfies never;
  }
}

function headingBlocks(text: string): KnownBlock[] {
  if (isBlank(text)) return [];
  if (text.length > LIMITS.headerText) return textBlocks([{ text, bold: true }]);
  return [{ type: 'header', text: { type: 'plain_text', text, emoji: false } }];
}

function fallback(text: string): string {
  return escapeMarkup(truncate(text, LIMITS.fallbackText));
}

function clean(reply: Reply): Reply {
  return JSON.parse(JSON.stringify(reply), (_key, value) =>
    typeof value === 'string' ? cleanText(value) : value,
  );
}
