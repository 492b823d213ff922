import { z } from 'zod';
import { openLibrary } from '../advisor/library';
import { parseConfig, readEnvironment } from '../config';
import { ConfigError } from '../errors';
import { findGaps } from '../feedback/gaps/find-gaps';
import { gapsAsText } from '../feedback/gaps/gaps-as-text';
import { knowledgeFolders } from '../knowledge/folders';
import type { FeedbackStore } from '../storage/feedback-store';
import type { Owner } from '../storage/store';
import { knownWords } from '../understanding/known-words';
import { openKnowledge } from '../understanding/prepared';
import { withStore } from './data';

const optionsSchema = z.strictObject({
  platform: z.enum(['console', 'slack', 'teams']).optional(),
  tenant: z.string().min(1).optional(),
  most: z.coerce.number().int().min(1).default(20),
  json: z.boolean().default(false),
});

/**
 * Prints what people ask and the knowledge does not answer well, from the questions that workspaces let us keep.
 * @throws ConfigError where it is not clear whose questions are meant
 */
export async function runKnowledgeGaps(options: unknown, print: (line: string) => void): Promise<void> {
  const parsed = optionsSchema.safeParse(options);
  const { platform, tenant } = parsed.data ?? {};
  if (!parsed.success || (platform === undefined) !== (tenant === undefined)) throw unclear();
  const whose = platform === undefined || tenant === undefined ? 'all' : { platform, tenant };
  await withStore((store) => printGaps(store, whose, parsed.data, print));
}

async function printGaps(
  store: FeedbackStore,
  whose: Owner | 'all',
  { json, most }: { json: boolean; most: number },
  print: (line: string) => void,
): Promise<void> {
  const questions = await store.listQuestions(whose, new Date());
  const { knowledge } = openLibrary(
    openKnowledge(knowledgeFolders(parseConfig(readEnvironment()).knowledgeDirs)).knowledge,
  );
  const gaps = findGaps(questions, knowledge, knownWords(knowledge));
  if (json) print(JSON.stringify(gaps, null, 2));
  else for (const line of gapsAsText(gaps, most)) print(line);
}

function unclear(): ConfigError {
  return new ConfigError('It is not clear whose questions are meant.', {
    code: 'knowledge/gaps-options',
    tip: 'Give --platform and --tenant together, or neither for all workspaces; --most is a whole number from 1 on.',
  });
}
