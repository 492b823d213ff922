import { newMessages } from '../../../../adapters/playground/page/view/announcements';
import {
  daysOf,
  isUntouched,
  isVisibleTo,
  postsOf,
} from '../../../../adapters/playground/page/view/messages';
import { ANA, BEN, direct, general, message, side, snapshot } from './snapshots';

describe('what a person sees', () => {
  it('leaves out what is for somebody else alone', () => {
    const forBen = message({ onlyFor: BEN });
    expect(isVisibleTo(forBen, BEN)).toBe(true);
    expect(isVisibleTo(forBen, ANA)).toBe(false);
    expect(postsOf([forBen], general.id, ANA)).toEqual([]);
  });

  it('has replies below the first message of their thread', () => {
    const first = message();
    const other = message();
    const reply = message({ thread: first.id });
    const hidden = message({ thread: first.id, onlyFor: BEN });
    expect(postsOf([first, other, reply, hidden], general.id, ANA)).toEqual([
      { message: first, replies: [reply] },
      { message: other, replies: [] },
    ]);
  });

  it('shows a reply by itself where its first message cannot be seen', () => {
    const first = message({ onlyFor: BEN });
    const reply = message({ thread: first.id });
    expect(postsOf([first, reply], general.id, ANA)).toEqual([{ message: reply, replies: [] }]);
  });

  it('takes a message that names itself as its thread for a first message', () => {
    const first = message({ id: 'self', thread: 'self' });
    expect(postsOf([first], general.id, ANA)).toEqual([{ message: first, replies: [] }]);
  });

  it('groups by day', () => {
    const posts = ['2026-11-23T08:00:00Z', '2026-11-23T20:00:00Z', '2026-11-24T08:00:00Z'].map((at) => ({
      message: message({ at }),
      replies: [],
    }));
    const days = daysOf(posts, (iso) => iso.slice(0, 10));
    expect(days.map(({ at, posts: ofDay }) => [at.slice(0, 10), ofDay.length])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 1],
    ]);
  });
});

describe('whether somebody is here for the first time', () => {
  it('is said by whether anybody has written anything', () => {
    expect(isUntouched(snapshot({ slack: [message({ from: 'advisor' })] }).sides)).toBe(true);
    expect(isUntouched(snapshot({ teams: [message({ from: ANA })] }).sides)).toBe(false);
  });
});

describe('what is announced', () => {
  const seenBy = { conversation: general.id, person: ANA };

  it('is what others wrote meanwhile in the open conversation, for this person to see', () => {
    const old = message();
    const fresh = message();
    const others = [message({ from: ANA }), message({ conversation: direct.id }), message({ onlyFor: BEN })];
    expect(newMessages(side([old]), side([old, fresh, ...others]), seenBy)).toEqual([fresh]);
  });

  it('is nothing of what stood there before the page was opened', () => {
    expect(newMessages(undefined, side([message()]), seenBy)).toEqual([]);
  });
});
