import { cardActions, cardText } from '../../../adapters/playground/teams/card-text';
import { startTeamsTenant } from '../../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import { createTeamsAdapter } from '../../../adapters/teams';
import { type AdapterUnderTest, describeAdapter } from '../../contract/describe-adapter';

const silent = (): void => undefined;

describeAdapter('Teams', open, { replaces: true });

async function open(): Promise<AdapterUnderTest> {
  const tenant = await startTeamsTenant();
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  const adapter = createTeamsAdapter({ ...tenant.settings, port: 0, host: '127.0.0.1', log });
  const chat = tenant.personal();
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
    async press(label) {
      const message = chat.said().findLast((one) => labels(one).includes(label));
      if (!message) throw new Error(`no message has a button "${label}"`);
      await chat.press(message, label);
    },
    async reads(text) {
      await tenant.state.until(() => seen().includes(text));
      return seen();
    },
    close: () => tenant.close(),
  };
}

function read({ card }: Message): string {
  return card ? cardText(card) : '';
}

function labels({ card }: Message): string[] {
  return card ? cardActions(card).map(({ title }) => title) : [];
}
