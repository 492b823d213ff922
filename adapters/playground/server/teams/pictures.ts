import { createHash } from 'node:crypto';
import { pictureIn } from '../../teams/pictures';
import type { Picture } from '../workplace';

const EMBEDDED = /^data:image\/png;base64,/;

/** Pictures that cards carry with them, by an address instead: a page gets every card many times over. */
export interface CardPictures {
  /** The same card with addresses in place of pictures. */
  outside(card: unknown): unknown;
  find(id: string): Picture | undefined;
}

export function createCardPictures(): CardPictures {
  const kept = new Map<string, Uint8Array>();

  function addressOf(data: string): string {
    const bytes = pictureIn(data);
    if (bytes === undefined) return data;
    const id = createHash('sha256').update(bytes).digest('hex').slice(0, 24);
    kept.set(id, bytes);
    return `/api/pictures/${id}`;
  }

  return {
    outside: (card) =>
      JSON.parse(
        JSON.stringify(card, (_key, value: unknown) =>
          typeof value === 'string' && EMBEDDED.test(value) ? addressOf(value) : value,
        ),
      ),
    find(id) {
      const bytes = kept.get(id);
      return bytes && { type: 'image/png', bytes };
    },
  };
}
