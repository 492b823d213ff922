import { type Column, type SQL, sql } from 'drizzle-orm';
import { questionTable as questions, feedbackSettingTable as settings } from '../schema';
import type { Session } from '../session';
import { storableText } from '../storable';
import type { ExportedRecord, KeptQuestion, Subject } from '../store';

import { questionColumns, questionOrder } from './feedback';
import { ownedBy } from './scope';

/** The settings are the tenant's own; of a conversation, that people answer there, or might. */
function settingsOf(subject: Subject): SQL {
  if (subject.kind === 'tenant') return ownedBy(settings, subject);
  if (subject.kind !== 'conversation') return sql`false`;
  const id = storableText(subject.conversation);
  return ownedBy(settings, subject, sql`${id} IN (${settings.conversation}, ${settings.proposed})`);
}

/** Takes the conversation out of the settings, in whichever part it plays there. */
async function leaveConversation(session: Session, subject: Subject): Promise<number> {
  if (subject.kind !== 'conversation') return 0;
  const id = storableText(subject.conversation);
  const unless = (column: Column, value: Column) => sql`CASE WHEN ${column} <> ${id} THEN ${value} END`;
  const { conversation, proposal, proposed, reference } = settings;
  const { rowCount } = await session.use((orm) =>
    orm
      .update(settings)
      .set({
        conversation: unless(conversation, conversation),
        reference: unless(conversation, reference),
        proposed: unless(proposed, proposed),
        proposal: unless(proposed, proposal),
      })
      .where(settingsOf(subject)),
  );
  return rowCount ?? 0;
}

async function removeSettings(session: Session, subject: Subject): Promise<number> {
  const { rowCount } = await session.use((orm) => orm.delete(settings).where(settingsOf(subject)));
  return rowCount ?? 0;
}

/** Kept questions are tied to no person and no conversation. */
function questionsOf(subject: Subject): SQL {
  return subject.kind === 'tenant' ? ownedBy(questions, subject) : sql`false`;
}

/** A conversation that goes is no longer asked, and the tenant's choice stays; returns how many rows changed. */
export async function eraseFeedback(
  session: Session,
  subject: Subject,
): Promise<{ questions: number; settings: number }> {
  const removed = await session.use((orm) => orm.delete(questions).where(questionsOf(subject)));
  const change = subject.kind === 'tenant' ? removeSettings : leaveConversation;
  return { questions: removed.rowCount ?? 0, settings: await change(session, subject) };
}

/** What is kept of a subject's questions, and what was switched on. */
export async function exportFeedback(
  session: Session,
  subject: Subject,
): Promise<{ questions: KeptQuestion[]; settings: ExportedRecord[] }> {
  const kept = await session.use((orm) =>
    orm
      .select(questionColumns)
      .from(questions)
      .where(questionsOf(subject))
      .orderBy(...questionOrder),
  );
  const chosen = await session.use((orm) => orm.select().from(settings).where(settingsOf(subject)));
  return {
    questions: kept,
    settings: chosen.map(({ conversation, keepsQuestions, proposal, reference, savedAt }) => ({
      conversation: conversation ?? '',
      savedAt,
      record: { keepsQuestions, personChannel: reference, proposed: proposal },
    })),
  };
}
