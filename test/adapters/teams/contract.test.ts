import { SOMEBODY } from '../../../adapters/playground/teams/activities';
import { cardActions, cardText } from '../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../adapters/playground/teams/chat';
import type { Dialog, DialogView } from '../../../adapters/playground/teams/dialog';
import { inTimeZone } from '../../../adapters/playground/teams/reader-time';
import { startTeamsTenant } from '../../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import { createTeamsAdapter } from '../../../adapters/teams';
import {
  type AdapterUnderTest,
  type DialogUnderTest,
  describeAdapter,
} from '../../contract/describe-adapter';

const silent = (): void => undefined;

/** Where the person of the playground is. */
const ZONE = 'Europe/London';

describeAdapter('Teams', open, {
  replaces: true,
  showsMoment: (at) => {
    const instant = at.toISOString().replace('.000Z', 'Z');
    return inTimeZone(`{{DATE(${instant}, SHORT)}}, {{TIME(${instant})}}`, ZONE);
  },
  person: { timeZone: ZONE },
  speaksDirectly: true,
});

async function open(): Promise<AdapterUnderTest> {
  const tenant = await startTeamsTenant();
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const adapter = createTeamsAdapter({ ...tenant.settings, port: 0, host: '127.0.0.1', log });
  const chat = tenant.personal();
  tenant.state.roster.set(chat.conversation.id, [{ ...SOMEBODY, aadObjectId: SOMEBODY.id }]);
  const person = new PersonAtDialog(chat);
  const seen = (): string => chat.said().map(read).join('\n');
  return {
    adapter,
    async start(onEvent) {
      await adapter.start(onEvent);
      tenant.connect(adapter);
    },
    async say(text) {
      await chat.say(text);
    },
    press: (label) => person.press(label),
    async reads(text) {
      await tenant.state.until(() => seen().includes(text));
      return seen();
    },
    dialog: person,
    close: () => tenant.close(),
  };
}

/** Presses buttons, those that only offer a dialog as well, and keeps the dialog that opens. */
class PersonAtDialog implements DialogUnderTest {
  private view: DialogView = { state: 'closed' };

  constructor(private readonly chat: Chat) {}

  async press(label: string): Promise<void> {
    const { replies } = await this.chat.press(this.withButton(label), label);
    const offer = replies.find((message) => labels(message).includes('Open'));
    if (offer) this.view = await this.chat.open(offer, 'Open');
  }

  async reads(text: string): Promise<string> {
    expect(this.open().text).toContain(text);
    return this.open().text;
  }

  async submit(fields: Readonly<Record<string, string>>): Promise<void> {
    const dialog = this.open();
    for (const [id, value] of Object.entries(fields)) dialog.fill(`field-${id}`, value);
    this.view = await dialog.submit();
  }

  async closed(): Promise<void> {
    expect(this.view).toEqual({ state: 'closed' });
  }

  private open(): Dialog {
    if (this.view.state !== 'open') throw new Error(`no dialog is open, it is ${this.view.state}`);
    return this.view.dialog;
  }

  private withButton(label: string): Message {
    const message = this.chat.said().findLast((one) => labels(one).includes(label));
    if (!message) throw new Error(`no message has a button "${label}"`);
    return message;
  }
}

function read({ card }: Message): string {
  return card ? cardText(card, ZONE) : '';
}

function labels({ card }: Message): string[] {
  return card ? cardActions(card).map(({ title }) => title) : [];
}
