import { z } from 'zod';
import { type Block, type BlockOf, blockSchema } from './block-kit';

/** Why Slack does not take a call: its error code, and what is wrong in words. */
export interface Refusal {
  error: string;
  details?: string[];
}

export interface Content {
  text: string;
  blocks: Block[];
}

const LONGEST_TEXT = 40_000;
const LONGEST_TABLES = 10_000;
/** Seen, not documented: slackapi/bolt-js issue 2509. */
const LONGEST_BLOCKS = 13_000;

/** Checks what a message says, as Slack does. */
export function checkContent(
  text: string,
  rawBlocks: unknown,
  isReadyFile: (id: string) => boolean = () => true,
): Content | Refusal {
  const parsed = z
    .array(blockSchema)
    .max(50)
    .safeParse(rawBlocks ?? []);
  if (!parsed.success)
    return invalidBlocks(parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`));
  const blocks = parsed.data;
  if (text === '' && blocks.length === 0) return { error: 'no_text' };
  if (text.length > LONGEST_TEXT) return { error: 'msg_too_long' };
  return checkTogether(blocks) ?? checkImages(blocks, isReadyFile) ?? { text, blocks };
}

function checkTogether(blocks: readonly Block[]): Refusal | undefined {
  const tables = blocks.filter(isTable);
  if (tables.length > 1) return { error: 'invalid_attachments', details: ['only_one_table_allowed'] };
  if (tables.some(isRagged)) return invalidBlocks(['table rows differ in length']);
  if (tables.some((table) => cellText(table) > LONGEST_TABLES))
    return invalidBlocks(['table text over 10,000 characters']);
  if (hasTwice(blocks.map((block) => block.block_id))) return invalidBlocks(['block_id used twice']);
  if (
    blocks.some(
      (block) => block.type === 'actions' && hasTwice(block.elements.map((element) => element.action_id)),
    )
  )
    return invalidBlocks(['action_id used twice in a block']);
  const size = JSON.stringify(blocks.filter((block) => !isTable(block))).length;
  return size > LONGEST_BLOCKS ? { error: 'msg_blocks_too_long' } : undefined;
}

/** A picture has one source, and a file is taken only once Slack has looked at it. */
function checkImages(blocks: readonly Block[], isReadyFile: (id: string) => boolean): Refusal | undefined {
  const images = blocks.filter((block) => block.type === 'image');
  if (images.some(({ image_url, slack_file }) => (image_url === undefined) === (slack_file === undefined)))
    return invalidBlocks(['image_url or slack_file']);
  return images.some(({ slack_file }) => slack_file !== undefined && !isReadyFile(slack_file.id))
    ? invalidBlocks(['invalid slack file [json-pointer:/blocks/0/slack_file]'])
    : undefined;
}

function isTable(block: Block): block is BlockOf<'table'> {
  return block.type === 'table';
}

function isRagged({ rows }: BlockOf<'table'>): boolean {
  return rows.some((row) => row.length !== rows[0]?.length);
}

function cellText({ rows }: BlockOf<'table'>): number {
  return rows.flat().reduce((sum, cell) => sum + cell.text.length, 0);
}

export function hasTwice(ids: readonly (string | undefined)[]): boolean {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size < given.length;
}

function invalidBlocks(details: string[]): Refusal {
  return { error: 'invalid_blocks', details };
}
