import type { Place, Store } from '../../src/storage/store';
import {
  type ClaimedTip,
  TIP_HISTORY_MS,
  type TipClaim,
  type TipOrder,
  type TipStore,
} from '../../src/storage/tip-store';

/** A store under test; every one that it opens sees the same rows. */
export interface TipStoreUnderTest {
  open(): Store & TipStore;
  close(): Promise<void>;
}

const DUE = new Date('2026-11-27T08:30:00Z');
const order: TipOrder = {
  reference: { id: 'C1', address: { channel: 'C1' } },
  weekday: 5,
  hour: 9,
  minute: 30,
  timeZone: 'Europe/Zurich',
  topics: ['data'],
  setBy: 'U1',
};
const next = { at: DUE, week: '2026-W48' };
const weekAfter = { at: new Date('2026-12-04T08:30:00Z'), week: '2026-W49' };

function later(ms: number): Date {
  return new Date(DUE.getTime() + ms);
}

/** What every store of tips does, whatever it keeps its rows in. */
export function describeTipStore(name: string, openUnderTest: () => Promise<TipStoreUnderTest>): void {
  describe(`${name} as a store of tips`, () => {
    let underTest: TipStoreUnderTest;
    let store: Store & TipStore;
    let tenants = 0;
    let platform = '';
    let mine = '';

    const place = (conversation = 'C1', tenant = 'T1'): Place => ({ platform, tenant, conversation });
    const claim = (more: Partial<TipClaim> = {}): TipClaim => ({
      ...{ claimant: mine, platforms: [platform], now: DUE, until: later(30_000) },
      ...{ owners: 100, perOwner: 100, without: [], ...more },
    });
    const names = (tips: ClaimedTip[]) =>
      tips.map((tip) => `${tip.place.tenant} ${tip.place.conversation}`).sort();
    const delivery = (tip = 'a-tip') => ({
      occasion: next.week,
      tip,
      reason: 'because',
      dueAt: DUE,
      at: DUE,
    });
    async function subscribe(...places: Place[]): Promise<void> {
      for (const where of places) await store.saveTipSubscription(where, order, next, later(-1_000));
    }
    async function claimed(): Promise<ClaimedTip> {
      const [tip] = await store.claimDueTips(claim());
      if (tip === undefined) throw new Error('nothing was due');
      return tip;
    }

    beforeAll(async () => {
      underTest = await openUnderTest();
      store = underTest.open();
    });
    beforeEach(() => {
      // Every test has a platform of its own, so that none claims another's tips.
      tenants += 1;
      platform = `slack${tenants}`;
      mine = `replica of ${platform}`;
    });
    afterAll(() => underTest.close());

    describe('orders', () => {
      it('are found as they were saved last, and removed', async () => {
        await subscribe(place());
        expect(await store.findTipSubscription(place())).toEqual({ ...order, next });
        const { setBy, ...direct } = { ...order, person: 'U2', hour: 7, topics: [] };
        await store.saveTipSubscription({ ...place(), thread: '1.2' }, direct, weekAfter, DUE);
        expect(await store.findTipSubscription(place())).toEqual({ ...direct, next: weekAfter });
        expect(await store.findTipSubscription(place('C2'))).toBeUndefined();
        expect(await store.removeTipSubscription(place('C1', 'T2'))).toBe(false);
        expect(await store.removeTipSubscription(place())).toBe(true);
        expect(await store.removeTipSubscription(place())).toBe(false);
      });
    });

    describe('orders of an owner', () => {
      it('are listed with their conversations', async () => {
        await subscribe(place('C2'), place('C1'), place('C1', 'T2'));
        expect(await store.listTipSubscriptions({ platform, tenant: 'T1' })).toEqual([
          { ...order, next, place: place('C1') },
          { ...order, next, place: place('C2') },
        ]);
        expect(await store.listTipSubscriptions({ platform, tenant: 'T9' })).toEqual([]);
      });
    });

    describe('claims', () => {
      it('take what is due, of the platforms asked for', async () => {
        await subscribe(place());
        expect(await store.claimDueTips(claim({ now: later(-1) }))).toEqual([]);
        expect(await store.claimDueTips(claim({ platforms: ['teams'] }))).toEqual([]);
        const expected = { ...order, next, place: place(), attempts: 0 };
        expect(await store.claimDueTips(claim())).toEqual([expected]);
      });

      it('are given to one of many, each tip once', async () => {
        const places = Array.from({ length: 60 }, (_, index) => place(`C${index}`, `T${index % 7}`));
        await subscribe(...places);
        const stores = Array.from({ length: 8 }, () => underTest.open());
        const rounds = await Promise.all(
          stores.map(async (one, index) => {
            const some = claim({ claimant: `replica ${index}`, owners: 3, perOwner: 2 });
            return [...(await one.claimDueTips(some)), ...(await one.claimDueTips(some))];
          }),
        );
        const rest = await store.claimDueTips(claim({ claimant: 'last' }));
        expect(names([...rounds.flat(), ...rest])).toEqual(
          names(places.map((where) => ({ place: where }) as ClaimedTip)),
        );
      });

      it('take so many of so many owners, and leave some out', async () => {
        await subscribe(place('C1'), place('C2'), place('C3'), place('D1', 'T2'), place('E1', 'T3'));
        const without = [{ platform, tenant: 'T2' }];
        const some = await store.claimDueTips(claim({ perOwner: 2, without }));
        expect(some.map((tip) => tip.place.tenant).sort()).toEqual(['T1', 'T1', 'T3']);
        expect(await store.claimDueTips(claim({ owners: 0 }))).toEqual([]);
        expect(await store.claimDueTips(claim({ owners: 1 }))).toHaveLength(1);
      });

      it('end by themselves, unless they are renewed', async () => {
        await subscribe(place());
        await store.claimDueTips(claim());
        expect(await store.renewTipClaims([mine, 'other'], later(60_000))).toBe(1);
        expect(await store.renewTipClaims(['b'], later(99_000))).toBe(0);
        expect(await store.claimDueTips(claim({ claimant: 'b', now: later(59_999) }))).toEqual([]);
        expect(await store.claimDueTips(claim({ claimant: 'b', now: later(60_000) }))).toHaveLength(1);
      });

      it('are given back for later, and count what was tried', async () => {
        await subscribe(place());
        await store.claimDueTips(claim());
        await store.releaseTip(place(), mine, later(5_000), true);
        expect(await store.claimDueTips(claim({ now: later(4_999) }))).toEqual([]);
        expect(await store.claimDueTips(claim({ now: later(5_000) }))).toMatchObject([{ attempts: 1 }]);
        await store.releaseTip(place(), mine, later(5_000), false);
        expect(await store.claimDueTips(claim({ now: later(5_000) }))).toMatchObject([{ attempts: 1 }]);
      });

      it('go on to the next week', async () => {
        await subscribe(place());
        await store.claimDueTips(claim());
        await store.advanceTip(place(), mine, weekAfter);
        expect(await store.claimDueTips(claim({ now: later(60_000) }))).toEqual([]);
        expect(await store.findTipSubscription(place())).toEqual({ ...order, next: weekAfter });
      });

      it('have no power once they are lost', async () => {
        await subscribe(place());
        await store.claimDueTips(claim());
        await store.claimDueTips(claim({ claimant: 'b', now: later(60_000), until: later(90_000) }));
        expect(await store.beginTipDelivery(place(), mine, delivery())).toBe(false);
        expect(await store.endTipSubscription(place(), mine)).toBe(false);
        await store.advanceTip(place(), mine, weekAfter);
        await store.releaseTip(place(), mine, DUE, true);
        expect(await store.findTipSubscription(place())).toMatchObject({ next });
        expect(await store.claimDueTips(claim({ now: later(89_999) }))).toEqual([]);
      });

      it('end where the order is changed meanwhile', async () => {
        await subscribe(place());
        await store.claimDueTips(claim());
        await subscribe(place());
        expect(await store.beginTipDelivery(place(), mine, delivery())).toBe(false);
        expect(await store.claimDueTips(claim({ claimant: 'b' }))).toHaveLength(1);
      });

      it('wait for a whole workspace', async () => {
        await subscribe(place('C1'), place('C2'), place('D1', 'T2'));
        await store.saveTipSubscription(place('C9'), order, weekAfter, DUE);
        await store.postponeTips({ platform, tenant: 'T1' }, DUE, later(7_000));
        expect(names(await store.claimDueTips(claim()))).toEqual(['T2 D1']);
        expect(names(await store.claimDueTips(claim({ now: later(7_000) })))).toEqual(['T1 C1', 'T1 C2']);
        await store.postponeTips({ platform, tenant: 'T1' }, later(8_000), later(60_000));
        const inTime = { now: later(31_000) };
        expect(await store.renewTipClaims([mine, 'other'], later(30_000))).toBe(3);
        expect(await store.claimDueTips(claim(inTime))).toHaveLength(3);
      });

      it('end a subscription', async () => {
        await subscribe(place());
        await store.claimDueTips(claim());
        expect(await store.endTipSubscription(place(), mine)).toBe(true);
        expect(await store.findTipSubscription(place())).toBeUndefined();
      });
    });

    describe('deliveries', () => {
      it('are noted before and after, once for each occasion', async () => {
        await subscribe(place());
        await claimed();
        expect(await store.beginTipDelivery(place(), mine, { ...delivery(), person: 'U2' })).toBe(true);
        const begun = { ...delivery(), person: 'U2', state: 'sending' };
        expect(await store.listTipDeliveries(place())).toEqual([begun]);
        await store.settleTipDelivery(place(), next.week, 'waiting', later(1));
        expect(await store.beginTipDelivery(place(), mine, { ...delivery('other'), at: later(2) })).toBe(
          true,
        );
        await store.settleTipDelivery(place(), next.week, 'sent', later(3));
        await store.settleTipDelivery(place(), next.week, 'missed', later(4));
        const sent = { ...begun, tip: 'other', state: 'sent', at: later(3) };
        expect(await store.listTipDeliveries(place())).toEqual([sent]);
        expect(await store.beginTipDelivery(place(), mine, delivery())).toBe(false);
        expect(await store.recordTipDelivery(place(), { ...delivery(), state: 'skipped' })).toBe(false);
      });

      it('can be noted at once, and come in order', async () => {
        const { tip, ...none } = delivery();
        const skipped = { ...none, occasion: '2026-W49', state: 'skipped', at: later(9) } as const;
        expect(await store.recordTipDelivery(place(), skipped)).toBe(true);
        expect(await store.recordTipDelivery(place(), { ...delivery(), state: 'sent' })).toBe(true);
        const found = await store.listTipDeliveries(place());
        expect(found).toEqual([{ ...delivery(), state: 'sent' }, skipped]);
        expect(await store.listTipDeliveries(place('C1', 'T2'))).toEqual([]);
      });
    });

    describe('votes', () => {
      it('count everybody once, by the last word', async () => {
        await store.saveTipVote(place(), { tip: 'one', person: 'U1', opinion: 'up' }, DUE);
        await store.saveTipVote(place(), { tip: 'one', person: 'U1', opinion: 'down' }, DUE);
        await store.saveTipVote(place(), { tip: 'one', person: 'U1', more: true }, DUE);
        await store.saveTipVote(place(), { tip: 'one', person: 'U2', opinion: 'up' }, DUE);
        await store.saveTipVote(place(), { tip: 'all', person: 'U2', more: true }, DUE);
        await store.saveTipVote(place('C2'), { tip: 'one', person: 'U3', opinion: 'up' }, DUE);
        expect(await store.countTipVotes(place())).toEqual([
          { tip: 'all', up: 0, down: 0, moreLikeThis: 1 },
          { tip: 'one', up: 1, down: 1, moreLikeThis: 1 },
        ]);
        expect(await store.countTipVotes(place('C1', 'T2'))).toEqual([]);
      });
    });

    describe('privacy', () => {
      const owner = () => ({ platform, tenant: 'T1' });
      async function fill(): Promise<void> {
        await subscribe(place('C1'), place('C1', 'T2'));
        await store.saveTipSubscription(place('D1'), { ...order, person: 'U1' }, next, DUE);
        await store.recordTipDelivery(place('C1'), { ...delivery(), state: 'sent' });
        await store.recordTipDelivery(place('D1'), { ...delivery(), state: 'sent', person: 'U1' });
        for (const person of ['U1', 'U2']) {
          await store.saveTipVote(place('C1'), { tip: 'a-tip', person, opinion: 'up' }, DUE);
        }
      }

      it('erases a person: orders of channels stay without the name', async () => {
        await fill();
        const person = { ...owner(), kind: 'person', person: 'U1' } as const;
        const exported = await store.exportData(person);
        expect(exported.tips.map(({ conversation, record }) => [conversation, record])).toEqual([
          ['C1', expect.objectContaining({ kind: 'order', weekday: 5 })],
          ['D1', expect.objectContaining({ kind: 'order' })],
          ['D1', expect.objectContaining({ kind: 'delivery', tip: 'a-tip' })],
          ['C1', expect.objectContaining({ kind: 'vote', tip: 'a-tip', opinion: 'up' })],
        ]);
        expect(await store.eraseData(person)).toMatchObject({ tips: 4 });
        const { setBy, ...nameless } = order;
        expect(await store.findTipSubscription(place('C1'))).toEqual({ ...nameless, next });
        expect(await store.findTipSubscription(place('D1'))).toBeUndefined();
        expect(await store.countTipVotes(place('C1'))).toMatchObject([{ up: 1 }]);
        expect((await store.exportData(person)).tips).toEqual([]);
        expect(await store.findTipSubscription(place('C1', 'T2'))).toEqual({ ...order, next });
      });

      it('erases a conversation, and a tenant', async () => {
        await fill();
        const conversation = { ...owner(), kind: 'conversation', conversation: 'C1' } as const;
        expect(await store.eraseData(conversation)).toMatchObject({ tips: 4 });
        expect((await store.exportData({ ...owner(), kind: 'tenant' })).tips).toHaveLength(2);
        expect(await store.eraseData({ ...owner(), kind: 'tenant' })).toMatchObject({ tips: 2 });
        expect(await store.findTipSubscription(place('C1', 'T2'))).toEqual({ ...order, next });
      });

      it('names no voter in what it keeps', async () => {
        await store.saveTipVote(place(), { tip: 'a-tip', person: 'U1', opinion: 'up' }, DUE);
        const kept = await store.exportData({ ...owner(), kind: 'tenant' });
        expect(kept.tips).toHaveLength(1);
        expect(JSON.stringify(kept.tips)).not.toContain('U1');
      });

      it('purges history that no choice needs any more', async () => {
        await store.purge(later(2 * TIP_HISTORY_MS));
        await fill();
        expect(await store.purge(later(TIP_HISTORY_MS - 1))).toMatchObject({ tips: 0 });
        expect(await store.purge(later(TIP_HISTORY_MS))).toMatchObject({ tips: 4 });
        expect(await store.findTipSubscription(place('C1'))).toEqual({ ...order, next });
      });
    });
  });
}
