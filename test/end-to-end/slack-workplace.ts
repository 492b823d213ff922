import { readMessage } from '../../adapters/playground/slack/read-message';
import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import type { Message, Population } from '../../adapters/playground/slack/state';
import type { ViewDriver } from '../../adapters/playground/slack/view-driver';
import { inputsOf } from '../../adapters/playground/slack/view-methods';
import { createSlackAdapter } from '../../adapters/slack';
import { quiet } from '../conversations/stage';
import type { OpenAdvisor } from './open-advisor';
import { type OpenForm, PEOPLE, type Seen, type Way, type Who, type Workplace } from './workplace';

const TEAM = 'CTEAM';
const WAIT_MS = 10_000;
const idOf = (who: string) => `U${who.toUpperCase()}`;
const directOf = (who: string) => `D${who.toUpperCase()}`;

function population(): Population {
  const bot = { id: 'UOPSBOT', name: 'ops-advisor', botId: 'BOPSBOT' };
  const direct = PEOPLE.map((who) => ({
    id: directOf(who),
    name: 'directmessage',
    kind: 'im' as const,
    members: [idOf(who), bot.id],
  }));
  return {
    team: { id: 'TACME', name: 'acme' },
    bot,
    users: PEOPLE.map((who) => ({ id: idOf(who), name: who, tz: 'Europe/Zurich' })),
    channels: [{ id: TEAM, name: 'team', kind: 'public', members: [...PEOPLE.map(idOf), bot.id] }, ...direct],
  };
}

/** Slack: signed requests over HTTP into the real Bolt app. */
export async function openSlackWorkplace(advisor: OpenAdvisor): Promise<Workplace> {
  const slack = await startSlackWorkspace({ population: population() });
  const adapter = createSlackAdapter({
    botToken: slack.tokens.bot,
    apiUrl: slack.apiUrl,
    signingSecret: slack.signingSecret,
    port: 0,
    host: '127.0.0.1',
    log: quiet,
  });
  await adapter.start(advisor.onEvent);
  slack.connectTo(`http://127.0.0.1:${adapter.port}/slack/events`);
  await advisor.run(adapter);
  return new SlackWorkplace(slack, () => adapter.stop());
}

class SlackWorkplace implements Workplace {
  readonly keepsDeliveryIds = true;
  readonly place = { platform: 'slack', tenant: 'TACME', conversation: TEAM };

  constructor(
    private readonly slack: SlackWorkspace,
    private readonly stop: () => Promise<void>,
  ) {}

  inChannel(): Seen[] {
    return this.slack.answers(TEAM).map(seen);
  }

  sees(words: string, after = 0): Promise<Seen> {
    const look = () =>
      this.inChannel()
        .slice(after)
        .find(({ text }) => text.includes(words));
    return this.slack.waitFor(look, WAIT_MS);
  }

  async write(who: Who, text: string, words: string): Promise<Seen> {
    const before = this.inChannel().length;
    await this.say(who, TEAM, text);
    return this.sees(words, before);
  }

  async writeAlone(who: Who, text: string, words: string): Promise<string> {
    const channel = directOf(who);
    await this.say(who, channel, text);
    const look = () => this.slack.answers(channel).find((one) => readMessage(one).includes(words));
    return readMessage(await this.slack.waitFor(look, WAIT_MS));
  }

  async press(who: Who, on: Seen, label: string, words: string): Promise<Seen> {
    const before = this.inChannel().length;
    await this.pressed(who, on, label);
    return this.sees(words, before);
  }

  async pressAlone(who: Who, on: Seen, label: string, words: string): Promise<string> {
    const { isPrivate, text } = await this.press(who, on, label, words);
    if (!isPrivate) throw new Error(`Everybody in the channel reads this: ${text}`);
    return text;
  }

  async open(who: Who, way: Way): Promise<OpenForm> {
    const before = this.inChannel().length;
    if ('press' in way) await this.pressed(who, way.on, way.press);
    else await this.say(who, TEAM, way.write);
    // Slack opens a dialog for a command or a button alone; for a message there is a button.
    if ('write' in way && !way.write.startsWith('/'))
      await this.pressed(who, await this.sees('[Open the form]', before), 'Open the form');
    const view = await this.slack.waitFor(() => this.slack.openView(idOf(who)), WAIT_MS);
    return this.form(view);
  }

  async close(): Promise<void> {
    await this.stop();
    await this.slack.stop();
  }

  private form(driver: ViewDriver): OpenForm {
    const { view } = driver;
    return {
      fields: inputsOf(view.view).map(({ block_id: id = '', label }) => ({ id, label: label.text })),
      values: view.values,
      fill: (fields) => void driver.fill(fields),
      send: async (words) => {
        const before = this.inChannel().length;
        const { acknowledged } = await driver.submit();
        if (!acknowledged) throw new Error('Slack was not answered in time.');
        if (!this.slack.state.views.includes(view)) return (await this.sees(words, before)).text;
        const text = driver.read();
        driver.close();
        if (!text.includes(words)) throw new Error(`The dialog does not say "${words}": ${text}`);
        return text;
      },
    };
  }

  private say(who: Who, channel: string, text: string): Promise<unknown> {
    const user = idOf(who);
    const [command = '', ...rest] = text.split(' ');
    if (text.startsWith('/')) return this.slack.command({ user, channel, command, text: rest.join(' ') });
    return this.slack.say({ user, channel, text: channel === TEAM ? `<@UOPSBOT> ${text}` : text });
  }

  private async pressed(who: Who, on: Seen, label: string): Promise<void> {
    const message = this.slack.state.message(TEAM, on.id);
    if (message === undefined) throw new Error(`This message is not there any more: ${on.text}`);
    await this.slack.press({ user: idOf(who), message, label });
  }
}

function seen(message: Message): Seen {
  const { blocks, ephemeralTo, metadata, threadTs, ts } = message;
  const deliveryId = metadata?.event_payload.delivery_id;
  return {
    id: ts,
    text: readMessage(message),
    inThread: threadTs !== undefined,
    isPrivate: ephemeralTo !== undefined,
    pictures: blocks.flatMap((block) => (block.type === 'image' ? [block.alt_text] : [])),
    ...(typeof deliveryId === 'string' && { deliveryId }),
  };
}
