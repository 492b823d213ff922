/** What storage and jobs write to: the facts first, then a constant sentence. Never a stored value. */
export interface StorageLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}
