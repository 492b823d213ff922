import type { KnownBlock, ImageBlock as SlackImage } from '@slack/types';
import type { Block, ImageBlock, Reply, Span } from '../../src/chat/reply';
import { isBlank } from '../shared/spans';
import { truncate } from '../shared/split-text';
import { buttonBlocks } from './render/buttons';
import { cleanStrings, escapeMarkup } from './render/escape';
import { LIMITS } from './render/limits';
import { listBlocks } from './render/list';
import { noteBlocks } from './render/note';
import { paginate } from './render/paginate';
import { tableBlocks } from './render/table';
import { textBlocks } from './render/text';

/** One message as `chat.postMessage` takes it. */
export interface SlackMessage {
  /** What notifications and screen readers say; never empty, and safe as Slack's markup. */
  text: string;
  blocks: KnownBlock[];
}

export interface RenderOptions {
  /** Draws tables as text, for workspaces that do not take table blocks. */
  tablesAsText?: boolean;
  /** The Slack files that pictures were uploaded as; a picture without one is told in words. */
  files?: ReadonlyMap<Uint8Array, string>;
}

/** Draws a reply within all of Slack's limits, as one message or, where it is too long for that, as several. */
export function renderReply(reply: Reply, options: RenderOptions = {}): [SlackMessage, ...SlackMessage[]] {
  const { text, blocks } = cleanStrings(reply);
  const drawn = blocks.flatMap((block) => renderBlock(block, options));
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

/** Blocks alone, for pages that are no messages: how many of them fit is for the caller to know. */
export function renderBlocks(blocks: readonly Block[], options: RenderOptions = {}): KnownBlock[] {
  return cleanStrings(blocks).flatMap((block) => renderBlock(block, options));
}

function renderBlock(block: Block, { files, tablesAsText = false }: RenderOptions): KnownBlock[] {
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
    case 'image':
      return imageBlocks(block, files?.get(block.png));
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

function imageBlocks({ alt, title }: ImageBlock, file: string | undefined): KnownBlock[] {
  const alt_text = alt.trim() === '' ? 'Picture' : alt;
  if (file === undefined) return imageInWords(title, alt_text);
  const image: SlackImage = {
    type: 'image',
    slack_file: { id: file },
    alt_text: truncate(alt_text, LIMITS.imageAlt),
  };
  if (!isBlank(title))
    image.title = { type: 'plain_text', text: truncate(title, LIMITS.imageTitle), emoji: false };
  return [image];
}

function imageInWords(title: string, alt: string): KnownBlock[] {
  const heading: Span[] = isBlank(title) ? [] : [{ text: `${title}\n`, bold: true }];
  return textBlocks([...heading, { text: alt }]);
}

/** The same message with its pictures told in words, for a Slack that does not take them. */
export function withoutPictures({ text, blocks }: SlackMessage): SlackMessage {
  return {
    text,
    blocks: blocks.flatMap((block) =>
      block.type === 'image' ? imageInWords(block.title?.text ?? '', block.alt_text) : [block],
    ),
  };
}

function fallback(text: string): string {
  return escapeMarkup(truncate(text, LIMITS.fallbackText));
}
