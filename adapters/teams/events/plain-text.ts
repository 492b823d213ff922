const LINE_TAG = /<\s*(?:br|\/p|\/div|\/li|\/h[1-6]|\/tr|\/blockquote|\/pre)\s*\/?>/gi;
/** Only tags that Teams itself writes: what a person typed, such as `List<String>`, is left alone. */
const TEAMS_TAG =
  /<\/?(?:p|div|span|at|strong|b|em|i|u|s|a|ul|ol|li|code|pre|blockquote|h[1-6]|img|emoji|table|tbody|thead|tr|td|th|attachment|systemeventmessage|codeblock|hr)(?:\s[^<>]*)?\/?>/gi;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
};
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(nbsp|lt|gt|quot|apos|amp));/gi;

/** What a person typed, without the HTML that Teams put around it. */
export function plainText(html: string): string {
  const text = html
    .replace(LINE_TAG, '\n')
    .replace(TEAMS_TAG, '')
    .replace(ENTITY, decode)
    .replaceAll('\u00a0', ' ');
  return text.replace(/[ \t]{2,}/g, ' ').trim();
}

function decode(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name) return ENTITIES[name.toLowerCase()] ?? entity;
  const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex ?? '', 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}
