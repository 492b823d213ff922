import { MAX_TEXT, normalize } from '../../../src/understanding/normalize';
import { openCore } from '../../evaluation/core';

const words = (text: string) =>
  normalize(text)
    .tokens.map((token) => token.text)
    .join(' ');

describe('markup of the platforms', () => {
  it.each([
    ['a Slack mention', '<@U0ADVISOR> jenkins?', 'jenkins'],
    ['a Slack channel', 'ask in <#C024BE7LR|general> please', 'ask in please'],
    ['a broadcast', '<!here> jenkins', 'jenkins'],
    ['a Slack link with a label', 'see <https://example.org/a|our wiki> first', 'see our wiki first'],
    ['a bare Slack link', 'see <https://example.org/a>', 'see'],
    ['a mail address', 'write to <mailto:a@example.org|a@example.org>', 'write to'],
    ['an emoji by name', 'help :pray: please', 'help please'],
    ['an emoji', 'help 🙏🏽 please', 'help please'],
    ['escaped signs', 'a &lt;b&gt; &amp; c', 'a b and c'],
    ['a Teams mention', '<at>Ops Advisor</at> jenkins', 'jenkins'],
    ['HTML of Teams', '<p>jenkins&nbsp;or <strong>tekton</strong></p>', 'jenkins or tekton'],
    ['a link in plain text', 'see https://example.org/a?b=c#d now', 'see now'],
    ['fenced code', 'why? ```kubectl delete ns prod``` thanks', 'why thanks'],
    ['code that is never closed', 'why? ```kubectl delete', 'why'],
    ['curly quotes', '“jenkins” isn’t it', 'jenkins is not it'],
  ])('%s', (_name, raw, expected) => {
    expect(words(raw)).toBe(expected);
  });
});

describe('spelling out', () => {
  it.each([
    ["we don't and can't", 'we do not and can not'],
    ['we dont, it isnt', 'we do not it is not'],
    ["what's it, who's there", 'what is it who is there'],
    ["i'm sure we're fine, they've left, you'll see", 'i am sure we are fine they have left you would see'],
    ["won't", 'will not'],
    ["the team's model", 'the team model'],
    ["qu'est-ce que l'infrastructure", 'est ce que infrastructure'],
    ['re-training and pre-trained', 'retraining and pretrained'],
    ['CI/CD', 'ci cd'],
    ['Größe, données, señal', 'grosse donnees senal'],
    ['C++ and C#, node.js', 'c++ and c# node.js'],
  ])('%s', (raw, expected) => {
    expect(words(raw)).toBe(expected);
  });
});

describe('clauses', () => {
  const clauses = (text: string) => normalize(text).tokens.map(({ clause }) => clause);

  it.each([
    ['a full stop', 'one two. three', [0, 0, 1]],
    ['a contrast', 'one but three', [0, 1, 1]],
    ['a comma does not part', 'one, two', [0, 0]],
    ['brackets', 'one (two) three', [0, 1, 2]],
    ['a dash', 'one – two', [0, 1]],
  ])('%s', (_name, text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  it('knows words that a hyphen ties together', () => {
    const joined = (text: string) => normalize(text).tokens.map((token) => token.joined);
    expect(joined('a zero-day')).toEqual([false, false, true]);
    expect(joined('zero - day')).toEqual([false, false]);
    expect(joined('a no-show')).toEqual([false, false]);
  });
});

test.each([
  ['rekognition.detect_labels(img)', ['rekognition', 'detect', 'labels', 'img']],
  ['final.pkl', ['final', 'pkl']],
  ['node.js and asp.net', ['node.js', 'and', 'asp.net']],
  ['version 1.2.3', ['version', '1.2.3']],
])('calls and file names are taken apart, names of things are not: %s', (text, expected) => {
  expect(normalize(text).tokens.map((token) => token.text)).toEqual(expected);
});

test.each([
  ['how dose drift work', 'how does drift work'],
  ['a dose of drift', 'a dose of drift'],
  ['which is rite for us', 'which is right for us'],
  ['the rite of spring', 'the rite of spring'],
  ['we train are own model', 'we train our own model'],
])('slips that are words themselves are known by their company: %s', (text, expected) => {
  expect(
    normalize(text)
      .tokens.map((token) => token.text)
      .join(' '),
  ).toBe(expected);
});

test('knows a question from a statement', () => {
  expect(normalize('¿jenkins').asks).toBe(true);
  expect(normalize('jenkins? yes').asks).toBe(true);
  expect(normalize('jenkins').asks).toBe(false);
});

test.each(['', '   ', '🙏', '<@U1>', '```x```', '\u0000\u200b', '...'])('nothing is left of %j', (text) => {
  expect(normalize(text).tokens).toEqual([]);
});

test('reads no more than a message can hold', () => {
  const text = `${'word '.repeat(MAX_TEXT)}jenkins`;
  expect(normalize(text).tokens.length).toBeLessThanOrEqual(MAX_TEXT / 5 + 1);
  expect(words(text)).not.toContain('jenkins');
});

test('words that need nothing done to them are read the same in a shorter way', () => {
  const { library } = openCore();
  const { concepts, intents, tools } = library.knowledge;
  const texts = [
    ...concepts.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...tools.flatMap(({ name, aliases }) => [name, ...aliases]),
    ...intents.flatMap(({ utterances }) => utterances),
    'we have tests but no releases',
    'how dose it work',
    'lets encrypt',
  ];
  // Reads as a word of its own what is a contraction elsewhere, which may change nothing for the texts after it.
  normalize('lets-encrypt can_cant');
  // A semicolon at the end changes no word, and has the text read the long way.
  const different = texts.filter(
    (text) => JSON.stringify(normalize(text).tokens) !== JSON.stringify(normalize(`${text} ;`).tokens),
  );
  expect(different).toEqual([]);
});
