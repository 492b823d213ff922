import { PLACEHOLDERS } from './placeholders';

const { code, email, link, name } = PLACEHOLDERS;

type Replacements = readonly (readonly [RegExp, string])[];

/** What Slack and Teams write for people, channels, links and code. Bounded, so that no text makes them slow. */
const MARKUP: Replacements = [
  [/```[\s\S]*?(?:```|$)/g, ` ${code} `],
  [/<at\b[^>]{0,200}>[^<]{0,200}<\/at>/gi, ` ${name} `],
  [/<@[^>]{0,200}>/g, ` ${name} `],
  [/<[#!][^>]{0,200}>/g, ' '],
  [/<mailto:[^>]{1,2000}>/gi, ` ${email} `],
  [/<[a-z][a-z0-9+.-]{1,20}:[^>]{1,2000}>/gi, ` ${link} `],
  [/<\/?[a-z][^>]{0,200}>/gi, ' '],
  [/:[a-z0-9_+-]{2,40}:/g, ' '],
];

const ENTITIES: Replacements = [
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
];

/** The text without a platform's markup; what it led to is named by a placeholder. */
export function withoutMarkup(text: string): string {
  return [...MARKUP, ...ENTITIES].reduce((left, [pattern, put]) => left.replace(pattern, put), text);
}
