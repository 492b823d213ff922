const CALL = /<(?:@[A-Z0-9]+|![^<>|]*)(?:\|[^<>]*)?>/g;
const LINK = /<([^<>|]+)(?:\|([^<>]*))?>/g;

/** What somebody wrote in Slack, as plain text: calls on people and groups are left out, links are their labels. */
export function plainWords(text: string): string {
  return text
    .replace(CALL, ' ')
    .replace(LINK, (_link, target: string, label = '') => {
      const named = target.startsWith('#') ? `#${label}` : label;
      return label === '' ? target : named;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ ([,.?!])/g, '$1')
    .replace(/,([.?!])/g, '$1')
    .trim();
}
