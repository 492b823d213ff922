import type { FeedbackStore } from './feedback-store';
import { memoryConversations } from './memory/conversations';
import { memoryEvents } from './memory/events';
import { memoryFeedback } from './memory/feedback';
import { emptyTables, type MemoryParts } from './memory/parts';
import { memoryPrivacy } from './memory/privacy';
import { memoryReferences } from './memory/references';
import { memorySecrets } from './memory/secrets';
import { memorySurveys } from './memory/surveys';
import { memoryTips } from './memory/tips';
import { DEFAULT_PERIODS } from './periods';
import type { Store } from './store';
import type { StoreOptions } from './store-options';
import type { SurveyStore } from './survey-store';
import type { TipStore } from './tip-store';

/**
 * A store that forgets everything with the process: for one-off questions and fast tests. Stores made on the same
 * `tables` see the same rows.
 */
export function createMemoryStore(
  { periods = DEFAULT_PERIODS, keyRing, log }: StoreOptions,
  tables = emptyTables(),
): Store & TipStore & SurveyStore & FeedbackStore {
  const parts: MemoryParts = { ...tables, periods, keyRing, log };
  return {
    ...memoryEvents(parts),
    ...memoryConversations(parts),
    ...memoryReferences(parts),
    ...memorySecrets(parts),
    ...memorySurveys(parts),
    ...memoryFeedback(parts),
    ...memoryPrivacy(parts),
    ...memoryTips(parts.tips),
  };
}
