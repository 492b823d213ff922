import { dayOf } from '../feedback-store';
import { storableText } from '../storable';
import type { ExportedRecord, KeptQuestion, Owner, Subject } from '../store';
import { type FeedbackRows, leaveConversation, type SettingRow } from './feedback-rows';
import { keyOf } from './rows';

function isOwn({ platform, tenant }: Owner, subject: Subject): boolean {
  return keyOf(platform, tenant) === keyOf(subject.platform, subject.tenant);
}

/** The settings are the tenant's own; of a conversation, that people answer there, or might. */
function settingsOf({ settings }: FeedbackRows, subject: Subject): SettingRow[] {
  const own = [...settings.values()].filter((row) => isOwn(row, subject));
  if (subject.kind === 'tenant') return own;
  if (subject.kind !== 'conversation') return [];
  const id = storableText(subject.conversation);
  return own.filter(({ conversation, proposed }) => [conversation, proposed].includes(id));
}

/** Kept questions are tied to no person and no conversation. */
function questionsOf({ questions }: FeedbackRows, subject: Subject): (Owner & KeptQuestion)[] {
  return subject.kind === 'tenant' ? [...questions].filter((row) => isOwn(row, subject)) : [];
}

/** Removes the questions that are older than they are kept. */
export function purgeQuestions({ questions }: FeedbackRows, before: Date): number {
  const old = [...questions].filter(({ day }) => day <= dayOf(before));
  for (const row of old) questions.delete(row);
  return old.length;
}

/** As the other store does: a conversation that goes is no longer asked, and the tenant's choice stays. */
export function eraseFeedback(rows: FeedbackRows, subject: Subject): { questions: number; settings: number } {
  const questions = questionsOf(rows, subject);
  for (const row of questions) rows.questions.delete(row);
  const settings = settingsOf(rows, subject);
  for (const row of settings) {
    if (subject.kind === 'tenant') rows.settings.delete(keyOf(row.platform, row.tenant));
    if (subject.kind === 'conversation') leaveConversation(row, storableText(subject.conversation));
  }
  return { questions: questions.length, settings: settings.length };
}

/** What is kept of a subject's questions, and what was switched on. */
export function exportFeedback(
  rows: FeedbackRows,
  subject: Subject,
): { questions: KeptQuestion[]; settings: ExportedRecord[] } {
  return {
    questions: questionsOf(rows, subject)
      .map(({ day, gap, intent, question }) => ({ day, question, intent, gap }))
      .sort((a, b) => (`${a.day} ${a.question}` < `${b.day} ${b.question}` ? -1 : 1)),
    settings: settingsOf(rows, subject).map(
      ({ conversation, keepsQuestions, proposal, reference, savedAt }) => ({
        conversation: conversation ?? '',
        savedAt,
        record: { keepsQuestions, personChannel: reference ?? null, proposed: proposal ?? null },
      }),
    ),
  };
}
