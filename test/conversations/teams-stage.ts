import { cardActions, cardText } from '../../adapters/playground/teams/card-text';
import type { DialogView } from '../../adapters/playground/teams/dialog';
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
      if (opensDialog(message, label)) return seenInDialog(await chat.open(message, label));
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

function opensDialog({ card }: Message, label: string): boolean {
  const action = card && cardActions(card).find(({ title }) => title === label);
  return action?.data.msteams !== undefined;
}

function seenInDialog(view: DialogView): Seen {
  if (view.state === 'message') return { text: view.text, buttons: [], notification: view.text };
  if (view.state !== 'open') throw new Error(`Teams shows no dialog: ${view.state}`);
  const { card, text } = view.dialog;
  return {
    text: withoutButtons(text),
    buttons: cardActions(card).map(({ title }) => title),
    notification: text,
  };
}

function withoutButtons(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(\[[^\]]*\] ?)+$/.test(line))
    .join(' ');
}

function seenIn(messages: readonly Message[]): Seen {
  const buttons = messages.flatMap(labelsOf);
  const text = messages.map(({ card, text: plain }) => (card ? cardText(card) : (plain ?? ''))).join('\n');
  return {
    text: withoutButtons(text),
    buttons,
    notification: messages.map(({ summary }) => summary ?? '').join(' '),
  };
}
