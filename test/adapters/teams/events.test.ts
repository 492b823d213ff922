import { toEvent } from '../../../adapters/teams/events/events';
import { type Incoming, incomingSchema } from '../../../adapters/teams/events/payloads';
import mention from '../../fixtures/teams/channel-mention.json';

const NOW = new Date('2026-11-23T12:00:00Z');
const read = (changes: object = {}) => toEvent(incomingSchema.parse({ ...mention, ...changes }), NOW);
const personal = { conversation: { id: 'a:1', conversationType: 'personal' }, entities: [] };

describe('events from Teams', () => {
  it('reads a mention in a channel', () => {
    expect(read()).toMatchObject({
      kind: 'message',
      id: '19:0123456789abcdef@thread.tacv2;messageid=1700000000123:1700000000123',
      at: new Date('2026-11-23T09:30:00.123Z'),
      text: 'should we use MLOps for our fraud model?',
      addressed: true,
      person: {
        id: '5f0c9a2e-0000-4000-8000-000000000001',
        locale: 'de-DE',
        timeZone: 'Europe/Berlin',
      },
      conversation: {
        platform: 'teams',
        tenant: '5f0c9a2e-0000-4000-8000-0000000000aa',
        id: '19:0123456789abcdef@thread.tacv2',
        thread: '1700000000123',
        kind: 'channel',
      },
    });
  });

  it.each([
    ['/ops-compare mlflow dvc', 'compare', 'mlflow dvc'],
    ['/OPS-ASK do we need MLOps?', 'ask', 'do we need MLOps?'],
    ['/ops-survey', 'survey', ''],
    ['/ops-tips  weekly ', 'tips', 'weekly'],
    ['help', 'help', ''],
    ['Help!', 'help', ''],
    ['/help', 'help', ''],
  ])('takes "%s" for a command', (text, command, rest) => {
    expect(read({ ...personal, text })).toMatchObject({ kind: 'command', command, text: rest });
  });

  it.each([
    'help me choose an approach',
    'compare team roles in devops and mlops',
    'compare mlflow dvc',
    'tips for monitoring?',
    'survey says we need MLOps',
    '/ops-unknown thing',
    'what does /ops-ask do?',
  ])('takes "%s" for a message', (text) => {
    expect(read({ ...personal, text })).toMatchObject({ kind: 'message', text });
  });

  it.each([
    ['<p>a &lt; b &amp;&amp; c &gt; d</p>', 'a < b && c > d'],
    ['one<br/>two</div><div>three', 'one\ntwo\nthree'],
    ['a List<String> in <code>x</code>', 'a List<String> in x'],
    ['&#8364; &#x20AC; &bogus; &amp;lt;', '€ € &bogus; &lt;'],
  ])('reads %s as a person wrote it', (text, expected) => {
    expect(read({ ...personal, text })).toMatchObject({ text: expected });
  });

  it('leaves out a locale and a time zone that nobody knows', () => {
    const event = read({ ...personal, locale: 'not a locale', localTimezone: 'Mars/Olympus' });
    expect(event?.person).toEqual({ id: '5f0c9a2e-0000-4000-8000-000000000001' });
  });

  it('takes the time of its own clock where Teams names none', () => {
    expect(read({ timestamp: 'yesterday' })?.at).toEqual(NOW);
  });

  it('keeps apart what was said in different threads, and knows a redelivery', () => {
    const again: Incoming = incomingSchema.parse(JSON.parse(JSON.stringify(mention)));
    expect(toEvent(again, new Date())?.id).toBe(read()?.id);
    expect(read({ id: '1700000000999' })?.id).not.toBe(read()?.id);
  });
});
