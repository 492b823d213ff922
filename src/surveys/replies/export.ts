import type { Block, Reply, Span } from '../../chat/reply';
import { type ExportInput, exportCsv, exportJson } from '../export';

const LONGEST_BLOCK = 2_400;

/** The aggregates of a result as lines to copy: a chat has no other way to hand a file to one person. */
export function exportReply(input: ExportInput, format: 'csv' | 'json'): Reply {
  const lines = format === 'csv' ? csvLines(input) : jsonLines(input);
  const title = `${input.survey.title} on ${input.subject}, as ${format.toUpperCase()}`;
  return {
    text: `${title}: ${lines.length} lines to copy.`,
    blocks: [
      { type: 'text', text: `${title}. Copy these lines into a file; they hold aggregates only.` },
      ...chunks(lines).map(codeBlock),
    ],
    audience: 'person',
  };
}

function csvLines(input: ExportInput): string[] {
  const withoutMark = exportCsv(input).replace(/^\uFEFF/, '');
  return withoutMark.split('\r\n').filter((line) => line !== '');
}

/** One line per entry and per dimension, so that none is too long for a chat. */
function jsonLines(input: ExportInput): string[] {
  const entries = Object.entries(JSON.parse(exportJson(input)) as Record<string, unknown>);
  const body = entries.flatMap(([name, value], at) => {
    const comma = at === entries.length - 1 ? '' : ',';
    if (!Array.isArray(value)) return [`${JSON.stringify(name)}: ${JSON.stringify(value)}${comma}`];
    const items = value.map(
      (item, place) => `  ${JSON.stringify(item)}${place === value.length - 1 ? '' : ','}`,
    );
    return [`${JSON.stringify(name)}: [`, ...items, `]${comma}`];
  });
  return ['{', ...body, '}'];
}

function chunks(lines: readonly string[]): string[][] {
  const all: string[][] = [[]];
  let length = 0;
  for (const line of lines) {
    if (length + line.length > LONGEST_BLOCK && length > 0) {
      all.push([]);
      length = 0;
    }
    all.at(-1)?.push(line);
    length += line.length + 1;
  }
  return all;
}

function codeBlock(lines: readonly string[]): Block {
  const spans = lines.flatMap((line, at): Span[] => [
    ...(at === 0 ? [] : [{ text: '\n' }]),
    { text: line, code: true },
  ]);
  return { type: 'text', text: spans };
}
