/** A name as people say it: what stands in brackets in it is for readers only. */
export function withoutBrackets(name: string): string {
  return name.replace(/\([^()]*\)/g, ' ');
}
