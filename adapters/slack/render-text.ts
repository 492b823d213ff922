import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { RichText, Span } from '../../src/chat/reply';
import { groupSpans, toSpans } from '../shared/spans';
import { LIMITS } from './limits';

/** What an element weighs beside its text: its type, its style and its braces. */
const ELEMENT_OVERHEAD = 50;

/**
 * Text as rich_text blocks. Slack reads no markup in them, so nothing that a user typed can ping, link or turn bold
 * by accident, and nothing needs escaping.
 */
export function textBlocks(text: RichText): RichTextBlock[] {
  return richTextGroups(text).map((group) => richTextBlock([group]));
}

/** The text as sections, each small enough for a block of its own. */
export function richTextGroups(text: RichText): RichTextSection[] {
  return groupSpans(
    toSpans(text).map((span) => writeOutUnfitUrl(span, LIMITS.url)),
    LIMITS.richText,
    elementWeight,
  ).map(section);
}

export function richTextBlock(elements: RichTextBlock['elements']): RichTextBlock {
  return { type: 'rich_text', elements };
}

/** Where Slack would not take the address as a link, or it is longer than `max`, it is written out beside the text. */
export function writeOutUnfitUrl({ url, ...span }: Span, max: number): Span {
  if (url === undefined) return span;
  const isLinkable = url.length <= max && /^https?:\/\/\S+$/.test(url) && URL.canParse(url);
  return isLinkable ? { ...span, url } : { ...span, text: `${span.text} (${url})` };
}

function section(spans: readonly Span[]): RichTextSection {
  return { type: 'rich_text_section', elements: spans.map(element) };
}

function element({ text, url, ...marks }: Span): RichTextElement {
  const style = Object.keys(marks).length > 0 ? { style: marks } : {};
  return url === undefined ? { type: 'text', text, ...style } : { type: 'link', url, text, ...style };
}

function elementWeight({ text, url }: Span): number {
  return ELEMENT_OVERHEAD + (url?.length ?? 0) + text.length;
}
