import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { createKeyRing } from '../../src/storage/keyring';
import type { RetentionPeriods, Store, Subject } from '../../src/storage/store';
import type { StoreOptions } from '../../src/storage/store-options';
import { recording, silent } from '../setup/logs';

/** An implementation under test; every store that it opens sees the same rows. */
export interface StoreUnderTest {
  open(options: StoreOptions): Store;
  close(): Promise<void>;
}

const HOUR_MS = 3_600_000;
const PERIODS: RetentionPeriods = {
  events: HOUR_MS,
  cases: 2 * HOUR_MS,
  answers: 3 * HOUR_MS,
  questions: 48 * HOUR_MS,
};
const START = new Date('2026-03-02T09:00:00Z');

const factsCodec = z.object({ facts: z.record(z.string(), z.string()) });
const addressCodec = z.object({ url: z.string() });

function later(ms: number): Date {
  return new Date(START.getTime() + ms);
}

function newKey(): string {
  return randomBytes(32).toString('base64');
}

/** Owners that differ from the first in one thing each, some of them made to confuse a key or a query. */
function neighbours(tenant: string) {
  const names = [
    `${tenant}2`,
    `${tenant} `,
    tenant.toUpperCase(),
    '%',
    `${tenant}' OR '1'='1`,
    `${tenant}","thread`,
    '',
  ];
  return [{ platform: 'teams', tenant }, ...names.map((name) => ({ platform: 'slack', tenant: name }))];
}

/** What every store does, whatever it keeps its rows in. */
export function describeStore(name: string, openUnderTest: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
    let underTest: StoreUnderTest;
    let store: Store;
    let tenants = 0;
    // Every test works for a tenant of its own, so that none sees another's rows.
    let owner = { platform: 'slack', tenant: 't0' };
    const place = (more = {}) => ({ ...owner, conversation: 'C1', ...more });
    const caseKey = (more = {}) => ({ ...place(), person: 'U1', ...more });
    const record = { facts: { 'data-drift': 'yes' } };

    beforeAll(async () => {
      underTest = await openUnderTest();
    });
    beforeEach(() => {
      tenants += 1;
      owner = { platform: 'slack', tenant: `t${tenants}x` };
      store = underTest.open({ periods: PERIODS, keyRing: createKeyRing(newKey()), log: silent });
    });
    afterEach(() => store.eraseData({ kind: 'tenant', ...owner }));
    afterAll(() => underTest.close());

    describe('events', () => {
      it('lets exactly one of many claim an event', async () => {
        const stores = Array.from({ length: 8 }, () => underTest.open({ periods: PERIODS, log: silent }));
        const claims = await Promise.all(stores.map((one) => one.claimEvent(owner, 'Ev1', START)));
        expect(claims.filter(Boolean)).toHaveLength(1);
        expect(await store.claimEvent(owner, 'Ev1', later(1))).toBe(false);
      });

      it('tells the events of neighbouring owners apart', async () => {
        const id = `Ev of ${owner.tenant}`;
        expect(await store.claimEvent(owner, id, START)).toBe(true);
        for (const other of neighbours(owner.tenant)) {
          expect(await store.claimEvent(other, id, START)).toBe(true);
        }
      });
    });

    describe('cases', () => {
      it('finds what was saved last', async () => {
        await store.saveCase(caseKey(), { facts: {} }, START);
        await store.saveCase(caseKey(), record, later(1));
        expect(await store.findCase(caseKey(), factsCodec, later(2))).toEqual(record);
      });

      it('keeps places, threads and people apart', async () => {
        await store.saveCase(caseKey(), record, START);
        const others = [{ conversation: 'C2' }, { thread: '17.1' }, { person: 'U2' }];
        for (const other of others) {
          expect(await store.findCase(caseKey(other), factsCodec, START)).toBeUndefined();
        }
      });

      it('forgets after the period, counted from the last save', async () => {
        await store.saveCase(caseKey(), record, START);
        expect(await store.findCase(caseKey(), factsCodec, later(PERIODS.cases - 1))).toEqual(record);
        expect(await store.findCase(caseKey(), factsCodec, later(PERIODS.cases))).toBeUndefined();
        await store.saveCase(caseKey(), record, later(HOUR_MS));
        expect(await store.findCase(caseKey(), factsCodec, later(PERIODS.cases))).toEqual(record);
      });

      it('treats a record of another shape as absent, and logs where, not what', async () => {
        const log = recording();
        const watched = underTest.open({ periods: PERIODS, log });
        await watched.saveCase(caseKey(), { facts: 'a private word' }, START);
        expect(await watched.findCase(caseKey(), factsCodec, START)).toBeUndefined();
        expect(log.lines).toHaveLength(1);
        expect(JSON.stringify(log.lines)).toContain('case');
        expect(JSON.stringify(log.lines)).not.toContain('a private word');
      });

      it('keeps text that databases are known to refuse', async () => {
        const odd = { facts: { nul: 'a\0b', half: 'x\ud800y', quote: `'"\\ {} $1`, emoji: '🙂' } };
        await store.saveCase(caseKey({ person: 'U\0odd' }), odd, START);
        const found = await store.findCase(caseKey({ person: 'Uodd' }), factsCodec, START);
        expect(found?.facts).toEqual({ nul: 'ab', half: 'x\ufffdy', quote: `'"\\ {} $1`, emoji: '🙂' });
      });
    });

    describe('answers', () => {
      it('finds an answer from any thread of its conversation, and from no other', async () => {
        await store.saveAnswer(place({ thread: '17.1' }), { id: 'a1', person: 'U1', record }, START);
        expect(await store.findAnswer(place(), 'a1', factsCodec, START)).toEqual(record);
        expect(await store.findAnswer(place(), 'a2', factsCodec, START)).toBeUndefined();
        const elsewhere = place({ conversation: 'C2' });
        expect(await store.findAnswer(elsewhere, 'a1', factsCodec, START)).toBeUndefined();
      });

      it('takes any text for an id from outside', async () => {
        for (const id of ['', 'a\0', "'; DROP TABLE answer; --", 'x'.repeat(5_000), '\ud800']) {
          expect(await store.findAnswer(place(), id, factsCodec, START)).toBeUndefined();
        }
      });

      it('knows in which threads it has spoken, for as long as it remembers', async () => {
        const thread = place({ thread: '17.1' });
        expect(await store.hasSpokenIn(thread, START)).toBe(false);
        await store.saveAnswer(thread, { id: 'a1', person: 'U1', record }, START);
        expect(await store.hasSpokenIn(thread, START)).toBe(true);
        expect(await store.hasSpokenIn(place({ thread: '17.2' }), START)).toBe(false);
        expect(await store.hasSpokenIn(place(), START)).toBe(false);
        expect(await store.hasSpokenIn(thread, later(PERIODS.answers))).toBe(false);
      });
    });

    describe('references', () => {
      it('lists what was saved, without what was removed', async () => {
        await store.saveReference(place({ conversation: 'C2' }), { url: 'two' }, START);
        await store.saveReference(place({ conversation: 'C1' }), { url: 'old' }, START);
        await store.saveReference(place({ conversation: 'C1' }), { url: 'one' }, START);
        await store.saveReference(place({ conversation: 'C3' }), { url: 'three' }, START);
        await store.removeReference(place({ conversation: 'C3' }));
        expect(await store.listReferences(owner, addressCodec)).toEqual([
          { conversation: 'C1', address: { url: 'one' } },
          { conversation: 'C2', address: { url: 'two' } },
        ]);
        expect(await store.findReference(place(), addressCodec)).toEqual({ url: 'one' });
      });

      it('is added once, until it is removed', async () => {
        const added = await Promise.all(
          ['one', 'two', 'three'].map((url) => store.addReference(place(), { url }, START, 'U1')),
        );
        expect(added.filter(Boolean)).toHaveLength(1);
        const first = await store.findReference(place(), addressCodec);
        expect(await store.addReference(place(), { url: 'later' }, START)).toBe(false);
        expect(await store.findReference(place(), addressCodec)).toEqual(first);
        await store.eraseData({ ...owner, kind: 'conversation', conversation: place().conversation });
        expect(await store.addReference(place(), { url: 'again' }, START)).toBe(true);
      });

      it('passes over an address of another shape', async () => {
        await store.saveReference(place(), { uri: 1 }, START);
        expect(await store.listReferences(owner, addressCodec)).toEqual([]);
        expect(await store.findReference(place(), addressCodec)).toBeUndefined();
      });
    });

    describe('secrets', () => {
      it('gives back what was put, until it is deleted', async () => {
        await store.putSecret(owner, 'token', 'old', START);
        await store.putSecret(owner, 'token', 'xoxb-ünï', START);
        expect(await store.getSecret(owner, 'token')).toBe('xoxb-ünï');
        await store.deleteSecret(owner, 'token');
        expect(await store.getSecret(owner, 'token')).toBeUndefined();
      });

      it('refuses to store or read one without a key', async () => {
        const keyless = underTest.open({ periods: PERIODS, log: silent });
        const refusal = { code: 'storage/no-key', tip: expect.stringContaining('openssl rand -base64 32') };
        await expect(keyless.putSecret(owner, 'token', 'x', START)).rejects.toMatchObject(refusal);
        await expect(keyless.getSecret(owner, 'token')).rejects.toMatchObject(refusal);
        await expect(keyless.rotateSecrets()).rejects.toMatchObject(refusal);
      });

      it('moves secrets from an earlier key to the current one', async () => {
        const [earlier, current] = [newKey(), newKey()];
        const withKeys = (keys: string) =>
          underTest.open({ periods: PERIODS, keyRing: createKeyRing(keys), log: silent });
        for (const name of ['one', 'two']) await withKeys(earlier).putSecret(owner, name, name, START);
        const unknown = withKeys(current).getSecret(owner, 'one');
        await expect(unknown).rejects.toMatchObject({ code: 'storage/unknown-key' });

        const both = withKeys(`${current},${earlier}`);
        expect(await both.getSecret(owner, 'one')).toBe('one');
        expect(await both.rotateSecrets()).toBe(2);
        expect(await both.rotateSecrets()).toBe(0);
        expect(await withKeys(current).getSecret(owner, 'two')).toBe('two');
      });
    });

    describe('retention', () => {
      it('purges what is older than its period, and counts it', async () => {
        await store.purge(later(1_000 * HOUR_MS));
        await store.claimEvent(owner, 'Ev1', START);
        await store.saveCase(caseKey(), record, START);
        await store.saveAnswer(place(), { id: 'a1', person: 'U1', record }, START);
        await store.saveReference(place(), { url: 'kept' }, START);
        const none = {
          events: 0,
          cases: 0,
          answers: 0,
          references: 0,
          secrets: 0,
          surveys: 0,
          tips: 0,
          questions: 0,
          settings: 0,
        };
        expect(await store.purge(later(HOUR_MS - 1))).toEqual(none);
        expect(await store.purge(later(HOUR_MS))).toEqual({ ...none, events: 1 });
        expect(await store.purge(later(3 * HOUR_MS))).toEqual({ ...none, cases: 1, answers: 1 });
        expect(await store.claimEvent(owner, 'Ev1', later(3 * HOUR_MS))).toBe(true);
        expect(await store.findReference(place(), addressCodec)).toEqual({ url: 'kept' });
        await store.purge(later(1_000 * HOUR_MS));
      });
    });

    describe('privacy', () => {
      const person = (): Subject => ({ ...owner, kind: 'person', person: 'U1' });

      async function fill(): Promise<void> {
        await store.claimEvent(owner, 'Ev1', START);
        await store.putSecret(owner, 'token', 'xoxb-secret', START);
        for (const [conversation, who] of [
          ['C1', 'U1'],
          ['C1', 'U2'],
          ['C2', 'U1'],
        ] as const) {
          const where = place({ conversation, thread: '17.1' });
          await store.saveCase({ ...where, person: who }, record, START);
          await store.saveAnswer(where, { id: `${who}-answer`, person: who, record }, START);
        }
        await store.saveReference(place({ conversation: 'C1' }), { url: 'channel' }, START);
        await store.saveReference(place({ conversation: 'D1' }), { url: 'direct' }, START, 'U1');
      }

      it('exports what is kept about a person, and nothing about others', async () => {
        await fill();
        const data = await store.exportData(person());
        expect(data.cases).toHaveLength(2);
        expect(data.cases[0]).toMatchObject({ thread: '17.1', person: 'U1', savedAt: START, record });
        expect(data.answers.map((one) => one.conversation).sort()).toEqual(['C1', 'C2']);
        expect(data.references).toEqual([
          { conversation: 'D1', person: 'U1', savedAt: START, record: { url: 'direct' } },
        ]);
        expect(data.secretNames).toEqual([]);
      });

      it('erases a person, and leaves the others', async () => {
        await fill();
        const counts = {
          events: 0,
          cases: 2,
          answers: 2,
          references: 1,
          secrets: 0,
          surveys: 0,
          tips: 0,
          questions: 0,
          settings: 0,
        };
        expect(await store.eraseData(person())).toEqual(counts);
        const left = await store.exportData(person());
        expect(left).toEqual({
          cases: [],
          answers: [],
          references: [],
          surveys: [],
          tips: [],
          questions: [],
          settings: [],
          secretNames: [],
        });
        const other = await store.exportData({ ...owner, kind: 'person', person: 'U2' });
        expect([other.cases.length, other.answers.length]).toEqual([1, 1]);
      });

      it('erases a conversation', async () => {
        await fill();
        const subject: Subject = { ...owner, kind: 'conversation', conversation: 'C1' };
        const counts = {
          events: 0,
          cases: 2,
          answers: 2,
          references: 1,
          secrets: 0,
          surveys: 0,
          tips: 0,
          questions: 0,
          settings: 0,
        };
        expect(await store.eraseData(subject)).toEqual(counts);
        expect(await store.eraseData(subject)).toEqual({ ...counts, cases: 0, answers: 0, references: 0 });
      });

      it('exports and erases a tenant, naming secrets without showing them', async () => {
        await fill();
        const data = await store.exportData({ ...owner, kind: 'tenant' });
        expect(data.secretNames).toEqual(['token']);
        expect(JSON.stringify(data)).not.toContain('xoxb-secret');
        const counts = {
          events: 1,
          cases: 3,
          answers: 3,
          references: 2,
          secrets: 1,
          surveys: 0,
          tips: 0,
          questions: 0,
          settings: 0,
        };
        expect(await store.eraseData({ ...owner, kind: 'tenant' })).toEqual(counts);
      });
    });

    it('shows nothing to a neighbouring owner, and lets none erase', async () => {
      await store.saveCase(caseKey(), record, START);
      await store.saveAnswer(place(), { id: 'a1', person: 'U1', record }, START);
      await store.saveReference(place(), { url: 'mine' }, START, 'U1');
      await store.putSecret(owner, 'token', 'mine', START);
      for (const other of neighbours(owner.tenant)) {
        const there = { ...other, conversation: 'C1' };
        expect(await store.findCase({ ...there, person: 'U1' }, factsCodec, START)).toBeUndefined();
        expect(await store.findAnswer(there, 'a1', factsCodec, START)).toBeUndefined();
        expect(await store.hasSpokenIn(there, START)).toBe(false);
        expect(await store.findReference(there, addressCodec)).toBeUndefined();
        expect(await store.listReferences(other, addressCodec)).toEqual([]);
        expect(await store.getSecret(other, 'token')).toBeUndefined();
        await store.removeReference(there);
        await store.deleteSecret(other, 'token');
        const subjects: Subject[] = [
          { ...other, kind: 'person', person: 'U1' },
          { ...other, kind: 'conversation', conversation: 'C1' },
          { ...other, kind: 'tenant' },
        ];
        for (const subject of subjects) {
          const data = await store.exportData(subject);
          expect([...data.cases, ...data.answers, ...data.references, ...data.secretNames]).toEqual([]);
          await store.eraseData(subject);
        }
      }
      const mine = await store.exportData({ ...owner, kind: 'tenant' });
      expect([mine.cases, mine.answers, mine.references].map((rows) => rows.length)).toEqual([1, 1, 1]);
      expect(await store.getSecret(owner, 'token')).toBe('mine');
    });
  });
}
