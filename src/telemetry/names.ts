const NAME = /^[\w.:/@+=,;-]{1,120}$/;

/** Whether a value is one word such as an id, a code or a path: what a person wrote seldom is. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && NAME.test(value);
}
