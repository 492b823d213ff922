import type { FeedbackStore } from '../../src/storage/feedback-store';
import type { RetentionPeriods, Store, Subject } from '../../src/storage/store';

/** A store under test; every one that it opens sees the same rows. */
export interface FeedbackStoreUnderTest {
  open(periods: RetentionPeriods): Store & FeedbackStore;
  close(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const PERIODS: RetentionPeriods = {
  events: DAY_MS,
  cases: DAY_MS,
  answers: DAY_MS,
  questions: 10 * DAY_MS,
};
const NOW = new Date('2026-11-23T14:37:11Z');
const reference = { id: 'C1', address: { channel: 'C1' } };
const question = { question: 'what is zarf?', intent: 'explain', gap: 'term' };

function daysOn(days: number): Date {
  return new Date(NOW.getTime() + days * DAY_MS);
}

/** What every store of feedback does, whatever it keeps its rows in. */
export function describeFeedbackStore(
  name: string,
  openUnderTest: () => Promise<FeedbackStoreUnderTest>,
): void {
  describe(`${name} as a store of feedback`, () => {
    let underTest: FeedbackStoreUnderTest;
    let store: Store & FeedbackStore;
    let tenants = 0;
    let owner = { platform: 'slack', tenant: 't0' };
    const place = (conversation = 'C1') => ({ ...owner, conversation });

    beforeAll(async () => {
      underTest = await openUnderTest();
      store = underTest.open(PERIODS);
    });
    beforeEach(() => {
      tenants += 1;
      owner = { platform: 'slack', tenant: `t${tenants}` };
    });
    afterAll(() => underTest.close());

    async function keep(...texts: string[]): Promise<void> {
      await store.switchQuestions(owner, true, NOW);
      for (const text of texts) await store.keepQuestion(owner, { ...question, question: text }, NOW);
    }

    describe('questions', () => {
      it('are kept only where that was switched on, and only as long as it is', async () => {
        expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: false });
        expect(await store.keepQuestion(owner, question, NOW)).toBe(false);
        await store.savePersonChannel(place(), reference, NOW);
        expect(await store.keepQuestion(owner, question, NOW)).toBe(false);
        await store.switchQuestions(owner, true, NOW);
        expect(await store.keepQuestion(owner, question, NOW)).toBe(true);
        await store.switchQuestions(owner, false, NOW);
        expect(await store.keepQuestion(owner, question, NOW)).toBe(false);
        expect(await store.countQuestions(owner, NOW)).toBe(1);
      });

      it('carry the day, and neither a time, a person nor a place', async () => {
        await keep('what is zarf?');
        expect(await store.listQuestions(owner, NOW)).toEqual([{ ...question, day: '2026-11-23' }]);
      });

      it('are listed by day, then by their words', async () => {
        await keep('b', 'ä', 'a', 'B');
        await store.keepQuestion(owner, { ...question, question: 'z' }, daysOn(-1));
        const listed = await store.listQuestions(owner, NOW);
        expect(listed.map((one) => one.question)).toEqual(['z', 'B', 'a', 'b', 'ä']);
      });

      it('may hold what a database stores in no text', async () => {
        await keep('nul \0 and half a \ud83d character');
        expect((await store.listQuestions(owner, NOW))[0]?.question).toBe('nul  and half a \ufffd character');
      });

      it('are gone once they are as old as they may get, purged or not', async () => {
        await keep('old');
        await store.keepQuestion(owner, question, daysOn(1));
        expect(await store.countQuestions(owner, daysOn(9))).toBe(2);
        expect((await store.listQuestions(owner, daysOn(10))).map(({ day }) => day)).toEqual(['2026-11-24']);
        expect(await store.countQuestions(owner, daysOn(10))).toBe(1);
        await store.purge(daysOn(10));
        const left = await underTest
          .open({ ...PERIODS, questions: 1_000 * DAY_MS })
          .listQuestions(owner, NOW);
        expect(left.map(({ day }) => day)).toEqual(['2026-11-24']);
      });

      it('are counted when they are purged', async () => {
        await store.purge(daysOn(100));
        await keep('one', 'two');
        expect(await store.purge(daysOn(9))).toMatchObject({ questions: 0, settings: 0 });
        expect(await store.purge(daysOn(10))).toMatchObject({ questions: 2, settings: 0 });
        expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: true });
      });

      it('are erased at once, and more can be kept', async () => {
        await keep('one', 'two');
        expect(await store.eraseQuestions(owner)).toBe(2);
        expect(await store.eraseQuestions(owner)).toBe(0);
        expect(await store.keepQuestion(owner, question, NOW)).toBe(true);
      });
    });

    describe('the conversation in which people answer', () => {
      it('is one for an owner, and can be taken away', async () => {
        await store.savePersonChannel(place('C0'), { id: 'C0' }, NOW);
        await store.savePersonChannel(place(), reference, NOW);
        expect(await store.findFeedbackSettings(owner)).toEqual({
          keepsQuestions: false,
          personChannel: reference,
        });
        await store.switchQuestions(owner, true, NOW);
        expect(await store.removePersonChannel(owner)).toBe(true);
        expect(await store.removePersonChannel(owner)).toBe(false);
        expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: true });
      });

      it('can be proposed, and is asked only once that was accepted', async () => {
        expect(await store.acceptPersonChannel(place(), NOW)).toBe(false);
        await store.proposePersonChannel(place('C0'), { id: 'C0' }, NOW);
        await store.proposePersonChannel(place(), reference, NOW);
        expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: false });
        expect(await store.acceptPersonChannel(place('C0'), NOW)).toBe(false);
        expect(await store.acceptPersonChannel({ ...place(), platform: 'teams' }, NOW)).toBe(false);
        expect(await store.acceptPersonChannel(place(), NOW)).toBe(true);
        expect(await store.acceptPersonChannel(place(), NOW)).toBe(false);
        expect(await store.findFeedbackSettings(owner)).toMatchObject({ personChannel: reference });
      });
    });

    describe('privacy', () => {
      const subject = (kind: Subject['kind'], id = 'C1'): Subject => {
        if (kind === 'person') return { ...owner, kind, person: id };
        return kind === 'tenant' ? { ...owner, kind } : ({ ...owner, kind, conversation: id } as Subject);
      };
      beforeEach(async () => {
        await keep('one', 'two');
        await store.savePersonChannel(place(), reference, NOW);
      });

      it('hands out questions and settings for the tenant', async () => {
        expect(await store.exportData(subject('tenant'))).toMatchObject({
          questions: [
            { ...question, question: 'one', day: '2026-11-23' },
            { ...question, question: 'two', day: '2026-11-23' },
          ],
          settings: [
            {
              conversation: 'C1',
              savedAt: NOW,
              record: { keepsQuestions: true, personChannel: reference, proposed: null },
            },
          ],
        });
      });

      it('ties a question to nobody and to no conversation', async () => {
        expect(await store.exportData(subject('person', 'U1'))).toMatchObject({
          questions: [],
          settings: [],
        });
        expect(await store.exportData(subject('conversation'))).toMatchObject({
          questions: [],
          settings: [{ conversation: 'C1' }],
        });
        expect(await store.exportData(subject('conversation', 'C2'))).toMatchObject({ settings: [] });
      });

      it('erases everything with the tenant', async () => {
        expect(await store.eraseData(subject('tenant'))).toMatchObject({ questions: 2, settings: 1 });
        expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: false });
        expect(await store.eraseData(subject('tenant'))).toMatchObject({ questions: 0, settings: 0 });
      });

      it('asks no longer in a conversation that is erased, and keeps the choice of the tenant', async () => {
        expect(await store.eraseData(subject('person', 'U1'))).toMatchObject({ questions: 0, settings: 0 });
        expect(await store.eraseData(subject('conversation', 'C2'))).toMatchObject({ settings: 0 });
        expect(await store.eraseData(subject('conversation'))).toMatchObject({ questions: 0, settings: 1 });
        expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: true });
        expect(await store.countQuestions(owner, NOW)).toBe(2);
      });
    });

    it('forgets a proposal with its conversation, and leaves the other', async () => {
      await store.savePersonChannel(place(), reference, NOW);
      await store.proposePersonChannel(place('C2'), { id: 'C2' }, NOW);
      const erase = (conversation: string) =>
        store.eraseData({ ...owner, kind: 'conversation', conversation });
      expect(await erase('C2')).toMatchObject({ settings: 1 });
      expect(await store.acceptPersonChannel(place('C2'), NOW)).toBe(false);
      expect(await store.findFeedbackSettings(owner)).toMatchObject({ personChannel: reference });
      await store.proposePersonChannel(place('C2'), { id: 'C2' }, NOW);
      expect(await erase('C1')).toMatchObject({ settings: 1 });
      expect(await store.findFeedbackSettings(owner)).toEqual({ keepsQuestions: false });
      expect(await store.acceptPersonChannel(place('C2'), NOW)).toBe(true);
    });

    it('lists the questions of all owners for those who run the advisor alone', async () => {
      const unique = `only ${owner.tenant}`;
      await keep(unique);
      const mine = (await store.listQuestions('all', NOW)).filter((one) => one.question === unique);
      expect(mine).toEqual([{ ...question, question: unique, day: '2026-11-23' }]);
    });

    it.each([
      ['another tenant', (tenant: string) => ({ platform: 'slack', tenant: `${tenant}2` })],
      ['a namesake on another platform', (tenant: string) => ({ platform: 'teams', tenant })],
      ['a name made to match more', () => ({ platform: 'slack', tenant: '%' })],
      ['no name', () => ({ platform: 'slack', tenant: '' })],
    ])('shows nothing to %s, and lets it change nothing', async (_name, nameOther) => {
      await keep('mine');
      await store.savePersonChannel(place(), reference, NOW);
      const other = nameOther(owner.tenant);
      expect(await store.findFeedbackSettings(other)).toEqual({ keepsQuestions: false });
      expect(await store.keepQuestion(other, question, NOW)).toBe(false);
      expect(await store.listQuestions(other, NOW)).toEqual([]);
      expect(await store.countQuestions(other, NOW)).toBe(0);
      expect(await store.eraseQuestions(other)).toBe(0);
      expect(await store.removePersonChannel(other)).toBe(false);
      await store.switchQuestions(other, false, NOW);
      for (const kind of ['tenant', 'conversation'] as const) {
        const subject = { ...other, kind, conversation: 'C1' } as Subject;
        expect(await store.exportData(subject)).toMatchObject({ questions: [] });
        expect(await store.eraseData(subject)).toMatchObject({ questions: 0 });
      }
      expect(await store.countQuestions(owner, NOW)).toBe(1);
      expect(await store.findFeedbackSettings(owner)).toEqual({
        keepsQuestions: true,
        personChannel: reference,
      });
    });
  });
}
