import { setTimeout as sleep } from 'node:timers/promises';
import type { TipSubscription } from '../../src/storage/tip-store';
import { type OpenAdvisor, openAdvisor } from './open-advisor';
import { openSlackWorkplace } from './slack-workplace';
import { openTeamsWorkplace } from './teams-workplace';
import type { Seen, Workplace } from './workplace';

const WHY = 'Why this tip:';

describe.each([
  ['Slack', openSlackWorkplace],
  ['Teams', openTeamsWorkplace],
])('weekly tips in %s', (_name, open) => {
  let advisor: OpenAdvisor;
  let at: Workplace;

  beforeAll(async () => {
    advisor = await openAdvisor();
    at = await open(advisor);
  });
  afterAll(async () => {
    // The features speak through the chat until they have stopped.
    await advisor.close();
    await at.close();
  });

  const tips = (): Seen[] => at.inChannel().filter(({ text }) => text.includes(WHY));

  async function ordered(): Promise<TipSubscription> {
    const found = await advisor.store.findTipSubscription(at.place);
    if (found === undefined) throw new Error('There are no weekly tips here.');
    return found;
  }

  /** Lets the time of the next tip come; resolves once the advisor waits for the one after it. */
  async function nextWeek(): Promise<Seen[]> {
    const { next } = await ordered();
    const before = new Set(tips().map(({ id }) => id));
    advisor.moveTo(new Date(next.at.getTime() + 1_000));
    while ((await ordered()).next.week === next.week) await sleep(20);
    return tips().filter(({ id }) => !before.has(id));
  }

  it('are ordered and changed before everybody', async () => {
    const on = await at.write('ana', '/ops-tips on friday 9:30 Europe/Berlin', 'Weekly tips are on:');
    expect(on.isPrivate).toBe(false);
    expect(await ordered()).toMatchObject({ weekday: 5, hour: 9, minute: 30, timeZone: 'Europe/Berlin' });
    const status = await at.write('ben', '/ops-tips status', 'Weekly tips come here');
    expect(status.text).toContain('The next one:');
    const changed = await at.write('ben', '/ops-tips on monday 8:00', 'The weekly tips were changed:');
    expect(changed.isPrivate).toBe(false);
    expect(await ordered()).toMatchObject({ weekday: 1, hour: 8, minute: 0, timeZone: 'Europe/Berlin' });
  });

  it('come out of turn as well, and can be voted on', async () => {
    const tip = await at.write('ana', '/ops-tips now', WHY);
    await at.press('ana', tip, '👍 Useful', 'will come a little sooner');
    await at.press('ben', tip, '👎 Not for us', 'will come later');
    await at.press('cy', tip, 'More like this', 'will be nearer to this one');
    expect([...(await advisor.store.countTipVotes(at.place))]).not.toEqual([]);
  });

  it('come once a week, to the whole channel', async () => {
    const first = await nextWeek();
    const second = await nextWeek();
    expect([first.length, second.length]).toEqual([1, 1]);
    const [one, two] = [first[0], second[0]];
    expect([one, two]).toMatchObject(Array(2).fill({ inThread: false, isPrivate: false }));
    expect(one?.text.split('\n')[0]).not.toBe(two?.text.split('\n')[0]);
    if (!at.keepsDeliveryIds) return;
    expect(one?.deliveryId).toMatch(/^tip-[0-9a-f]{32}$/);
    expect(two?.deliveryId).not.toBe(one?.deliveryId);
  });

  it('can be skipped', async () => {
    const before = await ordered();
    const skipped = await at.write('dee', '/ops-tips skip', 'is skipped.');
    expect(skipped.isPrivate).toBe(false);
    expect((await ordered()).next.at.getTime()).toBeGreaterThan(before.next.at.getTime());
  });

  it('are stopped and ordered in plain words', async () => {
    const stopped = await at.write('eli', 'stop tips', 'The weekly tips have been stopped here.');
    expect(stopped.isPrivate).toBe(false);
    await at.write('fay', 'subscribe to weekly tips', 'Weekly tips are on:');
    expect(await ordered()).toMatchObject({ timeZone: 'Europe/Zurich' });
    // Ordered in a thread, it is still for the whole channel.
    expect(await nextWeek()).toMatchObject([{ inThread: false }]);
  });
});
