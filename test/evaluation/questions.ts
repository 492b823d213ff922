import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const questionSchema = z.looseObject({ id: z.string(), question: z.string(), intent: z.string() });
export type Question = z.infer<typeof questionSchema>;

/** The sets of labelled questions; none but `train_extra` may be learned from. */
export type SetName = 'dev' | 'heldout' | 'practice' | 'blind' | 'fresh' | 'train_extra';

export function fileOf(set: SetName): string {
  return path.join(__dirname, `${set}.jsonl`);
}

export function readQuestions(set: SetName): Question[] {
  const lines = readFileSync(fileOf(set), 'utf8').trim().split('\n');
  return lines.map((line) => questionSchema.parse(JSON.parse(line)));
}
