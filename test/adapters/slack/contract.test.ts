import { showMoment } from '../../../adapters/playground/slack/moments';
import { readMessage, readMessageIn } from '../../../adapters/playground/slack/read-message';
import { type AdapterUnderTest, describeAdapter } from '../../contract/describe-adapter';
import { openSlack } from './slack-under-test';

/** Where Alice of the small workspace is. */
const ZONE = 'Europe/Zurich';

describe.each([
  ['over signed HTTP', false],
  ['over Socket Mode', true],
])('%s', (_way, socketMode) => {
  describeAdapter('Slack', () => open(socketMode), {
    replaces: true,
    showsMoment: (at) => showMoment(at.getTime() / 1000, '{date_short_pretty} {time}', ZONE),
    findsDeliveries: true,
    person: { isAdmin: true, timeZone: ZONE },
    speaksDirectly: true,
  });
});

async function open(socketMode: boolean): Promise<AdapterUnderTest> {
  const { adapter, slack, start } = await openSlack({ socketMode });
  const seen = () =>
    slack
      .answers('DALICE')
      .map((answer) => readMessageIn(answer, ZONE))
      .join('\n');
  const form = () => slack.openView('UALICE');
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
    dialog: {
      reads: (text) => slack.waitFor(() => form()?.read().includes(text) && form()?.read()),
      async submit(fields) {
        await form()?.fill(fields).submit();
      },
      closed: async () => void (await slack.waitFor(() => form() === undefined)),
    },
    close: () => slack.stop(),
  };
}
