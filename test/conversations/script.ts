import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const expectation = {
  /** What the message by itself is understood as. */
  intent: z.string().optional(),
  verdict: z.enum(['devops', 'mlops', 'both', 'ask']).optional(),
  /** Shown, in any case of letters. */
  contains: z.array(z.string()).default([]),
  /** Not shown. */
  lacks: z.array(z.string()).default([]),
  /** Labels that are among the buttons. */
  buttons: z.array(z.string()).optional(),
};

const stepSchema = z.union([
  z.strictObject({ say: z.string(), ...expectation }),
  z.strictObject({ press: z.string(), ...expectation }),
]);
export type Step = z.infer<typeof stepSchema>;

const scriptSchema = z.strictObject({ name: z.string(), steps: z.array(stepSchema).min(1) });

/** A conversation that one person has with the advisor, and what they must see. */
export interface Script extends z.infer<typeof scriptSchema> {
  file: string;
}

/** All conversations of this folder; each file holds a list of them. */
export function readScripts(): Script[] {
  const files = readdirSync(__dirname).filter((name) => name.endsWith('.yaml'));
  return files.sort().flatMap((file) => {
    const text = readFileSync(path.join(__dirname, file), 'utf8');
    return z
      .array(scriptSchema)
      .parse(parse(text))
      .map((script) => ({ file, ...script }));
  });
}
