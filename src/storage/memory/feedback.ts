import { dayOf, type FeedbackStore } from '../feedback-store';
import { oldest } from '../periods';
import { storableRecord, storableText } from '../storable';
import type { KeptQuestion, Owner, RetentionPeriods } from '../store';
import type { FeedbackRows, SettingRow } from './feedback-rows';
import { keyOf } from './rows';

type QuestionMethod = 'keepQuestion' | 'listQuestions' | 'countQuestions' | 'eraseQuestions';

interface Parts {
  feedback: FeedbackRows;
  periods: RetentionPeriods;
}

function ownerKey({ platform, tenant }: Owner): string {
  return keyOf(platform, tenant);
}

function change({ settings }: FeedbackRows, owner: Owner, now: Date, to: Partial<SettingRow>): void {
  const { platform, tenant } = owner;
  const before = settings.get(ownerKey(owner));
  const none = { conversation: undefined, reference: undefined, proposed: undefined, proposal: undefined };
  const fresh = { platform, tenant, keepsQuestions: false, ...none };
  settings.set(ownerKey(owner), { ...fresh, ...before, ...to, savedAt: now });
}

function inOrder(a: KeptQuestion, b: KeptQuestion): number {
  const [left, right] = [a, b].map(({ day, question }) => `${day} ${question}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

function settingsPart({ feedback }: Parts): Omit<FeedbackStore, QuestionMethod> {
  return {
    findFeedbackSettings: async (owner) => {
      const { keepsQuestions = false, reference } = feedback.settings.get(ownerKey(owner)) ?? {};
      return { keepsQuestions, ...(reference === undefined ? {} : { personChannel: reference }) };
    },
    switchQuestions: async (owner, keepsQuestions, now) => change(feedback, owner, now, { keepsQuestions }),
    savePersonChannel: async (place, reference, now) =>
      change(feedback, place, now, {
        conversation: storableText(place.conversation),
        reference: storableRecord(reference),
      }),
    removePersonChannel: async (owner) => {
      const row = feedback.settings.get(ownerKey(owner));
      if (row?.conversation === undefined) return false;
      Object.assign(row, { conversation: undefined, reference: undefined });
      return true;
    },
    proposePersonChannel: async (place, reference, now) =>
      change(feedback, place, now, {
        proposed: storableText(place.conversation),
        proposal: storableRecord(reference),
      }),
    acceptPersonChannel: async (place, now) => {
      const { proposed, proposal } = feedback.settings.get(ownerKey(place)) ?? {};
      if (proposed === undefined || proposed !== storableText(place.conversation)) return false;
      const taken = { conversation: proposed, reference: proposal };
      change(feedback, place, now, { ...taken, proposed: undefined, proposal: undefined });
      return true;
    },
  };
}

/** Feedback in this process. */
export function memoryFeedback(parts: Parts): FeedbackStore {
  const { feedback, periods } = parts;
  const kept = (owner: Owner | 'all', now: Date) =>
    [...feedback.questions].filter(
      (row) =>
        row.day > dayOf(oldest(now, periods.questions)) &&
        (owner === 'all' || ownerKey(row) === ownerKey(owner)),
    );
  return {
    ...settingsPart(parts),
    keepQuestion: async (owner, { gap, intent, question }, now) => {
      if (!feedback.settings.get(ownerKey(owner))?.keepsQuestions) return false;
      const { platform, tenant } = owner;
      feedback.questions.add({
        ...{ platform, tenant, day: dayOf(now), intent, gap },
        question: storableText(question),
      });
      return true;
    },
    listQuestions: async (owner, now) =>
      kept(owner, now)
        .map(({ day, gap, intent, question }) => ({ day, question, intent, gap }))
        .sort(inOrder),
    countQuestions: async (owner, now) => kept(owner, now).length,
    eraseQuestions: async (owner) => {
      const rows = [...feedback.questions].filter((row) => ownerKey(row) === ownerKey(owner));
      for (const row of rows) feedback.questions.delete(row);
      return rows.length;
    },
  };
}
