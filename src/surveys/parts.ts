import type { ChatAdapter } from '../chat/adapter';
import type { Platform } from '../chat/event';
import type { Log } from '../chat/log';
import type { Span } from '../chat/reply';
import type { JobQueue } from '../jobs/job-queue';
import type { SurveyFile } from '../knowledge/survey-schema';
import type { SurveyStore } from '../storage/survey-store';

/** What surveys are run with. */
export interface SurveysParts {
  files: readonly SurveyFile[];
  store: SurveyStore;
  jobs: Pick<JobQueue, 'work' | 'send'>;
  /** The chat of a platform; `undefined` where it is not configured (any more). */
  chatFor(platform: Platform): ChatAdapter | undefined;
  /** A source in words, with its link; `undefined` where there is none with this id. */
  sourceText(id: string): Span | undefined;
  now(): Date;
  /** A new id that nobody can guess. */
  newId(): string;
  log: Log;
  pace?: Partial<Pace>;
}

/** How often and how long, in milliseconds. */
export interface Pace {
  /** A card is updated at most once in this time. */
  cardGap: number;
  /** How often to look for surveys that are due, beside the wake-ups. */
  sweep: number;
  /** After this time another replica takes over what one began. Longer than any call to a platform lasts. */
  lease: number;
  /** The pause before a refused call is tried again. */
  retry: number;
}

export const PACE: Pace = { cardGap: 3_000, sweep: 15_000, lease: 120_000, retry: 30_000 };
