import { createClock } from '../../../../adapters/playground/server/clock';
import { type Due, moveClock } from '../../../../adapters/playground/server/move-clock';

const START = new Date('2026-11-23T12:00:00Z');
const hours = (count: number) => new Date(START.getTime() + count * 3_600_000);

describe('the clock', () => {
  it('goes on from where it was moved to, and never back', () => {
    let wall = START;
    const clock = createClock(() => wall);
    expect(clock.now()).toEqual(START);
    clock.moveTo(hours(5));
    expect(clock.now()).toEqual(hours(5));
    wall = hours(1);
    expect(clock.now()).toEqual(hours(6));
    clock.moveTo(hours(2));
    expect(clock.now()).toEqual(hours(6));
  });

  it('stops at each moment at which something is due', async () => {
    const clock = createClock(() => START);
    const due = [1, 20, 30].map((at): Due => ({ at: hours(at), what: 'a tip' }));
    const seen: string[] = [];
    const nextDue = async () => {
      const [next] = due;
      if (next !== undefined && clock.now() >= next.at) {
        seen.push(clock.now().toISOString());
        due.shift();
      }
      return due[0];
    };
    await moveClock({ clock, nextDue }, 24 * 60);
    expect(seen).toEqual(['2026-11-23T13:00:01.000Z', '2026-11-24T08:00:01.000Z']);
    expect(clock.now()).toEqual(hours(24));
    expect(due).toHaveLength(1);
  });

  it('goes on where something due does not happen', async () => {
    const clock = createClock(() => START);
    await moveClock({ clock, nextDue: async () => ({ at: hours(1), what: 'stuck' }), patienceMs: 100 }, 120);
    expect(clock.now()).toEqual(hours(2));
  });
});
