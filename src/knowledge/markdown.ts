/** A Markdown table; a cell's line breaks and pipes are made harmless. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cellText).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A bulleted list; `otherwise` where there is nothing to list. */
export function markdownList(items: readonly string[], otherwise: string): string {
  return items.length === 0 ? otherwise : items.map((item) => `- ${item}`).join('\n');
}

function cellText(text: string): string {
  return text.replaceAll('|', '\\|').replace(/(?<!\s)\s*\n\s*/g, ' ');
}
