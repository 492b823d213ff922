import { cardInputs, cardText } from '../../adapters/playground/teams/card-text';
import type { Chat } from '../../adapters/playground/teams/chat';
import type { Dialog, DialogView } from '../../adapters/playground/teams/dialog';
import { startTeamsTenant, type TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../adapters/playground/teams/tenant-state';
import { createTeamsAdapter } from '../../adapters/teams';
import type { Place } from '../../src/storage/store';
import { quiet } from '../conversations/stage';
import type { OpenAdvisor } from './open-advisor';
import { type OpenForm, PEOPLE, type Seen, type Way, type Who, type Workplace } from './workplace';

const WAIT_MS = 10_000;
/** What the adapter puts before the ids of fields, which share one object with the data of the button. */
const FIELD = /^field-/;
const speaker = (who: Who) => ({ id: who, name: who });

/** Teams: activities with tokens issued on this machine, into the real CloudAdapter. */
export async function openTeamsWorkplace(advisor: OpenAdvisor): Promise<TeamsWorkplace> {
  const tenant = await startTeamsTenant();
  const adapter = createTeamsAdapter({ ...tenant.settings, port: 0, host: '127.0.0.1', log: quiet });
  await adapter.start(advisor.onEvent);
  tenant.connect(adapter);
  const channel = tenant.channel();
  const members = PEOPLE.map((who) => ({ id: `29:${who}`, name: who, aadObjectId: who }));
  tenant.state.roster.set(channel.conversation.id, members);
  await advisor.run(adapter);
  return new TeamsWorkplace(tenant, channel, () => adapter.stop());
}

export class TeamsWorkplace implements Workplace {
  readonly keepsDeliveryIds = false;

  constructor(
    readonly tenant: TeamsTenant,
    readonly channel: Chat,
    private readonly stop: () => Promise<void>,
  ) {}

  get place(): Place {
    const { tenantId: tenant } = this.tenant.settings;
    return { platform: 'teams', tenant, conversation: this.channel.conversation.id };
  }

  inChannel(): Seen[] {
    return this.channel.said().map(seen);
  }

  sees(words: string, after = 0): Promise<Seen> {
    const look = () =>
      this.inChannel()
        .slice(after)
        .find(({ text }) => text.includes(words));
    return this.until(look, words);
  }

  async write(who: Who, text: string, words: string): Promise<Seen> {
    const before = this.inChannel().length;
    await this.channel.say(text, { by: speaker(who), timeZone: 'Europe/Zurich' });
    return this.sees(words, before);
  }

  async writeAlone(who: Who, text: string, words: string): Promise<string> {
    const chat = this.tenant.personal();
    await chat.say(text, { by: speaker(who) });
    const look = () =>
      chat
        .said()
        .map(seen)
        .find((one) => one.text.includes(words));
    return (await this.until(look, words)).text;
  }

  async press(who: Who, on: Seen, label: string, words: string): Promise<Seen> {
    const before = this.inChannel().length;
    await this.channel.press(this.message(on), label, speaker(who));
    return this.sees(words, before);
  }

  async pressAlone(who: Who, on: Seen, label: string, words: string): Promise<string> {
    const { text } = dialogIn(await this.channel.open(this.message(on), label, speaker(who)));
    if (!text.includes(words)) throw new Error(`The dialog does not say "${words}": ${text}`);
    return text;
  }

  async open(who: Who, way: Way): Promise<OpenForm> {
    const isPress = 'press' in way;
    // Teams opens a dialog for a button alone.
    const on = isPress ? way.on : await this.write(who, way.write, '[Open]');
    const shown = await this.channel.open(this.message(on), isPress ? way.press : 'Open', speaker(who));
    return formOf(dialogIn(shown));
  }

  /** What a person sees who looks at a message that can be refreshed. */
  async look(who: Who, on: Seen): Promise<string> {
    return cardText(await this.tenant.cards.look(this.message(on), speaker(who)));
  }

  async close(): Promise<void> {
    await this.stop();
    await this.tenant.close();
  }

  private message({ id, text }: Seen): Message {
    const message = this.channel.said().find((one) => one.id === id);
    if (message === undefined) throw new Error(`This message is not there any more: ${text}`);
    return message;
  }

  private async until<T>(look: () => T | undefined, words: string): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`nobody reads "${words}" in Teams`)), WAIT_MS);
    });
    const found = await Promise.race([this.tenant.state.until(look), late]);
    clearTimeout(timer);
    if (found === undefined) throw new Error('unreachable');
    return found;
  }
}

function formOf(dialog: Dialog): OpenForm {
  const inputs = cardInputs(dialog.card);
  return {
    fields: inputs.map(({ id, label }) => ({ id: id.replace(FIELD, ''), label })),
    get values() {
      const { values } = dialog;
      return Object.fromEntries(inputs.map(({ id, label }) => [id.replace(FIELD, ''), values[label] ?? '']));
    },
    fill: (fields) => {
      for (const [id, value] of Object.entries(fields)) dialog.fill(`field-${id}`, value);
    },
    send: async (words) => {
      const shown = await dialog.submit();
      const text = shown.state === 'message' ? shown.text : dialogIn(shown).text;
      if (!text.includes(words)) throw new Error(`The dialog does not say "${words}": ${text}`);
      return text;
    },
  };
}

function dialogIn(shown: DialogView): Dialog {
  if (shown.state !== 'open') throw new Error(`There is no dialog open: ${JSON.stringify(shown)}`);
  return shown.dialog;
}

function seen({ id, card, text = '', thread }: Message): Seen {
  const body = card?.body ?? [];
  return {
    id,
    text: card === undefined ? text : cardText(card),
    inThread: thread !== undefined,
    isPrivate: false,
    pictures: body.flatMap((element) => (element.type === 'Image' ? [element.altText] : [])),
  };
}
