import type { KnownBlock, RawTextElement, TableBlock as SlackTable } from '@slack/types';
import type { Span, TableBlock } from '../../../src/chat/reply';
import { isBlank } from '../../shared/spans';
import { LIMITS } from './limits';
import { textBlocks } from './text';

type Row = readonly string[];

/**
 * A table as table blocks under its caption. One that is too big is cut by columns, then by rows, each part with its
 * headings again; one whose rows are too long for any table, or every one where `asText` is set, becomes text.
 */
export function tableBlocks(table: TableBlock, { asText }: { asText: boolean }): KnownBlock[] {
  const rows = padRows([table.columns, ...table.rows]);
  const [header = [], ...body] = rows;
  const longest = Math.max(0, ...body.map(textLength));
  const fits = textLength(header) + longest <= LIMITS.tableText;
  const caption = isBlank(table.caption) ? [] : textBlocks([{ text: table.caption, bold: true }]);
  if (header.length === 0) return caption;
  if (asText || !fits) {
    const lines = body.length === 0 ? rowAsText([], header) : body.flatMap((row) => rowAsText(header, row));
    return [...caption, ...lines];
  }
  return [...caption, ...splitColumns(rows).flatMap(splitRows).map(slackTable)];
}

/** Slack wants every row as wide as the others. */
function padRows(rows: readonly Row[]): Row[] {
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array<string>(width - row.length).fill('')]);
}

/** The first column names the rows, so every part begins with it. */
function splitColumns(rows: readonly Row[]): Row[][] {
  const width = rows[0]?.length ?? 0;
  const step = LIMITS.tableColumns - 1;
  const parts = Math.max(1, Math.ceil((width - 1) / step));
  return Array.from({ length: parts }, (_, part) =>
    rows.map((row) => [...row.slice(0, 1), ...row.slice(1 + part * step, 1 + (part + 1) * step)]),
  );
}

function splitRows([header = [], ...body]: readonly Row[]): Row[][] {
  const parts: Row[][] = [[header]];
  let used = textLength(header);
  for (const row of body) {
    const isFull = used + textLength(row) > LIMITS.tableText || parts.at(-1)?.length === LIMITS.tableRows;
    if (isFull) {
      parts.push([header]);
      used = textLength(header);
    }
    parts.at(-1)?.push(row);
    used += textLength(row);
  }
  return parts;
}

function slackTable(rows: readonly Row[]): SlackTable {
  const columns = rows[0] ?? [];
  return {
    type: 'table',
    rows: rows.map((row) => row.map(cell)),
    column_settings: columns.map(() => ({ is_wrapped: true })),
  };
}

/** Slack refuses an empty cell. */
function cell(text: string): RawTextElement {
  return { type: 'raw_text', text: text.trim() === '' ? ' ' : text };
}

function rowAsText(header: Row, [name = '', ...cells]: Row): KnownBlock[] {
  const lines = cells.map((text, index): Span => {
    const label = header[index + 1];
    return { text: label === undefined ? `\n${text}` : `\n${label}: ${text}` };
  });
  return textBlocks([{ text: name, bold: true }, ...lines]);
}

function textLength(row: Row): number {
  return row.reduce((sum, text) => sum + Math.max(1, text.length), 0);
}
