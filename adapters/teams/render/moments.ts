import type { Span } from '../../../src/chat/reply';

/**
 * A run with a moment, as the functions that Teams replaces by the reader's date and time of day. They are documented for
 * TextBlock; the renderers of Adaptive Cards (JavaScript, Android, and the shared C++ model of iOS; sources read
 * 2026-11-23) replace them in a TextRun as well, where no Markdown can break what stands beside them. They know
 * no fractions of a second: with these the raw function would be shown.
 */
export function inReadersTime(span: Span): Span {
  const { at, ...rest } = span;
  if (at === undefined || Number.isNaN(at.getTime())) return rest;
  const instant = at.toISOString().replace(/\.\d+Z$/, 'Z');
  return { ...rest, text: `{{DATE(${instant}, SHORT)}}, {{TIME(${instant})}}` };
}
