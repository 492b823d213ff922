import type { Span, TableBlock } from '../../../src/chat/reply';
import { type CardElement, jsonBytes, type RichTextBlock, type Table, type TableRow } from './card';
import { LIMITS } from './limits';
import { textBlocks } from './text';

/**
 * A table under its caption. One that is too long goes on in a second one, with its headings again; one with a row that
 * no table can hold is written as text.
 */
export function tableBlocks({ caption, columns, rows }: TableBlock): CardElement[] {
  const title = textBlocks(caption, { weight: 'Bolder' });
  const width = Math.max(columns.length, ...rows.map((row) => row.length));
  if (width === 0) return title;
  const header = toRow(columns, width, 'Bolder');
  const body = rows.map((row) => toRow(row, width));
  const fits = [header, ...body].every((row) => jsonBytes(row) <= LIMITS.row);
  if (!fits)
    return [...title, ...textBlocks(columns.join(' | ')), ...rows.flatMap((row) => rowAsText(columns, row))];
  return [...title, ...groupRows(header, body).map((group) => toTable(width, group))];
}

function groupRows(header: TableRow, body: readonly TableRow[]): TableRow[][] {
  const groups: TableRow[][] = [[header]];
  let used = jsonBytes(header);
  for (const row of body) {
    if (used + jsonBytes(row) > LIMITS.table) {
      groups.push([header]);
      used = jsonBytes(header);
    }
    groups.at(-1)?.push(row);
    used += jsonBytes(row);
  }
  return groups;
}

function toTable(width: number, rows: TableRow[]): Table {
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    columns: Array.from({ length: width }, () => ({ width: 1 })),
    rows,
  };
}

function toRow(texts: readonly string[], width: number, weight?: 'Bolder'): TableRow {
  const cells = Array.from({ length: width }, (_, index) => texts[index] ?? '');
  const style = weight === undefined ? {} : { weight };
  return {
    type: 'TableRow',
    cells: cells.map((text) => ({ type: 'TableCell', items: cellBlocks(text, style) })),
  };
}

function cellBlocks(text: string, style: { weight?: 'Bolder' }): RichTextBlock[] {
  const blocks = textBlocks(text, style);
  return blocks.length > 0 ? blocks : textBlocks(' ');
}

function rowAsText(columns: readonly string[], [name = '', ...cells]: readonly string[]): RichTextBlock[] {
  const lines = cells.map((text, index): Span => ({ text: `\n${columns[index + 1] ?? ''}: ${text}` }));
  return textBlocks([{ text: name, bold: true }, ...lines]);
}
