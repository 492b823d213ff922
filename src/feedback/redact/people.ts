import { z } from 'zod';

/** A stretch of a text, in characters. */
export interface Stretch {
  start: number;
  end: number;
}

const foundSchema = z.array(
  z.object({ terms: z.array(z.object({ offset: z.object({ start: z.number(), length: z.number() }) })) }),
);

type Parse = (text: string) => { people(): { json(options: { offset: true }): unknown } };

let parse: Parse | undefined;

/** The words that the language library takes for names of people. It is loaded at the first use: few need it. */
export function peopleIn(text: string): Stretch[][] {
  parse ??= require('compromise') as Parse;
  const found = foundSchema.parse(parse(text).people().json({ offset: true }));
  return found.map(({ terms }) =>
    terms.map(({ offset: { start, length } }) => ({ start, end: start + length })),
  );
}
