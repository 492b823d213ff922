import type { RichTextBlock, RichTextList, RichTextSection } from '@slack/types';
import type { ListBlock } from '../../../src/chat/reply';
import { isBlank } from '../../shared/spans';
import { LIMITS } from './limits';
import { richTextBlock, richTextGroups } from './text';

/** Slack knows `offset`, its types do not: an ordered list that goes on starts at `offset` + 1. */
type NumberedList = RichTextList & { offset?: number };

interface Row {
  /** Undefined where an item that is too long for one block goes on. */
  number?: number;
  section: RichTextSection;
}

/** A list as rich_text blocks; the numbers of an ordered list go on from block to block. */
export function listBlocks(list: ListBlock): RichTextBlock[] {
  const rows = list.items.filter((item) => !isBlank(item)).flatMap(itemRows);
  return groupRows(rows).map((group) => richTextBlock(elements(group, list.ordered ?? false)));
}

function itemRows(item: ListBlock['items'][number], index: number): Row[] {
  return richTextGroups(item).map((section, part) => (part === 0 ? { number: index, section } : { section }));
}

function groupRows(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = JSON.stringify(row.section).length;
    used += size;
    if (used > LIMITS.richText) {
      groups.push([]);
      used = size;
    }
    groups.at(-1)?.push(row);
  }
  return groups;
}

function elements(rows: readonly Row[], ordered: boolean): RichTextBlock['elements'] {
  const result: RichTextBlock['elements'] = [];
  for (const { number, section } of rows) {
    const open = result.at(-1);
    if (number === undefined) result.push(section);
    else if (open?.type === 'rich_text_list') open.elements.push(section);
    else result.push(newList(section, number, ordered));
  }
  return result;
}

function newList(section: RichTextSection, number: number, ordered: boolean): RichTextList {
  if (!ordered) return { type: 'rich_text_list', style: 'bullet', elements: [section] };
  const list: NumberedList = { type: 'rich_text_list', style: 'ordered', elements: [section] };
  if (number > 0) list.offset = number;
  return list;
}
