import type { ConversationRef, MessageRef } from '../chat/event';
import { StorageError } from '../errors';
import type { StoredSurvey, SurveyKey } from '../storage/survey-store';
import type { SurveyResult } from './result';
import { conversationSchema, definitionSchema, messageSchema, resultSchema } from './run-codec';
import type { Survey } from './survey';

/** A survey that a team runs or ran, with what is kept of it as it is meant. */
export interface Run extends Omit<StoredSurvey, 'address' | 'definition' | 'result' | 'card'> {
  place: ConversationRef;
  /** As it read when it was started: what is edited meanwhile changes no running survey. */
  survey: Survey;
  /** Once it is closed. */
  result: SurveyResult | undefined;
  /** The message with the button, where one stands. */
  card: MessageRef | undefined;
}

/** What was read before, for those who are handed the same survey again: many answer one at the same time. */
const read = new WeakMap<StoredSurvey, Run>();

/** @throws StorageError where what is kept has a shape that this version does not know */
export function readRun(stored: StoredSurvey): Run {
  const run = read.get(stored) ?? parseRun(stored);
  read.set(stored, run);
  return run;
}

function parseRun(stored: StoredSurvey): Run {
  const { address, definition, result, card, ...rest } = stored;
  try {
    return {
      ...rest,
      place: conversationSchema.parse(address),
      survey: definitionSchema.parse(definition),
      result: result === undefined ? undefined : resultSchema.parse(result),
      card: card === undefined ? undefined : messageSchema.parse(card),
    };
  } catch (cause) {
    throw new StorageError(`The survey ${stored.id} is kept in a shape that this version does not know`, {
      code: 'survey/unreadable',
      tip: 'It was written by another version of the advisor, or changed by hand. Start a new survey.',
      cause,
    });
  }
}

/** How the store names it. */
export function keyOf({ platform, tenant, id }: SurveyKey): SurveyKey {
  return { platform, tenant, id };
}

/** What it is called: "DevOps survey on checkout". */
export function nameOf({ survey, subject }: Pick<Run, 'survey' | 'subject'>): string {
  return `${survey.title} on ${subject}`;
}
