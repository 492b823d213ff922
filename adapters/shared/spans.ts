import type { RichText, Span } from '../../src/chat/reply';
import { splitText } from './split-text';

/** The runs of a text that hold something; a plain string is one unstyled run. */
export function toSpans(text: RichText): Span[] {
  const spans = typeof text === 'string' ? [{ text }] : [...text];
  return spans.filter((span) => span.text !== '');
}

/** What a reader sees of a text, without its styles; links lose their address. */
export function plainText(text: RichText): string {
  return toSpans(text)
    .map((span) => span.text)
    .join('');
}

export function isBlank(text: RichText): boolean {
  return plainText(text).trim() === '';
}

/**
 * Groups runs so that no group costs more than `max`; runs that are too long are cut (see {@link splitText}).
 * Nothing is lost: the texts of all groups, joined, are the text that came in.
 */
export function groupSpans(spans: readonly Span[], max: number, cost: (span: Span) => number): Span[][] {
  const groups: Span[][] = [];
  let group: Span[] = [];
  let used = 0;
  for (const span of spans.flatMap((whole) => splitSpan(whole, max, cost))) {
    if (group.length > 0 && used + cost(span) > max) {
      groups.push(group);
      group = [];
      used = 0;
    }
    group.push(span);
    used += cost(span);
  }
  return group.length > 0 ? [...groups, group] : groups;
}

function splitSpan(span: Span, max: number, cost: (span: Span) => number): Span[] {
  if (cost(span) <= max || span.text.length <= 1) return [span];
  const overhead = cost({ ...span, text: '' });
  const perUnit = Math.max(1, (cost(span) - overhead) / span.text.length);
  const room = Math.max(1, Math.floor((max - overhead) / perUnit));
  return splitText(span.text, room).flatMap((text) => splitSpan({ ...span, text }, max, cost));
}
