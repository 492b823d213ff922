/** A moment in words for those whose platform does not show it in their own time zone. */
export function inUtc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
