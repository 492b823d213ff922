import type { RichText, Span } from '../../../src/chat/reply';
import { groupSpans, toSpans } from '../../shared/spans';
import { type Heading, jsonBytes, type RichTextBlock, type TextRun } from './card';
import { LIMITS } from './limits';
import { inReadersTime } from './moments';

type RunStyle = Pick<TextRun, 'size' | 'weight' | 'isSubtle' | 'color'>;

/** Text that a TextBlock would show as it is: no Markdown, no entities, no `{{DATE()}}`. */
const PLAIN_HEADING = /^(?![-+\d\s])[^\\*_[\]`~<>&#{}|!\n]{1,300}$/;

/** One block a line; a line that is too long for one block goes on in the next. */
export function textBlocks(text: RichText, style: RunStyle = {}): RichTextBlock[] {
  return splitLines(toSpans(text).map(inReadersTime))
    .flatMap((line) => groupSpans(line, LIMITS.text, (span) => jsonBytes(toRun(span, style))))
    .map((spans, index) => ({
      type: 'RichTextBlock',
      inlines: spans.map((span) => toRun(span, style)),
      ...(index === 0 ? {} : { spacing: 'Small' as const }),
    }));
}

/** Screen readers jump from heading to heading, but only from those in a TextBlock, which takes plain text alone. */
export function headingBlocks(text: string): (Heading | RichTextBlock)[] {
  if (!PLAIN_HEADING.test(text)) return textBlocks(text, { size: 'Medium', weight: 'Bolder' });
  return [{ type: 'TextBlock', text, style: 'heading', size: 'Medium', weight: 'Bolder', wrap: true }];
}

function splitLines(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const [first = '', ...rest] = span.text.split('\n');
    lines.at(-1)?.push({ ...span, text: first });
    for (const text of rest) lines.push([{ ...span, text }]);
  }
  return lines.map((line) => line.filter(({ text }) => text !== '')).filter((line) => line.length > 0);
}

function toRun({ text, bold, italic, code, url }: Span, style: RunStyle): TextRun {
  return {
    type: 'TextRun',
    text,
    ...style,
    ...(bold ? { weight: 'Bolder' } : {}),
    ...(italic ? { italic } : {}),
    ...(code ? { fontType: 'Monospace' } : {}),
    ...(isLink(url) ? { selectAction: { type: 'Action.OpenUrl', url } } : {}),
  };
}

function isLink(url: string | undefined): url is string {
  return url !== undefined && url.length <= LIMITS.url && /^https:\/\/\S+$/.test(url) && URL.canParse(url);
}
