import type { KnownBlock } from '@slack/types';
import { LIMITS } from './limits';

/** Lays blocks out over as many messages as Slack's limits ask for: in order, nothing left out. */
export function paginate(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [];
  let page: KnownBlock[] = [];
  let pageWeight = 0;
  for (const block of blocks) {
    const more = weight(block);
    if (page.length > 0 && (pageWeight + more > LIMITS.messageText || !mayJoin(block, page))) {
      pages.push(page);
      page = [];
      pageWeight = 0;
    }
    page.push(block);
    pageWeight += more;
  }
  return page.length > 0 ? [...pages, page] : pages;
}

/** Slack refuses a message with two tables (only_one_table_allowed). */
function mayJoin(block: KnownBlock, page: readonly KnownBlock[]): boolean {
  if (page.length >= LIMITS.blocksPerMessage) return false;
  return block.type !== 'table' || page.every(({ type }) => type !== 'table');
}

/** A table counts by the text in its cells, everything else by its whole size. */
function weight(block: KnownBlock): number {
  if (block.type !== 'table') return JSON.stringify(block).length;
  return block.rows
    .flat()
    .reduce((sum, cell) => sum + JSON.stringify(cell).length - '{"type":"raw_text","text":""}'.length, 0);
}
