/** Replaces what clients cannot show: halves of surrogate pairs, and control characters but tab and newline. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}
