import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits';

/** Lays blocks out over as many messages as Slack's limits ask for: in order, nothing left out. */
export function paginate(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [];
  let page: KnownBlock[] = [];
  for (const block of blocks) {
    if (page.length > 0 && !hasRoom(page, block)) {
      pages.push(page);
      page = [];
    }
    page.push(block);
  }
  return page.length > 0 ? [...pages, page] : pages;
}

function hasRoom(page: readonly KnownBlock[], next: KnownBlock): boolean {
  if (page.length >= LIMITS.blocksPerMessage) return false;
  // Slack refuses a message with two tables (only_one_table_allowed).
  if (next.type === 'table' && page.some((block) => block.type === 'table')) return false;
  return weight(next) + page.reduce((sum, block) => sum + weight(block), 0) <= LIMITS.messageText;
}

/** A table counts by the text in its cells, everything else by its whole size. */
function weight(block: KnownBlock): number {
  if (block.type !== 'table') return JSON.stringify(block).length;
  return block.rows
    .flat()
    .reduce((sum, cell) => sum + JSON.stringify(cell).length - '{"type":"raw_text","text":""}'.length, 0);
}
