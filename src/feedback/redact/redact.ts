import type { KnownWords } from '../../understanding/known-words';
import { withoutAddresses } from './addresses';
import { withoutKeys } from './keys';
import { withoutMarkup } from './markup';
import { withoutNames } from './names';
import { withoutNumbers } from './numbers';

/** Longer texts are read up to here, in characters. */
const MOST_READ = 2_000;
/** And kept up to here. */
export const MOST_KEPT = 300;

/** What is not seen can hide an address: marks of no width, and signs that look like others. */
function plainSigns(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ');
}

/**
 * A question without what could tell of a person or a company: names, mentions, mail addresses, links, hosts, paths,
 * phone and other long numbers, tokens and keys. Each leaves a placeholder such as `[name]`. Pure, and linear in time.
 */
export function redact(question: string, known: KnownWords): string {
  const text = withoutMarkup(plainSigns(question.slice(0, MOST_READ)));
  const steps = [
    withoutKeys,
    (left: string) => withoutAddresses(left, known.isOurs),
    withoutNumbers,
    (left: string) => withoutNames(left, known),
  ];
  const redacted = steps.reduce((left, step) => step(left), text);
  return clip(redacted.replace(/\s+/g, ' ').trim());
}

/** Cuts between words, so that no placeholder is left in halves. */
function clip(text: string): string {
  if (text.length <= MOST_KEPT) return text;
  const cut = text.slice(0, MOST_KEPT);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > 0 ? end : MOST_KEPT).trimEnd()} …`;
}
