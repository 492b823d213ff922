import { replaceMentions } from '../../../../adapters/playground/server/mentions';

const CALLABLE = [
  { id: 'B', names: ['Ops Advisor', 'ops-advisor'] },
  { id: 'U1', names: ['Ben Fischer', 'ben'] },
  { id: 'U2', names: ['Bennet'] },
];
const marked = (text: string) => replaceMentions(text, CALLABLE, (id) => `<${id}>`);

it.each([
  ['@Ops Advisor hello', '<B> hello'],
  ['hey @ops-advisor, and @OPS ADVISOR', 'hey <B>, and <B>'],
  ['@Ben Fischer and @ben', '<U1> and <U1>'],
  ['@Bennet is not Ben', '<U2> is not Ben'],
  ['ask @benjamin', 'ask @benjamin'],
  ['mail ben@ben.example', 'mail ben@ben.example'],
  ['@@ben', '@@ben'],
  ['@nobody', '@nobody'],
])('reads %s', (text, seen) => {
  expect(marked(text)).toBe(seen);
});
