export interface JsonToken {
  kind: 'key' | 'text' | 'number' | 'word' | 'mark';
  text: string;
}

/** Longest text that is shown whole: pictures are embedded in cards. */
const LONGEST_TEXT = 2_000;
const SHOWN_OF_LONG = 80;

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false|null)|([^"\d\w-]+|.)/gs;

/** Pretty-printed JSON, in pieces that can be coloured; embedded pictures and the like are cut short. */
export function jsonTokens(value: unknown): JsonToken[] {
  const text = JSON.stringify(value, shorten, 2) ?? 'undefined';
  return [...text.matchAll(TOKEN)].flatMap(([whole, quoted, colon, number, word]): JsonToken[] => {
    if (quoted !== undefined && colon !== undefined)
      return [
        { kind: 'key', text: quoted },
        { kind: 'mark', text: colon },
      ];
    if (quoted !== undefined) return [{ kind: 'text', text: quoted }];
    if (number !== undefined) return [{ kind: 'number', text: number }];
    if (word !== undefined) return [{ kind: 'word', text: word }];
    return [{ kind: 'mark', text: whole }];
  });
}

function shorten(_key: string, value: unknown): unknown {
  if (typeof value !== 'string' || value.length <= LONGEST_TEXT) return value;
  return `${value.slice(0, SHOWN_OF_LONG)}… (${value.length} characters)`;
}
