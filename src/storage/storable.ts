const NUL = /\0/g;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** PostgreSQL stores no NUL, and no half of a character; people paste both. */
export function storableText(text: string): string {
  return text.replace(NUL, '').replace(LONE_SURROGATE, '\uFFFD');
}

/** JSON that PostgreSQL can store; what JSON does not know (functions, undefined) is left out. */
export function storableJson(record: unknown): string {
  return JSON.stringify(record, (_key, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
}

/** A copy of a JSON record that PostgreSQL can store. */
export function storableRecord(record: unknown): unknown {
  return JSON.parse(storableJson(record));
}
