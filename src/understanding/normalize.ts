import { stem } from './stem';

/** One word of a text, as the phrases see it. */
export interface Token {
  /** Lower case, without accents. */
  text: string;
  stem: string;
  /** Counts up at sentence ends, semicolons, brackets and contrasting words. */
  clause: number;
  /** True where a hyphen ties it to the word before ("no-show"). */
  joined: boolean;
  /** The words that became this single token, where a group of the vocabulary keeps them to itself. */
  whole?: readonly Token[];
}

export interface NormalizedText {
  tokens: Token[];
  /** The text ends in, or contains, a question mark. */
  asks: boolean;
  /** Something was there that is no language: a fenced block of code or a log. */
  hasCode: boolean;
}

/** Longer texts are read up to here, in characters. */
export const MAX_TEXT = 4_000;

type Replacements = readonly (readonly [RegExp, string])[];

/** Every kind of markup has one of these in it; most texts have none. */
const MARKUP_SIGNS = /[<&:`]/;
const MARKUP: Replacements = [
  [/```[\s\S]*?(?:```|$)/g, ' ; '],
  [/<at>[^<]{0,200}<\/at>/gi, ' '],
  [/<https?:[^|>\s]{1,2000}\|([^>]{0,300})>/g, ' $1 '],
  [/<(?:https?:|mailto:)[^>]{1,2000}>/g, ' '],
  [/<[@#!][^>]{0,200}>/g, ' '],
  [/<\/?[a-z][^>]{0,200}>/gi, ' '],
  [/https?:\/\/\S{1,2000}/g, ' '],
  [/&lt;|&gt;/g, ' '],
  [/&nbsp;/g, ' '],
  [/&amp;/g, '&'],
  [/:[a-z0-9_+-]{2,40}:/g, ' '],
];

/** Contractions that are also written without their apostrophe. */
const CONTRACTIONS: Replacements = [
  [/\b(?:can't|cannot|cant)\b/g, 'can not'],
  [/\b(?:won't|wont)\b/g, 'will not'],
  [/\b(is|are|was|were|do|does|did|has|have|had|should|would|could|need|must)n'?t\b/g, '$1 not'],
  [/\b(what|how|who|where|when|that|there|it|here|let)'?s\b(?!-)/g, '$1 is'],
  [/\bi'?m\b/g, 'i am'],
];
/** Slips that are words themselves, in the company that gives them away. */
const MISHEARD: Replacements = [
  [/\b(how|what|why|where|when) dose\b/g, '$1 does'],
  [/\brite (for|approach|one|way|practice)\b/g, 'right $1'],
  [/\b(is|are) (\w+ )?rite\b/g, '$1 $2right'],
  [/\bare own (?=\w)/g, 'our own '],
  [/\bshud\b/g, 'should'],
];
const APOSTROPHES: Replacements = [
  [/\b(i|we|you|they)'re\b/g, '$1 are'],
  [/\b(i|we|you|they)'ve\b/g, '$1 have'],
  [/\b(i|we|you|they|it)'(?:ll|d)\b/g, '$1 would'],
  [/'s\b/g, ''],
  // French and Italian elision: "l'infrastructure", "qu'est-ce"
  [/\b(?:l|d|j|n|s|c|m|t|qu)'(?=[a-z])/g, ''],
];

/** Plain ASCII, whose letters have nothing to fold. */
const PLAIN = /^[\n\r\t -~]*$/;
const COMPOUND = /\b(re|pre|un|no|non|co|post|multi|micro|auto)-(?=[a-z])/g;
const CONTRAST = new Set([
  'but',
  'while',
  'whereas',
  'however',
  'although',
  'though',
  'yet',
  'aber',
  'mais',
  'pero',
]);
const WORD = /[\p{L}\p{N}]+(?:[.+#](?=[\p{L}\p{N}])[\p{L}\p{N}]+)*(?:\+\+|#)?|[.;:!?()\n,]|-/gu;
/** Where a call or the name of a file is taken apart: "rekognition.detect", "final.pkl"; "node.js" stays. */
const CHAINED = /(?<=[a-z]{4})\.(?=[a-z]{4})|\.(?=(?:pkl|ipynb|onnx|joblib|csv|xlsx|pth)$)/;
const BREAKS = new Set(['.', ';', ':', '!', '?', '(', ')', '\n']);

const PLAIN_WORDS = /^[a-z]+(?: [a-z]+)*$/i;
const SPELLED_OUT = new RegExp([...CONTRACTIONS, ...MISHEARD].map(([{ source }]) => source).join('|'));

/** The words of a text in which there is nothing to expand, fold or take out: most phrases and names are such texts. */
function plainWords(text: string): string[] | undefined {
  if (!PLAIN_WORDS.test(text)) return undefined;
  const lower = text.toLowerCase();
  return SPELLED_OUT.test(lower) ? undefined : lower.split(' ');
}

function tokensOf(words: readonly string[]): Token[] {
  let clause = 0;
  return words.map((text) => {
    if (CONTRAST.has(text)) clause += 1;
    return { text, stem: stem(text), clause, joined: false };
  });
}

function replaceAll(text: string, replacements: Replacements): string {
  return replacements.reduce((left, [pattern, put]) => left.replace(pattern, put), text);
}

function stripMarkup(text: string): string {
  return MARKUP_SIGNS.test(text) ? replaceAll(text, MARKUP) : text;
}

function foldLetters(text: string): string {
  const lower = PLAIN.test(text) ? text.toLowerCase() : foldAccents(text);
  return lower
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[–—]/g, ' ; ')
    .replace(/[‐‑]/g, '-');
}

function foldAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');
}

function expand(text: string): string {
  const spelled = replaceAll(replaceAll(text, CONTRACTIONS), MISHEARD);
  const joined = spelled.includes("'") ? replaceAll(spelled, APOSTROPHES) : spelled;
  return joined
    .replace(COMPOUND, '$1')
    .replace(/&/g, ' and ')
    .replace(/\s\+\s/g, ' and ')
    .replace(/[/\\|]/g, ' ');
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let clause = 0;
  let joined = false;
  let end = -1;
  for (const match of text.matchAll(WORD)) {
    const word = match[0];
    if (word === '-') {
      joined = match.index === end;
      continue;
    }
    if (word === ',') continue;
    if (BREAKS.has(word)) {
      clause += 1;
      continue;
    }
    if (CONTRAST.has(word)) clause += 1;
    for (const part of word.split(CHAINED)) {
      tokens.push({ text: part, stem: stem(part), clause, joined });
      joined = false;
    }
    end = match.index + word.length;
  }
  return tokens;
}

/**
 * Turns what a person typed, in any platform's markup, into words.
 * Mentions, links, emoji and fenced code are left out; contractions are spelled out; accents are folded.
 */
export function normalize(raw: string): NormalizedText {
  const clipped = raw.slice(0, MAX_TEXT);
  const plain = plainWords(clipped);
  if (plain !== undefined) return { tokens: tokensOf(plain), asks: false, hasCode: false };
  const text = expand(foldLetters(stripMarkup(clipped)));
  return {
    tokens: tokenize(text),
    asks: text.includes('?') || raw.includes('¿'),
    hasCode: clipped.includes('```'),
  };
}
