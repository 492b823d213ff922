/** Secrets by their form, whichever they are. */
const FORMS = [
  /xox[a-z]-[\w-]{8,}/g,
  /xapp-[\w-]{8,}/g,
  /postgres(?:ql)?:\/\/[^\s"\\]+/g,
  /Bearer [\w.~+/=-]{8,}/g,
  /(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}\.[\w-]*/g,
];
/** Shorter values are too likely to be part of something else. */
const SHORTEST = 6;

/** Puts `[secret]` in the place of these values, and of everything that looks like a token. */
export function createRedaction(secrets: readonly string[]): (line: string) => string {
  const values = secrets.filter(({ length }) => length >= SHORTEST).sort((a, b) => b.length - a.length);
  // A log line is JSON, in which a value may be written with escapes.
  const written = values.flatMap((value) => [JSON.stringify(value).slice(1, -1), value]);
  return (line) => {
    const known = written.reduce((text, value) => text.replaceAll(value, '[secret]'), line);
    return FORMS.reduce((text, form) => text.replace(form, '[secret]'), known);
  };
}
