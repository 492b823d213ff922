import { randomUUID } from 'node:crypto';
import { and, asc, count, eq, gt, isNotNull, sql } from 'drizzle-orm';
import { dayOf, type FeedbackStore } from '../feedback-store';
import { oldest } from '../periods';
import { questionTable as questions, feedbackSettingTable as settings } from '../schema';
import { storableRecord, storableText } from '../storable';
import type { Owner } from '../store';
import type { StoreParts } from './parts';
import { ownedBy, ownerColumns } from './scope';

type QuestionMethod = 'keepQuestion' | 'listQuestions' | 'countQuestions' | 'eraseQuestions';

/** The columns of a kept question as they are handed out. */
export const questionColumns = {
  day: questions.day,
  question: questions.question,
  intent: questions.intent,
  gap: questions.gap,
};
/** Compared letter by letter, as the other store does. */
export const questionOrder = [asc(questions.day), sql`${questions.question} COLLATE "C"`];

function settingsPart({ session }: StoreParts): Omit<FeedbackStore, QuestionMethod> {
  const change = async (owner: Owner, to: Partial<typeof settings.$inferInsert>, now: Date) => {
    const saved = { ...to, savedAt: now };
    await session.use((orm) =>
      orm
        .insert(settings)
        .values({ ...ownerColumns(owner), keepsQuestions: false, ...saved })
        .onConflictDoUpdate({ target: [settings.platform, settings.tenant], set: saved }),
    );
  };
  return {
    findFeedbackSettings: async (owner) => {
      const [row] = await session.use((orm) => orm.select().from(settings).where(ownedBy(settings, owner)));
      const { keepsQuestions = false, reference = null } = row ?? {};
      return { keepsQuestions, ...(reference === null ? {} : { personChannel: reference }) };
    },
    switchQuestions: (owner, keepsQuestions, now) => change(owner, { keepsQuestions }, now),
    savePersonChannel: (place, reference, now) => {
      const conversation = storableText(place.conversation);
      return change(place, { conversation, reference: storableRecord(reference) }, now);
    },
    removePersonChannel: async (owner) => {
      const { rowCount } = await session.use((orm) =>
        orm
          .update(settings)
          .set({ conversation: null, reference: null })
          .where(ownedBy(settings, owner, isNotNull(settings.conversation))),
      );
      return rowCount === 1;
    },
    proposePersonChannel: (place, reference, now) => {
      const proposed = storableText(place.conversation);
      return change(place, { proposed, proposal: storableRecord(reference) }, now);
    },
    acceptPersonChannel: async (place, now) => {
      const named = eq(settings.proposed, storableText(place.conversation));
      const taken = { conversation: settings.proposed, reference: settings.proposal };
      const { rowCount } = await session.use((orm) =>
        orm
          .update(settings)
          .set({
            conversation: sql`${taken.conversation}`,
            reference: sql`${taken.reference}`,
            proposed: null,
            proposal: null,
            savedAt: now,
          })
          .where(ownedBy(settings, place, named)),
      );
      return rowCount === 1;
    },
  };
}

/** Feedback in PostgreSQL. */
export function postgresFeedback(parts: StoreParts): FeedbackStore {
  const { periods, session } = parts;
  const kept = (owner: Owner | 'all', now: Date) => {
    const fresh = gt(questions.day, dayOf(oldest(now, periods.questions)));
    return owner === 'all' ? fresh : and(ownedBy(questions, owner), fresh);
  };
  return {
    ...settingsPart(parts),
    keepQuestion: async (owner, { gap, intent, question }, now) => {
      const text = storableText(question);
      // One statement, so that nothing is stored once the switch is off.
      const switchedOn = ownedBy(settings, owner, sql`${settings.keepsQuestions}`);
      const { rowCount } = await session.use((orm) =>
        orm.execute(sql`
          INSERT INTO ${questions} (platform, tenant, question_id, day, question, intent, gap)
          SELECT platform, tenant, ${randomUUID()}, ${dayOf(now)}::date, ${text}, ${intent}, ${gap}
          FROM ${settings} WHERE ${switchedOn}`),
      );
      return rowCount === 1;
    },
    listQuestions: (owner, now) =>
      session.use((orm) =>
        orm
          .select(questionColumns)
          .from(questions)
          .where(kept(owner, now))
          .orderBy(...questionOrder),
      ),
    countQuestions: async (owner, now) => {
      const [row] = await session.use((orm) =>
        orm.select({ rows: count() }).from(questions).where(kept(owner, now)),
      );
      return row?.rows ?? 0;
    },
    eraseQuestions: async (owner) => {
      const { rowCount } = await session.use((orm) => orm.delete(questions).where(ownedBy(questions, owner)));
      return rowCount ?? 0;
    },
  };
}
