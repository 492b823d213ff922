import { randomBytes } from 'node:crypto';
import { createKeyRing } from '../../src/storage/keyring';
import type { Store } from '../../src/storage/store';
import type { StoreOptions } from '../../src/storage/store-options';
import type { Ending, NewSurvey, SurveyKey, SurveyStore } from '../../src/storage/survey-store';
import { silent } from '../setup/logs';

export type StoreWithSurveys = Store & SurveyStore;

/** An implementation under test; every store that it opens sees the same rows. */
export interface SurveyStoreUnderTest {
  open(options: StoreOptions): StoreWithSurveys;
  close(): Promise<void>;
}

const START = new Date('2026-03-02T09:00:00Z');
const HOUR_MS = 3_600_000;

function later(hours: number): Date {
  return new Date(START.getTime() + hours * HOUR_MS);
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

async function saveIn(
  store: SurveyStore,
  key: SurveyKey,
  person: string,
  answers: unknown,
): Promise<boolean | undefined> {
  return (await store.findBallot(key))?.put(person, answers);
}

/** What every store does with surveys. */
export function describeSurveyStore(name: string, openUnderTest: () => Promise<SurveyStoreUnderTest>): void {
  describe(`${name} as a store of surveys`, () => {
    let underTest: SurveyStoreUnderTest;
    let store: StoreWithSurveys;
    let tenants = 0;
    let owner = { platform: 'slack', tenant: 's0' };

    const key = (id = 'one') => ({ ...owner, id });
    const save = (of: SurveyKey, person: string, answers: unknown) => saveIn(store, of, person, answers);
    const place = () => ({ ...owner, conversation: 'C1' });
    const survey = (more: Partial<NewSurvey> = {}): NewSurvey => ({
      ...key(),
      conversation: 'C1',
      kind: 'devops',
      subject: 'Checkout\0',
      subjectKey: 'checkout',
      starter: 'U1',
      address: { channel: 'C1' },
      definition: { items: [] },
      minimum: 5,
      members: 12,
      startedAt: START,
      remindAt: later(12),
      closesAt: later(24),
      dueAt: later(12),
      ...more,
    });
    const ending = (more: Partial<Ending> = {}): Ending => ({
      state: 'closed',
      by: 'time',
      now: later(24),
      dueAt: later(25),
      conclude: (answers) => ({ answers: answers.length }),
      ...more,
    });

    beforeAll(async () => {
      underTest = await openUnderTest();
    });
    beforeEach(() => {
      tenants += 1;
      owner = { platform: 'slack', tenant: `s${tenants}x` };
      store = underTest.open({ keyRing: createKeyRing(newKey()), log: silent });
    });
    afterEach(() => store.eraseData({ kind: 'tenant', ...owner }));
    afterAll(() => underTest.close());

    it('finds a survey as it was started, and only for its owner', async () => {
      expect(await store.createSurvey(survey())).toBe(true);
      const found = await store.findSurvey(key());
      const { starter, dueAt, ...started } = survey({ subject: 'Checkout' });
      expect(found).toMatchObject({
        ...started,
        starter,
        dueAt,
        state: 'open',
        cardPosts: 0,
        reminded: false,
      });
      expect(found?.result).toBeUndefined();
      expect(found?.sending).toBeUndefined();
      expect(await store.findSurvey({ ...key(), tenant: 'other' })).toBeUndefined();
      expect(await store.listSurveys({ ...place(), tenant: 'other' })).toEqual([]);
      expect(await store.listSurveys({ ...place(), conversation: 'C2' })).toEqual([]);
    });

    it('opens one survey of a kind in a conversation, whoever asks at the same time', async () => {
      const asked = ['a', 'b', 'c', 'd'].map((id) => store.createSurvey(survey({ id })));
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1);
      expect(await store.createSurvey(survey({ id: 'e', kind: 'mlops' }))).toBe(true);
      expect(await store.createSurvey(survey({ id: 'f', conversation: 'C2' }))).toBe(true);
      const open = (await store.listSurveys(place())).find(({ kind }) => kind === 'devops');
      await store.endSurvey(key(open?.id), ending());
      expect(await store.createSurvey(survey({ id: 'g' }))).toBe(true);
    });

    it('lists the newest first', async () => {
      await store.createSurvey(survey({ id: 'old' }));
      await store.endSurvey(key('old'), ending());
      await store.createSurvey(survey({ id: 'new', startedAt: later(48) }));
      expect((await store.listSurveys(place())).map(({ id }) => id)).toEqual(['new', 'old']);
    });

    it('lists where an owner has surveys that are open or closed', async () => {
      const open = { id: 'open', conversation: 'C2', kind: 'mlops', address: { channel: 'C2' } };
      await store.createSurvey(survey({ id: 'closed', conversation: 'C2', address: 'as it was' }));
      await store.endSurvey(key('closed'), ending());
      await store.createSurvey(survey({ ...open, startedAt: later(48) }));
      await store.createSurvey(survey({ id: 'other', conversation: 'C1' }));
      await store.createSurvey(survey({ id: 'cancelled', conversation: 'C3' }));
      await store.endSurvey(key('cancelled'), ending({ state: 'cancelled' }));
      expect(await store.listSurveyPlaces(owner)).toEqual([
        { conversation: 'C1', address: { channel: 'C1' } },
        { conversation: 'C2', address: { channel: 'C2' } },
      ]);
      expect(await store.listSurveyPlaces({ ...owner, tenant: 'other' })).toEqual([]);
    });

    it('lists of conversations what is open, and what closed last', async () => {
      const closed = async (id: string, conversation: string, hours: number) => {
        await store.createSurvey(survey({ id, conversation, startedAt: later(hours) }));
        await store.endSurvey(key(id), ending({ now: later(hours + 1) }));
      };
      await closed('first', 'C1', 0);
      await closed('last', 'C1', 2);
      await closed('elsewhere', 'C3', 3);
      await store.createSurvey(survey({ id: 'cancelled', startedAt: later(4) }));
      await store.endSurvey(key('cancelled'), ending({ state: 'cancelled', now: later(9) }));
      await store.createSurvey(survey({ id: 'open', startedAt: later(5) }));
      await store.createSurvey(survey({ id: 'second', kind: 'mlops', startedAt: later(6) }));
      await closed('there', 'C2', 1);
      const ids = async (...conversations: string[]) =>
        (await store.listCurrentSurveys(owner, conversations)).map(({ id }) => id);
      expect(await ids('C1', 'C2')).toEqual(['second', 'open', 'last', 'there']);
      expect(await ids('C2', 'C9')).toEqual(['there']);
      expect(await ids()).toEqual([]);
      expect(await store.listCurrentSurveys({ ...owner, tenant: 'other' }, ['C1'])).toEqual([]);
    });

    it("replaces a person's answers, and gives them back to that person alone", async () => {
      await store.createSurvey(survey());
      expect(await save(key(), 'U1', { q: 1 })).toBe(true);
      expect(await save(key(), 'U2', { q: 2 })).toBe(true);
      expect(await save(key(), 'U1', { q: 5 })).toBe(true);
      expect(await store.countSurveyAnswers(key())).toBe(2);
      expect(await store.findSurveyAnswers(key(), 'U1')).toEqual({ q: 5 });
      expect(await store.findSurveyAnswers(key(), 'U3')).toBeUndefined();
      expect(await store.findSurveyAnswers({ ...key(), tenant: 'other' }, 'U1')).toBeUndefined();
    });

    it('counts a person once who sends the same answers many times at once', async () => {
      await store.createSurvey(survey());
      await Promise.all(Array.from({ length: 12 }, () => save(key(), 'U1', { q: 1 })));
      expect(await store.countSurveyAnswers(key())).toBe(1);
    });

    it('ends a survey once, with all the answers that it said it had stored', async () => {
      await store.createSurvey(survey());
      const people = Array.from({ length: 30 }, (_, index) => `U${index}`);
      const saving = people.map((person) => save(key(), person, { q: 1 }));
      const endings = Promise.all([1, 2, 3].map(() => store.endSurvey(key(), ending())));
      const stored = (await Promise.all(saving)).filter(Boolean).length;
      const ended = (await endings).filter((one) => one !== undefined);
      expect(ended).toHaveLength(1);
      expect(ended[0]).toMatchObject({ state: 'closed', endedBy: 'time', endedAt: later(24) });
      expect(ended[0]?.result).toEqual({ answers: stored });
    });

    it('keeps neither answers nor secret of a survey that has ended, and takes no more', async () => {
      await store.createSurvey(survey());
      await save(key(), 'U1', { q: 1 });
      await store.updateSurvey(key(), 'open', { cardShown: 1 });
      await store.endSurvey(key(), ending({ state: 'cancelled', by: 'person', conclude: () => undefined }));
      expect(await store.countSurveyAnswers(key())).toBe(0);
      expect(await store.findSurveyAnswers(key(), 'U1')).toBeUndefined();
      expect(await save(key(), 'U1', { q: 1 })).toBe(false);
      const ended = await store.findSurvey(key());
      expect(ended).toMatchObject({
        state: 'cancelled',
        result: undefined,
        cardShown: undefined,
        members: undefined,
      });
    });

    it('takes no answers after the end, whenever the survey was looked up', async () => {
      await store.createSurvey(survey());
      const before = await store.findBallot(key());
      expect(before?.survey).toEqual(await store.findSurvey(key()));
      expect(await before?.put('U1', { q: 1 })).toBe(true);
      expect(await store.endSurvey(key(), ending())).toMatchObject({ result: { answers: 1 } });
      expect(await before?.put('U2', { q: 1 })).toBe(false);
      expect(await (await store.findBallot(key()))?.put('U2', { q: 1 })).toBe(false);
      expect(await store.countSurveyAnswers(key())).toBe(0);
    });

    it('takes no answers for a survey that was erased meanwhile', async () => {
      await store.createSurvey(survey());
      const before = await store.findBallot(key());
      await store.eraseData({ kind: 'tenant', ...owner });
      expect(await before?.put('U1', { q: 1 })).toBe(false);
      expect(await store.countSurveyAnswers(key())).toBe(0);
    });

    it('takes no answers for a survey that does not exist', async () => {
      expect(await store.findBallot(key('none'))).toBeUndefined();
      expect(await store.endSurvey(key('none'), ending())).toBeUndefined();
    });

    it('changes a survey only in the state that was expected', async () => {
      await store.createSurvey(survey());
      const sending = { step: 'remind', since: later(1) };
      await store.updateSurvey(key(), 'open', { card: { ts: '1' }, cardPosts: 1, sending, members: 3 });
      expect(await store.findSurvey(key())).toMatchObject({
        card: { ts: '1' },
        cardPosts: 1,
        sending,
        members: 3,
      });
      await store.updateSurvey(key(), 'open', { sending: undefined, dueAt: undefined, starter: undefined });
      const found = await store.findSurvey(key());
      expect([found?.sending, found?.dueAt, found?.starter]).toEqual([undefined, undefined, undefined]);
      await store.updateSurvey(key(), 'closed', { announced: true });
      expect((await store.findSurvey(key()))?.announced).toBe(false);
    });

    it('lets one replica update the card in a while', async () => {
      await store.createSurvey(survey());
      const claims = await Promise.all([1, 2, 3, 4].map(() => store.claimSurveyCard(key(), START, 3_000)));
      expect(claims.filter(Boolean)).toHaveLength(1);
      const at = (ms: number) => store.claimSurveyCard(key(), new Date(START.getTime() + ms), 3_000);
      expect(await at(2_999)).toBe(false);
      expect(await at(3_000)).toBe(true);
      await store.endSurvey(key(), ending());
      expect(await at(9_000)).toBe(false);
    });

    it('names open surveys whose card shows another number', async () => {
      const mine = async () =>
        (await store.listOutdatedCards()).filter(({ tenant }) => tenant === owner.tenant).map(({ id }) => id);
      await store.createSurvey(survey());
      expect(await mine()).toEqual([]);
      await store.updateSurvey(key(), 'open', { card: { ts: '1' }, cardShown: 0 });
      expect(await mine()).toEqual([]);
      await save(key(), 'U1', { q: 1 });
      expect(await mine()).toEqual(['one']);
    });

    it('gives a survey that is due to one of many, and again when the lease is over', async () => {
      await store.createSurvey(survey());
      await store.createSurvey(survey({ id: 'two', kind: 'mlops', dueAt: later(11) }));
      expect(await store.claimDueSurvey(later(10), HOUR_MS)).toBeUndefined();
      const many = await Promise.all([1, 2, 3, 4].map(() => store.claimDueSurvey(later(12), HOUR_MS)));
      const ids = many.flatMap((one) => one?.id ?? []);
      expect(ids.sort()).toEqual(['one', 'two']);
      expect(await store.claimDueSurvey(later(12), HOUR_MS)).toBeUndefined();
      expect(await store.claimDueSurvey(later(13), HOUR_MS)).toBeDefined();
      await store.eraseData({ kind: 'tenant', ...owner });
    });

    describe('the secret', () => {
      it('moves from no key, and from an earlier one, to the current one', async () => {
        const [earlier, current] = [newKey(), newKey()];
        const withKeys = (keys: string) => underTest.open({ keyRing: createKeyRing(keys), log: silent });
        const keyless = underTest.open({ log: silent });
        await keyless.createSurvey(survey());
        await saveIn(keyless, key(), 'U1', { q: 1 });
        expect(await withKeys(earlier).rotateSecrets()).toBe(1);
        await expect(keyless.findSurveyAnswers(key(), 'U1')).rejects.toMatchObject({
          code: 'storage/no-key',
        });
        expect(await withKeys(`${current},${earlier}`).rotateSecrets()).toBe(1);
        expect(await withKeys(`${current},${earlier}`).rotateSecrets()).toBe(0);
        expect(await withKeys(current).findSurveyAnswers(key(), 'U1')).toEqual({ q: 1 });
        expect(await withKeys(current).endSurvey(key(), ending())).toMatchObject({ result: { answers: 1 } });
      });
    });

    describe('privacy', () => {
      it("erases a person's answers to open surveys, and their name as the starter", async () => {
        await store.createSurvey(survey());
        await save(key(), 'U1', { q: 1 });
        await save(key(), 'U2', { q: 2 });
        expect(await store.eraseData({ ...owner, kind: 'person', person: 'U1' })).toMatchObject({
          surveys: 1,
        });
        expect(await store.eraseData({ ...owner, kind: 'person', person: 'U2' })).toMatchObject({
          surveys: 0,
        });
        expect(await store.countSurveyAnswers(key())).toBe(0);
        expect((await store.findSurvey(key()))?.starter).toBeUndefined();
      });

      it('exports what was started, and never an answer', async () => {
        await store.createSurvey(survey());
        await save(key(), 'U1', { q: 'a private word' });
        const mine = await store.exportData({ ...owner, kind: 'person', person: 'U1' });
        expect(mine.surveys).toEqual([
          {
            conversation: 'C1',
            person: 'U1',
            savedAt: START,
            record: { kind: 'devops', subject: 'Checkout', started: true },
          },
        ]);
        const all = await store.exportData({ ...owner, kind: 'tenant' });
        expect(all.surveys).toHaveLength(1);
        expect(JSON.stringify([mine, all])).not.toContain('a private word');
      });

      it('erases a conversation and a tenant with all their surveys', async () => {
        await store.createSurvey(survey());
        await store.createSurvey(survey({ id: 'two', conversation: 'C2' }));
        const conversation = { ...owner, kind: 'conversation' as const, conversation: 'C1' };
        expect(await store.eraseData(conversation)).toMatchObject({ surveys: 1 });
        expect(await store.findSurvey(key())).toBeUndefined();
        expect(await store.eraseData({ ...owner, kind: 'tenant' })).toMatchObject({ surveys: 1 });
        expect(await store.findSurvey(key('two'))).toBeUndefined();
      });

      it('purges results after three years', async () => {
        await store.createSurvey(survey());
        await store.endSurvey(key(), ending());
        await store.purge(later(24 + 3 * 365 * 24 - 1));
        expect(await store.findSurvey(key())).toBeDefined();
        await store.purge(later(24 + 3 * 365 * 24));
        expect(await store.findSurvey(key())).toBeUndefined();
      });
    });
  });
}
