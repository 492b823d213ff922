import { readMessage } from '../../../adapters/playground/slack/read-message';
import { type AdapterUnderTest, describeAdapter } from '../../contract/describe-adapter';
import { openSlack } from './slack-under-test';

describe.each([
  ['over signed HTTP', false],
  ['over Socket Mode', true],
])('%s', (_way, socketMode) => {
  describeAdapter('Slack', () => open(socketMode), { replaces: true });
});

async function open(socketMode: boolean): Promise<AdapterUnderTest> {
  const { adapter, slack, start } = await openSlack({ socketMode });
  const seen = () => slack.answers('DALICE').map(readMessage).join('\n');
  return {
    adapter,
    start,
    async say(text) {
      await slack.say({ user: 'UALICE', channel: 'DALICE', text });
    },
    async press(label) {
      const message = slack
        .answers('DALICE')
        .findLast((answer) => readMessage(answer).includes(`[${label}]`));
      if (message === undefined) throw new Error(`nobody sees a button "${label}"`);
      await slack.press({ user: 'UALICE', message, label });
    },
    reads: (text) => slack.waitFor(() => seen().includes(text) && seen()),
    close: () => slack.stop(),
  };
}
