import { PLACEHOLDERS } from './placeholders';

/** Whatever is said to be one: "password: x", "the token is x". */
const SAID =
  /\b(passwords?|passwd|passphrase|passwort|kennwort|pwd|secrets?|tokens?|api[ _-]?keys?|access[ _-]?keys?|bearer|credentials?)(\s{0,3}[:=]\s{0,3}|\s{1,3}(?:is|was|ist|lautet)\s{1,3}|\s{1,3}(?:are\s{1,3})?(?=\S{0,200}\d))("[^"]{1,200}"|'[^']{1,200}'|\S{1,500})/gi;
const PEM = /-----BEGIN [A-Z ]{2,40}-----[\s\S]*?(?:-----END [A-Z ]{2,40}-----|$)/g;
/** By how their issuers let them begin. */
const ISSUED =
  /\b(?:xox[a-z]-|xapp-|xwfp-|gh[a-z]_|github_pat_|glpat-|sk-|pk_|sk_|rk_|hf_|npm_|pypi-|dckr_pat_|AKIA|ASIA|AIza|ya29\.|eyJ)[\w.~+/=-]{6,}/g;
/** Ids of Slack's people, channels and teams. */
const SLACK_ID = /\b[UWCGDTBE](?=[A-Z]*\d)[A-Z0-9]{8,12}\b/g;
const WORD = /[\w+/=~.-]{16,}/g;

/** A word as nobody types it: long, of letters and digits in turn, or of letters in both cases without a pause. */
function isRandom(word: string): boolean {
  const changes = word.match(/\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0;
  return changes >= 3 || (/^[0-9a-f-]{16,}$/i.test(word) && /\d/.test(word));
}

/** The text without passwords, tokens, keys and the ids that platforms give people. */
export function withoutKeys(text: string): string {
  return text
    .replace(PEM, PLACEHOLDERS.key)
    .replace(SAID, (_all, what: string, between: string) => `${what}${between}${PLACEHOLDERS.key}`)
    .replace(ISSUED, PLACEHOLDERS.key)
    .replace(SLACK_ID, PLACEHOLDERS.key)
    .replace(WORD, (word) => (isRandom(word) ? PLACEHOLDERS.key : word));
}
