import { cardActions, cardText } from '../../adapters/playground/teams/card-text';
import { startTeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../adapters/playground/teams/tenant-state';
import { createTeamsAdapter } from '../../adapters/teams';
import type { OnEvent } from '../../src/chat/adapter';
import { quiet, type Seen, type Stage } from './stage';

/** A personal chat in Teams: activities with tokens issued on this machine, into the real CloudAdapter. */
export async function openTeamsStage(onEvent: OnEvent): Promise<Stage> {
  const tenant = await startTeamsTenant();
  const adapter = createTeamsAdapter({ ...tenant.settings, port: 0, host: '127.0.0.1', log: quiet });
  await adapter.start(onEvent);
  tenant.connect(adapter);
  const chat = tenant.personal();
  return {
    say: async (text) => seenIn((await chat.say(text)).replies),
    async press(label) {
      const message = chat.said().findLast((one) => labelsOf(one).includes(label));
      if (message === undefined) throw new Error(`nobody sees a button "${label}" in Teams`);
      return seenIn((await chat.press(message, label)).replies);
    },
    async close() {
      await adapter.stop();
      await tenant.close();
    },
  };
}

function labelsOf({ card }: Message): string[] {
  return card ? cardActions(card).map(({ title }) => title) : [];
}

function seenIn(messages: readonly Message[]): Seen {
  const buttons = messages.flatMap(labelsOf);
  const text = messages.map(({ card, text: plain }) => (card ? cardText(card) : (plain ?? ''))).join('\n');
  return {
    text: text
      .split('\n')
      .filter((line) => !/^(\[[^\]]*\] ?)+$/.test(line))
      .join(' '),
    buttons,
    notification: messages.map(({ summary }) => summary ?? '').join(' '),
  };
}
