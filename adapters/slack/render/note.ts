import type { ContextBlock, ContextBlockElement } from '@slack/types';
import type { RichText, Span } from '../../../src/chat/reply';
import { groupSpans, isBlank, plainText, toSpans } from '../../shared/spans';
import { escapeMarkup } from './escape';
import { LIMITS } from './limits';
import { MOMENT_FORMAT, unixTime, writeOutUnfitUrl } from './text';

/** Escaping makes an address up to five times as long. */
const LONGEST_URL = LIMITS.contextText / 5 - 100;

/** A note as context blocks, one element each. Styles other than code and links are left to the look of a note. */
export function noteBlocks(text: RichText): ContextBlock[] {
  const spans = toSpans(text).map((span) => writeOutUnfitUrl(span, LONGEST_URL));
  const groups = groupSpans(spans, LIMITS.contextText, (span) => markup(span).length);
  return groups
    .filter((group) => !isBlank(group))
    .map((group) => ({ type: 'context', elements: [noteElement(group)] }));
}

function noteElement(spans: readonly Span[]): ContextBlockElement {
  const isPlain = spans.every(
    (span) => span.url === undefined && span.code === undefined && unixTime(span) === undefined,
  );
  if (isPlain) return { type: 'plain_text', text: plainText(spans), emoji: false };
  return { type: 'mrkdwn', text: spans.map(markup).join(''), verbatim: true };
}

function markup(span: Span): string {
  const { text, url, code } = span;
  const escaped = escapeMarkup(text);
  const seconds = unixTime(span);
  if (seconds !== undefined) return `<!date^${seconds}^${MOMENT_FORMAT}|${escaped.replace(/[|\n]/g, ' ')}>`;
  if (url !== undefined) return link(url, escaped);
  return code && !/[`\n]/.test(text) ? `\`${escaped}\`` : escaped;
}

function link(url: string, label: string): string {
  const address = escapeMarkup(url.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E'));
  return `<${address}|${label.replaceAll('\n', ' ')}>`;
}
