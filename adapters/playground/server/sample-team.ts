import { setTimeout as sleep } from 'node:timers/promises';
import type { PageMessage, Side } from '../page-protocol';
import { ActRefused } from './act-refused';
import { EVERYBODY } from './team';
import type { OpenForm, Workplace } from './workplace';

/** How the product's surveys are started, taken and closed; nothing here knows them otherwise. */
export interface SurveyScript {
  /** Opens the form that starts one. */
  start: string;
  /** What is filled in there, by the end of the fields' ids. */
  fields: Readonly<Record<string, string>>;
  /** What is written on the button that opens the questions. */
  take: string;
  close: string;
}

export interface SampleTeamOptions {
  workplace: Workplace;
  side: Side;
  conversation: string;
  script: SurveyScript;
  /** Told before each step. */
  onProgress: (playing: string) => void;
  /** Between two answers, in milliseconds, so that one can watch. */
  paceMs: number;
}

const WAIT_MS = 15_000;
const MINIMUM = 3;

/** Starts a survey, lets everybody in the conversation answer it, and closes it. @throws ActRefused where it cannot */
export async function playSampleTeam(options: SampleTeamOptions): Promise<void> {
  const play = new Play(options);
  const { answered, people } = await play.start();
  for (const [index, person] of people.entries()) {
    await play.answer(person, index);
    answered(index + 1);
    await sleep(options.paceMs);
  }
  await play.close();
}

class Play {
  private readonly people: readonly string[];
  private card: PageMessage | undefined;

  constructor(private readonly options: SampleTeamOptions) {
    const { conversation, workplace } = options;
    const place = workplace.page().conversations.find(({ id }) => id === conversation);
    this.people = EVERYBODY.filter((person) => place?.members.includes(person));
    if (!place?.hasAdvisor) throw new ActRefused('The advisor is not in this conversation.');
    if (this.people.length < MINIMUM)
      throw new ActRefused('A survey is for a team: choose a channel with at least three people.');
  }

  private get starter(): string {
    return this.people[0] ?? '';
  }

  async start() {
    const { onProgress, script } = this.options;
    onProgress('Sample team: the survey is starting');
    const before = this.lastMessage();
    await this.command(script.start, 'Open', before);
    await this.submit(this.starter, ({ id }) => fieldValue(script.fields, id));
    const seen = before;
    this.card = await this.until(() => this.messageWith(script.take, seen), 'The survey did not start.');
    const total = this.people.length;
    const answered = (count: number) => onProgress(`Sample team: ${count} of ${total} have answered`);
    answered(0);
    return { answered, people: this.people };
  }

  async answer(person: string, index: number): Promise<void> {
    if (this.card !== undefined) await this.press(person, this.card.id, this.options.script.take);
    await this.submit(person, ({ options = [] }, place) => plausible(options, index, place));
  }

  async close(): Promise<void> {
    const { onProgress, script } = this.options;
    onProgress('Sample team: the survey is closing');
    await this.command(script.close, undefined, this.lastMessage());
  }

  /** A slash command where the platform has them, else a message; there a form opens with a button. */
  private async command(command: string, opener: string | undefined, before: string): Promise<void> {
    const { conversation, side, workplace } = this.options;
    const [name = '', ...rest] = command.split(' ');
    const by = { person: this.starter, conversation };
    if (side === 'slack')
      return workplace.command({ act: 'command', ...by, command: name, text: rest.join(' ') });
    await workplace.say({ act: 'say', side, ...by, text: `@Ops Advisor ${command}` });
    if (opener === undefined) return;
    const message = await this.until(() => this.messageWith(opener, before), 'No form was offered.');
    await this.press(this.starter, message.id, opener);
  }

  private press(person: string, message: string, label: string): Promise<void> {
    const { conversation, side, workplace } = this.options;
    const button = workplace.buttonsOf(message).find((one) => one.label === label);
    if (button === undefined) throw new ActRefused(`There is no button "${label}" any more.`);
    return workplace.press({ act: 'press', side, person, conversation, message, button: button.button });
  }

  private async submit(
    person: string,
    choose: (field: OpenForm['fields'][number], index: number) => string | undefined,
  ): Promise<void> {
    const { side, workplace } = this.options;
    const form = await this.until(() => workplace.formOf(person), 'No form opened.');
    const values = Object.fromEntries(
      form.fields.map((field, index) => [field.id, choose(field, index) ?? field.value]),
    );
    await workplace.submit({ act: 'submit', side, person, form: form.id, values });
    this.checkTaken(person);
  }

  /** What is said after a form was sent is closed, as people do; what is wrong with it ends the play. */
  private checkTaken(person: string): void {
    const { side, workplace } = this.options;
    const open = workplace.page().forms.filter((form) => form.person === person);
    for (const { errors, id } of open.reverse()) {
      const [problem] = Object.values(errors);
      void workplace.closeForm({ act: 'close-form', side, person, form: id });
      if (problem !== undefined) throw new ActRefused(problem);
    }
  }

  private messages(): PageMessage[] {
    const { conversation, workplace } = this.options;
    return workplace.page().messages.filter((message) => message.conversation === conversation);
  }

  private lastMessage(): string {
    return this.messages().at(-1)?.id ?? '';
  }

  private messageWith(label: string, after: string): PageMessage | undefined {
    const messages = this.messages();
    const from = messages.findIndex(({ id }) => id === after) + 1;
    return messages
      .slice(from)
      .find(({ from: who, id }) => who === 'advisor' && this.buttons(id).includes(label));
  }

  private buttons(message: string): string[] {
    return this.options.workplace.buttonsOf(message).map(({ label }) => label);
  }

  private async until<T>(look: () => T | undefined, problem: string): Promise<T> {
    const found = look();
    if (found !== undefined) return found;
    const { workplace } = this.options;
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        stopListening();
      };
      const stopListening = workplace.onChange(() => {
        const seen = look();
        if (seen === undefined) return;
        end();
        resolve(seen);
      });
      const timer = setTimeout(() => {
        end();
        reject(new ActRefused(problem));
      }, WAIT_MS);
    });
  }
}

/** Fields may carry a platform's prefix before the product's id. */
function fieldValue(fields: Readonly<Record<string, string>>, id: string): string | undefined {
  return Object.entries(fields).find(([name]) => id === name || id.endsWith(`-${name}`))?.[1];
}

/** How mature each of eight people finds the same team: most agree, two see it otherwise. */
const LEANINGS = [3, 3, 2, 4, 3, 2, 4, 1];

/**
 * One of a question's options: levels from low to high, the last one for those who do not know. Somebody leans to one
 * level, some questions fare better than others, and now and then a person does not know.
 */
function plausible(options: readonly string[], person: number, question: number): string | undefined {
  const levels = options.length - 1;
  if ((person * 5 + question * 3) % 23 === 0) return options.at(-1);
  const leaning = LEANINGS[person % LEANINGS.length] ?? 3;
  const ease = ((question * 7) % 5) - 2;
  const mood = (person * 3 + question) % 3 === 0 ? 1 : 0;
  const level = Math.round(leaning + ease * 0.7 + mood * 0.5);
  return options[Math.min(levels, Math.max(1, level)) - 1];
}
