import type { ListBlock } from '../../../src/chat/reply';
import { toSpans } from '../../shared/spans';
import type { RichTextBlock } from './card';
import { textBlocks } from './text';

/** Every item under the one before, behind its number or a bullet. */
export function listBlocks({ ordered, items }: ListBlock): RichTextBlock[] {
  return items.flatMap((item, index) =>
    textBlocks([{ text: ordered ? `${index + 1}. ` : '• ' }, ...toSpans(item)]).map((block) =>
      index === 0 ? block : { ...block, spacing: 'Small' },
    ),
  );
}
