import type { Locator, Page } from 'playwright-core';
import type { Side } from '../../../adapters/playground/page-protocol';

const NAMES = {
  slack: { side: 'Slack', advisor: 'ops-advisor' },
  teams: { side: 'Teams', advisor: 'Ops Advisor' },
} as const;

/** One of the two workspaces. */
export class WorkspacePage {
  readonly root: Locator;
  readonly thread: Locator;
  /** What is typed into the open conversation, outside threads. */
  readonly composer: Locator;
  /** What the advisor is called here. */
  readonly advisor: string;

  constructor(
    page: Page,
    readonly side: Side,
  ) {
    const { advisor, side: name } = NAMES[side];
    this.advisor = advisor;
    this.root = page.getByRole('region', { name: `${name} workspace` });
    this.thread = this.root.getByRole('region', { name: `Thread on ${name}`, exact: true });
    this.composer = this.root.getByRole('combobox', { name: /^Message to/ });
  }

  /** The messages of the open conversation. */
  get messages(): Locator {
    return this.root.getByRole('region', { name: /^Messages in .* on / });
  }

  /** Opens a channel, or the direct message with the advisor. */
  async open(name: string): Promise<void> {
    const list = this.root.getByRole('navigation');
    await list.getByRole('button', { name: new RegExp(`^${name}(\\s*\\d+ new)?$`) }).click();
    await this.root.getByRole('heading', { name, level: 3 }).waitFor();
  }

  /** Says something in the open conversation. */
  async say(text: string): Promise<void> {
    await this.composer.fill(text);
    await this.composer.press('Enter');
  }

  /** Asks the advisor in the open channel. */
  ask(question: string): Promise<void> {
    return this.say(`@${this.advisor} ${question}`);
  }

  /** A slash command where the platform has them, else a message with the same words. */
  command(command: string): Promise<void> {
    return this.side === 'slack' ? this.say(command) : this.ask(command);
  }

  async reply(text: string): Promise<void> {
    const composer = this.thread.getByRole('combobox');
    await composer.fill(this.side === 'slack' ? text : `@${this.advisor} ${text}`);
    await composer.press('Enter');
  }

  /** The newest message with these words, in the open conversation or, with `inThread`, in the open thread. */
  message(words: string | RegExp, { inThread = false } = {}): Locator {
    return (inThread ? this.thread : this.messages).getByRole('article').filter({ hasText: words }).last();
  }
}
