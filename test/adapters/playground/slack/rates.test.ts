import { createRates } from '../../../../adapters/playground/slack/rates';

let at = 0;
const rates = () => createRates(() => new Date(at));

beforeEach(() => {
  at = Date.UTC(2026, 10, 23);
});

it('bears a burst of posts in each channel, then about one a second', () => {
  const { take } = rates();
  const post = (channel: string) => take('chat.postMessage', { channel });
  for (let count = 0; count < 8; count++) expect(post('C1')).toBeUndefined();
  expect(post('C1')).toEqual({ kind: 'rate-limited', retryAfterSeconds: 8 });
  expect(post('C2')).toBeUndefined();
  at += 8_001;
  expect(post('C1')).toBeUndefined();
});

it('counts calls a minute by the tier of their method', () => {
  const { take } = rates();
  for (let count = 0; count < 50; count++) expect(take('conversations.info', {})).toBeUndefined();
  expect(take('conversations.info', {})).toEqual({ kind: 'rate-limited', retryAfterSeconds: 60 });
  expect(take('users.info', {})).toBeUndefined();
  expect(take('auth.test', {})).toBeUndefined();
});

it('counts no call that was refused', () => {
  const { take } = rates();
  for (let count = 0; count < 60; count++) take('conversations.info', {});
  at += 60_001;
  expect(take('conversations.info', {})).toBeUndefined();
});
