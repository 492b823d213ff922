import type { StoredSecret } from '../survey-secret';
import type { StoredSurvey } from '../survey-store';

/** A survey in memory; secret and answers go when it ends. */
export interface MemorySurvey {
  survey: StoredSurvey;
  cardClaimedAt: Date | undefined;
  secret: StoredSecret | undefined;
  answers: Map<string, unknown>;
}

/** The surveys of all owners, by owner and id. */
export type MemorySurveys = Map<string, MemorySurvey>;
