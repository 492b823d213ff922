import type { KeyRing } from '../keyring';
import type { StorageLog } from '../log';
import type { RetentionPeriods } from '../store';
import { emptyFeedbackRows, type FeedbackRows } from './feedback-rows';
import type { Rows } from './rows';
import type { MemorySurveys } from './survey-rows';
import { emptyTipRows, type TipRows } from './tip-rows';

/** What an in-memory store keeps its rows in. */
export interface MemoryTables {
  events: Rows;
  cases: Rows;
  answers: Rows;
  references: Rows;
  secrets: Rows;
  surveys: MemorySurveys;
  tips: TipRows;
  feedback: FeedbackRows;
}

/** Tables without a row. */
export function emptyTables(): MemoryTables {
  return {
    events: new Map(),
    cases: new Map(),
    answers: new Map(),
    references: new Map(),
    secrets: new Map(),
    surveys: new Map(),
    tips: emptyTipRows(),
    feedback: emptyFeedbackRows(),
  };
}

/** What the parts of the in-memory store are made from. */
export interface MemoryParts extends MemoryTables {
  periods: RetentionPeriods;
  keyRing: KeyRing | undefined;
  log: StorageLog;
}
