import { buttonsOf, readMessage } from '../../adapters/playground/slack/read-message';
import { startSlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Message } from '../../adapters/playground/slack/state';
import { createSlackAdapter } from '../../adapters/slack';
import type { OnEvent } from '../../src/chat/adapter';
import { isReply, type Reply } from '../../src/chat/reply';
import { surplus, wordsOf } from './same-content';
import { endOf, quiet, type Seen, type Stage } from './stage';

const PLACE = { user: 'UALICE', channel: 'DALICE' };

/** A direct message in Slack: signed requests over HTTP into the real Bolt app. */
export async function openSlackStage(onEvent: OnEvent): Promise<Stage> {
  const slack = await startSlackWorkspace();
  let reply: Reply | undefined;
  const watched: OnEvent = async (event) => {
    const reaction = await onEvent(event);
    if (isReply(reaction)) reply = reaction;
    return reaction;
  };
  const adapter = createSlackAdapter({
    botToken: slack.tokens.bot,
    apiUrl: slack.apiUrl,
    signingSecret: slack.signingSecret,
    port: 0,
    host: '127.0.0.1',
    log: quiet,
  });
  await adapter.start(watched);
  slack.connectTo(`http://127.0.0.1:${adapter.port}/slack/events`);
  const act = async (does: () => Promise<unknown>): Promise<Seen> => {
    const before = new Set(slack.answers(PLACE.channel));
    reply = undefined;
    await does();
    return slack.waitFor(() => {
      const seen = seenIn(slack.answers(PLACE.channel).filter((message) => !before.has(message)));
      return reply !== undefined && isWhole(seen, endOf(reply)) && seen;
    });
  };
  return {
    say: (text) => act(() => slack.say({ ...PLACE, text })),
    press: (label) =>
      act(async () => {
        const message = slack.answers(PLACE.channel).findLast((one) => labelsOf(one).includes(label));
        if (message === undefined) throw new Error(`nobody sees a button "${label}" in Slack`);
        await slack.press({ user: PLACE.user, message, label });
      }),
    async close() {
      await adapter.stop();
      await slack.stop();
    },
  };
}

function isWhole({ text, buttons }: Seen, end: string): boolean {
  return buttons.includes(end) || surplus(wordsOf(end), wordsOf(text)).length === 0;
}

function labelsOf(message: Message): string[] {
  return buttonsOf(message).map(({ text }) => text.text);
}

function seenIn(messages: readonly Message[]): Seen {
  const text = messages
    .map(({ blocks, text: plain }) =>
      readMessage({ text: plain, blocks: blocks.filter(({ type }) => type !== 'actions') }),
    )
    .join(' ');
  return {
    text,
    buttons: messages.flatMap(labelsOf),
    notification: messages.map((one) => one.text).join(' '),
  };
}
