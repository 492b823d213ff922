import { oldest } from '../periods';
import { storableText } from '../storable';
import type { ExportedRecord, PrivacyStore, Subject } from '../store';
import { SURVEY_HISTORY_MS } from '../survey-store';
import { eraseFeedback, exportFeedback, purgeQuestions } from './feedback-privacy';
import type { MemoryParts } from './parts';
import { keyOf, type Row, type Rows, removeWhere } from './rows';
import { eraseMemorySurveys, exportMemorySurveys, purgeMemorySurveys } from './survey-privacy';
import { eraseTips, exportTips, purgeTips } from './tip-privacy';

function ofOwner(row: Row, { platform, tenant }: Subject): boolean {
  return keyOf(row.platform, row.tenant) === keyOf(platform, tenant);
}

function about(subject: Subject): (row: Row) => boolean {
  return (row) => {
    if (!ofOwner(row, subject)) return false;
    if (subject.kind === 'tenant') return true;
    if (subject.kind === 'person') return row.person === storableText(subject.person);
    return row.conversation === storableText(subject.conversation);
  };
}

/** Events and secrets belong to the tenant as a whole, and to no person or conversation in it. */
function ofTenant(subject: Subject): (row: Row) => boolean {
  return (row) => subject.kind === 'tenant' && ofOwner(row, subject);
}

function exported(rows: Rows, subject: Subject): ExportedRecord[] {
  const found = [...rows.values()].filter(about(subject));
  const inOrder = found.sort((a, b) => a.savedAt.getTime() - b.savedAt.getTime());
  return inOrder.map(({ conversation, thread, person, savedAt, record }) => ({
    conversation,
    ...(thread === '' ? {} : { thread }),
    ...(person === '' ? {} : { person }),
    savedAt,
    record,
  }));
}

/** Retention, export and erasure in this process. */
export function memoryPrivacy(parts: MemoryParts): PrivacyStore {
  const { events, cases, answers, references, secrets, tips, feedback, periods } = parts;
  const removeOlder = (rows: Rows, before: Date) => removeWhere(rows, ({ savedAt }) => savedAt <= before);
  return {
    purge: async (now) => ({
      events: removeOlder(events, oldest(now, periods.events)),
      cases: removeOlder(cases, oldest(now, periods.cases)),
      answers: removeOlder(answers, oldest(now, periods.answers)),
      references: 0,
      secrets: 0,
      tips: purgeTips(tips, now),
      surveys: purgeMemorySurveys(parts, oldest(now, SURVEY_HISTORY_MS)),
      questions: purgeQuestions(feedback, oldest(now, periods.questions)),
      settings: 0,
    }),
    exportData: async (subject) => ({
      cases: exported(cases, subject),
      answers: exported(answers, subject),
      references: exported(references, subject),
      tips: exportTips(tips, subject),
      surveys: exportMemorySurveys(parts, subject),
      ...exportFeedback(feedback, subject),
      secretNames: [...secrets.values()]
        .filter(ofTenant(subject))
        .map(({ id }) => id)
        .sort(),
    }),
    eraseData: async (subject) => ({
      events: removeWhere(events, ofTenant(subject)),
      cases: removeWhere(cases, about(subject)),
      answers: removeWhere(answers, about(subject)),
      references: removeWhere(references, about(subject)),
      secrets: removeWhere(secrets, ofTenant(subject)),
      tips: eraseTips(tips, subject),
      surveys: eraseMemorySurveys(parts, subject),
      ...eraseFeedback(feedback, subject),
    }),
  };
}
