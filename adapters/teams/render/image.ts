import type { ImageBlock } from '../../../src/chat/reply';
import { truncate } from '../../shared/split-text';
import type { CardElement, Image } from './card';
import { LIMITS } from './limits';
import { textBlocks } from './text';

const PNG_START = '89504e470d0a1a0a';

/**
 * A picture under its title, embedded in the card. Teams takes pictures by address or embedded, and leaves embedded
 * ones out of the size of a message; an address would have to outlive restarts and be open to the whole internet.
 * What Teams would not show is described instead, as is every picture of a message that it refuses (see `posts`). A
 * description too long to be read out stands below the picture as well, in full.
 */
export function imageBlocks({ png, alt, title }: ImageBlock): CardElement[] {
  const heading = textBlocks(title, { weight: 'Bolder' });
  if (!isShowable(png) || alt.trim() === '') return [...heading, ...textBlocks(alt)];
  const url = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const altText = truncate(alt, LIMITS.alt);
  const rest = altText === alt ? [] : textBlocks(alt);
  return [...heading, { type: 'Image', url, altText, msteams: { allowExpand: true } }, ...rest];
}

/** The same elements with every picture in words. */
export function describeImages(elements: readonly CardElement[]): CardElement[] {
  return elements.flatMap((element): CardElement[] =>
    isImage(element) ? textBlocks(element.altText) : [element],
  );
}

export function isImage(element: CardElement): element is Image {
  return element.type === 'Image';
}

function isShowable(png: Uint8Array): boolean {
  const bytes = Buffer.from(png);
  if (bytes.length < 24 || bytes.length > LIMITS.image) return false;
  const isSmall = Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20)) <= LIMITS.imageSide;
  return isSmall && bytes.subarray(0, 8).toString('hex') === PNG_START;
}
