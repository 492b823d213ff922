import { LinkifyIt } from 'linkify-it';
import { PLACEHOLDERS } from './placeholders';

const { email, link, name, path } = PLACEHOLDERS;

/** Ends of names that only a company's own network knows. */
const INSIDE = ['local', 'internal', 'intranet', 'corp', 'lan', 'home', 'intra', 'localdomain'];

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: true, fuzzyIP: true }).tlds(INSIDE, true);

/** Any scheme, also those that nobody links. */
const SCHEME = /\b[a-z][a-z0-9+.-]{1,20}:\/\/\S{0,2000}/gi;
/** Whatever else has an @ in it: addresses without a domain, or in letters that no pattern foresees. */
const AT = /[^\s@<>(),;"]{1,200}@[^\s@<>(),;"]{1,200}/g;
const HANDLE = /(^|[\s(,;:])@[^\s@(),;:!?]{1,100}/g;
const PATH = /(^|[\s("'])(?:~?(?:\/[\w.@~+-]{1,100}){2,30}\/?|[A-Za-z]:\\[^\s"']{1,300}|\\\\[^\s"']{1,300})/g;
/** So many letters make a file's ending, not a country's: main.py, README.md. */
const FILE = /^[\w-]+\.(?:md|py|rs|sh|pl|cc|tf|js|ts|go|so|ps)$/i;

/**
 * The text without mail addresses, links, hosts and paths of files.
 * @param isOurs whether a word names something in the knowledge, such as "neptune.ai"
 */
export function withoutAddresses(text: string, isOurs: (word: string) => boolean): string {
  const plain = text.replace(SCHEME, link).replace(AT, email);
  return withoutHosts(plain, isOurs)
    .replace(HANDLE, `$1${name}`)
    .replace(PATH, (_all, before: string) => `${before}${path}`);
}

function withoutHosts(text: string, isOurs: (word: string) => boolean): string {
  let left = '';
  let end = 0;
  for (const { index, lastIndex, raw, schema } of linkify.match(text) ?? []) {
    const keeps = schema === '' && (isOurs(raw.toLowerCase()) || FILE.test(raw));
    left += text.slice(end, index) + (keeps ? raw : schema === 'mailto:' ? email : link);
    end = lastIndex;
  }
  return left + text.slice(end);
}
