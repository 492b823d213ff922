import { eq } from 'drizzle-orm';
import { surveyTable } from '../schema';
import { storableRecord, storableText } from '../storable';
import type { NewSurvey, StoredSurvey, SurveyKey, SurveyProgress } from '../survey-store';
import { ownedBy, ownerColumns } from './scope';

export type SurveyRow = typeof surveyTable.$inferSelect;

/** The columns that every table about surveys begins with. */
export function surveyColumns(key: SurveyKey) {
  return { ...ownerColumns(key), surveyId: storableText(key.id) };
}

/** Confines a query to one survey. */
export function theSurvey(key: SurveyKey) {
  return ownedBy(surveyTable, key, eq(surveyTable.surveyId, storableText(key.id)));
}

/** A survey's row at its start. */
export function newRow(survey: NewSurvey): typeof surveyTable.$inferInsert {
  const { minimum, members, startedAt, remindAt, closesAt, dueAt } = survey;
  return {
    ...surveyColumns(survey),
    conversation: storableText(survey.conversation),
    kind: storableText(survey.kind),
    subject: storableText(survey.subject),
    subjectKey: storableText(survey.subjectKey),
    starter: storableText(survey.starter),
    address: storableRecord(survey.address),
    definition: storableRecord(survey.definition),
    minimum,
    members: members ?? null,
    state: 'open',
    startedAt,
    remindAt,
    closesAt,
    cardPosts: 0,
    reminded: false,
    announced: false,
    dueAt,
  };
}

/** A row as the port shows it. */
export function fromRow(row: SurveyRow): StoredSurvey {
  const { surveyId, sendingStep, sendingSince, cardClaimedAt: _, ...rest } = row;
  const sending =
    sendingStep === null || sendingSince === null ? undefined : { step: sendingStep, since: sendingSince };
  return {
    ...rest,
    id: surveyId,
    starter: row.starter ?? undefined,
    members: row.members ?? undefined,
    endedAt: row.endedAt ?? undefined,
    endedBy: row.endedBy ?? undefined,
    result: row.result ?? undefined,
    card: row.card ?? undefined,
    cardShown: row.cardShown ?? undefined,
    dueAt: row.dueAt ?? undefined,
    sending,
  };
}

/** The columns that a change touches; what it sets to `undefined` becomes null. */
export function progressColumns(progress: SurveyProgress): Partial<typeof surveyTable.$inferInsert> {
  const { sending, address, card, ...plain } = progress;
  const entries = Object.entries(plain).map(([name, value]) => [name, value ?? null]);
  return {
    ...Object.fromEntries(entries),
    ...('address' in progress ? { address: storableRecord(address) } : {}),
    ...('card' in progress ? { card: card === undefined ? null : storableRecord(card) } : {}),
    ...('sending' in progress
      ? { sendingStep: sending?.step ?? null, sendingSince: sending?.since ?? null }
      : {}),
  };
}
