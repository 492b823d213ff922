import { createHash } from 'node:crypto';
import type { Gap } from '../advisor/gap';
import type { Owner } from '../storage/store';
import type { FeedbackParts } from './parts';
import { withoutPlaceholders } from './redact/placeholders';

/** Stands for several things at once, and leads back to none of them without knowing them all. */
export function hashOf(...parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

export interface Asked {
  answerId: string;
  question: string;
  intent: string;
  gap: Gap;
}

/**
 * Keeps a question, once for an answer. Whether the workspace has switched that on is for the caller to know first, and
 * for the store to make sure of. False where nothing was kept.
 */
export async function keepQuestion(
  { now, redact, store }: FeedbackParts,
  owner: Owner,
  { answerId, gap, intent, question }: Asked,
): Promise<boolean> {
  const redacted = redact(question);
  if (!/\p{L}/u.test(withoutPlaceholders(redacted))) return false;
  if (!(await store.claimEvent(owner, `kept:${hashOf(answerId)}`, now()))) return false;
  return store.keepQuestion(owner, { question: redacted, intent, gap }, now());
}
