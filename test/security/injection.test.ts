import { renderReply as renderInTeams } from '../../adapters/teams/render';
import type { Reply } from '../../src/chat/reply';
import { openSlack, type SlackUnderTest } from '../adapters/slack/slack-under-test';
import { startBot } from '../adapters/teams/start-bot';

/** What people type so that others are called, or led somewhere, in our name. */
const HOSTILE = [
  '<!channel> <!here> <!everyone|all> <!subteam^S1|@ops>',
  '<@UALICE> <@UBOB|bob> <#CSECRET>',
  '<https://evil.example|your bank>',
  '[your bank](https://evil.example) [x](javascript:alert(1))',
  '<at>Adele</at> <at id="0">everybody</at>',
  '<a href="https://evil.example">x</a><script>alert(1)</script><img src=x onerror=alert(1)>',
  '&lt;!channel&gt; &#60;@UALICE&#62;',
  '*bold* _it_ `code` ~no~ **b** # heading {{DATE(2026-01-01)}}',
  '\u202egnp.exe\u202c \u2066hidden\u2069',
  '<\u200b!channel> <@\u200dUALICE>',
  '@channel @here @everyone',
];

/** A reply with a text in every place that has one. */
function replyWith(text: string): Reply {
  return {
    text,
    audience: 'conversation',
    blocks: [
      { type: 'heading', text },
      { type: 'text', text },
      {
        type: 'text',
        text: [
          { text, bold: true },
          { text, code: true },
          { text, at: new Date(0) },
        ],
      },
      { type: 'note', text: [{ text, italic: true }] },
      { type: 'list', items: [text] },
      { type: 'table', caption: text, columns: [text, text], rows: [[text, text]] },
      { type: 'buttons', buttons: [{ label: text.slice(0, 70), action: 'why', value: text }] },
      { type: 'image', png: new Uint8Array([137, 80, 78, 71]), alt: text, title: text },
    ],
  };
}

describe('in Slack', () => {
  let chat: SlackUnderTest;
  let text = '';

  beforeEach(async () => {
    chat = await openSlack();
    await chat.start(async () => replyWith(text));
  });

  it.each(HOSTILE)('%s calls nobody and links nowhere', async (hostile) => {
    text = hostile;
    const { slack } = chat;
    await slack.say({ user: 'UBOB', channel: 'CGENERAL', text: '<@UOPSBOT> hi' });
    const message = await slack.waitFor(() => slack.answers('CGENERAL')[0]);
    expect(slack.state.notifications).toEqual([]);
    const drawn = JSON.stringify(message.blocks);
    expect(drawn).not.toMatch(/"type":"(?:link|user|usergroup|channel|broadcast)"/);
    expect(drawn).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    for (const [, marked = ''] of drawn.matchAll(/"type":"mrkdwn","text":"((?:[^"\\]|\\.)*)"/g))
      expect(marked).not.toMatch(/<[!@#]|<(?:https?|javascript):/);
    expect(message.text).not.toMatch(/<[!@#h]/);
  });
});

describe('in Teams', () => {
  it.each(HOSTILE)('%s is drawn as the text that it is, without a link', (hostile) => {
    for (const { card } of renderInTeams(replyWith(hostile))) {
      const drawn = JSON.stringify(card);
      expect(drawn).not.toMatch(/Action\.OpenUrl|"entities"|"mention"/);
      expect(drawn).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      // A TextBlock reads Markdown; only a text that has none of it may stand in one.
      for (const [, text = ''] of drawn.matchAll(/"type":"TextBlock","text":"((?:[^"\\]|\\.)*)"/g))
        expect(text).not.toMatch(/[[\]<>*_`~#{}]/);
    }
  });

  it('no mention goes out with a message', async () => {
    const bot = await startBot({
      onEvent: async () => replyWith('<at>Adele</at> [x](https://evil.example)'),
    });
    const { replies } = await bot.tenant.channel().say('hi');
    expect(replies).not.toEqual([]);
    expect(JSON.stringify(bot.tenant.calls)).not.toMatch(/"type":"mention"|Action\.OpenUrl/);
    await bot.stop();
  });
});

it('a stand-in notes who is called where somebody is', async () => {
  const chat = await openSlack();
  await chat.start();
  const { apiUrl, state, tokens } = chat.slack;
  const headers = { authorization: `Bearer ${tokens.bot}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ channel: 'CGENERAL', text: '<!channel>' });
  await fetch(`${apiUrl}chat.postMessage`, { method: 'POST', headers, body });
  expect(state.notifications).toMatchObject([{ target: 'channel' }]);
});
