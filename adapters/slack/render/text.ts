import type { RichTextBlock, RichTextElement, RichTextSection } from '@slack/types';
import type { RichText, Span } from '../../../src/chat/reply';
import { groupSpans, toSpans } from '../../shared/spans';
import { LIMITS } from './limits';

/** What an element weighs beside its text: its type, its style and its braces. */
const ELEMENT_OVERHEAD = 50;

/** Asks Slack to show a moment in the reader's own time zone, clock and words. */
export const MOMENT_FORMAT = '{date_short_pretty} {time}';

/** What a date weighs beside its text, which goes along as a fallback. */
const DATE_OVERHEAD = 100;

/** A moment is not cut in two: where its text is longer than any date is, the text is shown. */
const LONGEST_MOMENT = 200;

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

/** Seconds since 1970 where a run is a moment that Slack can show. */
export function unixTime({ at, text }: Span): number | undefined {
  const seconds = Math.floor((at?.getTime() ?? Number.NaN) / 1000);
  return seconds >= 0 && text.length <= LONGEST_MOMENT ? seconds : undefined;
}

function element(span: Span): RichTextElement {
  const { at: _shownAsDate, text, url, ...marks } = span;
  const style = Object.keys(marks).length > 0 ? { style: marks } : {};
  const link = url === undefined ? {} : { url };
  const timestamp = unixTime(span);
  if (timestamp !== undefined)
    return { type: 'date', timestamp, format: MOMENT_FORMAT, fallback: text, ...link, ...style };
  return url === undefined ? { type: 'text', text, ...style } : { type: 'link', url, text, ...style };
}

function elementWeight({ at, text, url }: Span): number {
  return ELEMENT_OVERHEAD + (at === undefined ? 0 : DATE_OVERHEAD) + (url?.length ?? 0) + text.length;
}
