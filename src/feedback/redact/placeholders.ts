/** What stands in a kept question where something was removed. */
export const PLACEHOLDERS = {
  name: '[name]',
  email: '[e-mail]',
  link: '[link]',
  path: '[path]',
  number: '[number]',
  key: '[key]',
  code: '[code]',
} as const;

const ANY = /\[(?:name|e-mail|link|path|number|key|code)\]/g;

/** The text without its placeholders, for those who look at its words. */
export function withoutPlaceholders(text: string): string {
  return text.replace(ANY, ' ');
}
