import type { HomeView, KnownBlock } from '@slack/types';
import type { Block, Reply } from '../../../src/chat/reply';
import { renderBlocks } from '../render';
import { LIMITS } from './limits';

/** What was answered to something that the person just did on the page. */
export interface Notice {
  reply: Reply;
  /** The reply itself stands in the direct messages. */
  isElsewhere: boolean;
}

const IN_FULL = 'You find all of it in our direct messages.';
const CUT = 'There is more than this page can show. Ask in the channels themselves.';

/**
 * Draws a page as the Home tab; what was just answered comes first, so that it is read first.
 * @param channel the direct messages, in which buttons on the page count as pressed
 */
export function homeView(page: Reply, channel: string, notice?: Notice): HomeView {
  const blocks = renderBlocks([...(notice === undefined ? [] : noticeBlocks(notice)), ...page.blocks], {
    tablesAsText: true,
  });
  return { type: 'home', private_metadata: channel, blocks: cut(blocks) };
}

function noticeBlocks({ isElsewhere, reply }: Notice): Block[] {
  return [
    { type: 'heading', text: 'Just now' },
    { type: 'text', text: reply.text },
    ...(isElsewhere ? [{ type: 'note', text: IN_FULL } as const] : []),
    { type: 'divider' },
  ];
}

function cut(blocks: readonly KnownBlock[]): KnownBlock[] {
  if (blocks.length <= LIMITS.blocksPerView) return [...blocks];
  return [...blocks.slice(0, LIMITS.blocksPerView - 1), ...renderBlocks([{ type: 'note', text: CUT }])];
}
