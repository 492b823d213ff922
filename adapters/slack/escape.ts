/** Makes text safe inside Slack's markup: `<!channel>` from a user is shown and notifies nobody. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Replaces what no JSON or form body may carry: halves of surrogate pairs and control characters but tab and newline. */
export function cleanText(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}
