import { useMemo } from 'react';
import { type Drawn, sortBlocks } from './block-schema';
import { LibraryBlocks } from './library-blocks';
import type { Names, Press } from './names';
import { SlackActions } from './slack-actions';
import { SlackImage } from './slack-image';
import { SlackTable } from './slack-table';

interface SlackBlocksProps extends Names {
  blocks: readonly unknown[];
  onPress: (press: Press) => void;
}

/** Block Kit: what the library draws well, and our own parts for the rest. */
export function SlackBlocks({ blocks, ...rest }: SlackBlocksProps) {
  const drawn = useMemo(() => sortBlocks(blocks), [blocks]);
  return (
    <div className="slack-blocks">
      {drawn.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a message stay in their places.
        <DrawnBlock key={place} block={block} {...rest} />
      ))}
    </div>
  );
}

function DrawnBlock({ block, onPress, ...names }: Omit<SlackBlocksProps, 'blocks'> & { block: Drawn }) {
  switch (block.type) {
    case 'actions':
      return <SlackActions block={block} onPress={onPress} />;
    case 'table':
      return <SlackTable block={block} {...names} />;
    case 'image':
      return <SlackImage block={block} />;
    case 'input':
      // Slack takes inputs in modals alone; the modal draws them itself.
      return null;
    case 'library':
      return <LibraryBlocks blocks={block.blocks} {...names} />;
    default:
      return block satisfies never;
  }
}
