import { createRecentIds } from '../../../adapters/shared/recent-ids';

it('lets every id in once, and forgets the oldest when it is full', () => {
  const ids = createRecentIds(2);
  expect(['a', 'b', 'a', 'c', 'a', 'c'].map((id) => ids.claim(id))).toEqual([
    true,
    true,
    false,
    true,
    true,
    false,
  ]);
});
