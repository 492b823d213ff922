import { cardText } from '../../../adapters/playground/teams/card-text';
import type { Chat } from '../../../adapters/playground/teams/chat';
import type { Dialog, DialogView } from '../../../adapters/playground/teams/dialog';
import type { Message } from '../../../adapters/playground/teams/tenant-state';
import type { Timing } from '../../../adapters/teams/options';
import type { ChatEvent } from '../../../src/chat/event';
import type { Form, Reaction, Reply } from '../../../src/chat/reply';
import { type Bot, startBot, textReply } from './start-bot';

export const read = ({ card }: Message): string => (card ? cardText(card) : '');
export const lee = { id: 'lee', name: 'Lee' };

export const form: Form = {
  type: 'form',
  id: 'survey-answers',
  title: 'DevOps survey',
  submit: 'Send answers',
  value: 'survey-7',
  intro: ['Nobody sees who answered what.', [{ text: 'Closes ' }, { text: 'soon', at: new Date(0) }]],
  fields: [
    {
      type: 'choice',
      id: 'releases',
      label: 'How do you release?',
      options: [
        { value: '1', label: 'By hand', detail: 'Somebody copies files' },
        { value: '2', label: 'By pipeline' },
      ],
    },
    {
      type: 'menu',
      id: 'role',
      label: 'Your role',
      options: Array.from({ length: 40 }, (_, index) => ({ value: `r${index}`, label: `Role ${index}` })),
      initial: 'r3',
      optional: true,
    },
    {
      type: 'text',
      id: 'remark',
      label: 'Anything else?',
      hint: 'A sentence',
      multiline: true,
      optional: true,
    },
  ],
};

export const survey: Reply = {
  text: 'A survey',
  blocks: [
    {
      type: 'buttons',
      buttons: [
        { label: 'Take the survey', action: 'open-survey', value: 'survey-7', style: 'primary' },
        { label: 'Guided start', action: 'start-survey', value: 'survey-8' },
      ],
    },
  ],
  audience: 'conversation',
};

/** A channel with a card on which Lee can take a survey. */
export interface SurveyChannel {
  bot: Bot;
  chat: Chat;
  question: Message;
  /** What the core answers to everything but messages: the form, and thanks once it is sent, unless set otherwise. */
  react: (event: ChatEvent) => Promise<Reaction>;
  /** Lee opens the dialog. */
  take(): Promise<Dialog>;
  /** Resolves with all that the bot said in the channel, once that is `count` messages. */
  answers(count: number): Promise<Message[]>;
  /** Asks in a new channel and forgets what was before. */
  reset(): Promise<void>;
}

export function opened(view: DialogView): Dialog {
  if (view.state !== 'open') throw new Error(`no dialog is open: ${JSON.stringify(view)}`);
  return view.dialog;
}

export async function openSurveyChannel(timing: Partial<Timing> = {}): Promise<SurveyChannel> {
  const bot = await startBot({
    timing,
    onEvent: async (event) => (event.kind === 'message' ? survey : place.react(event)),
  });
  const place: SurveyChannel = {
    bot,
    chat: bot.tenant.channel(),
    question: {} as Message,
    react: thank,
    take: async () => opened(await place.chat.open(place.question, 'Take the survey', lee)),
    answers: (count) =>
      bot.tenant.state.until(() => {
        const said = place.chat.said();
        return said.length >= count ? said : undefined;
      }) as Promise<Message[]>,
    async reset() {
      place.react = thank;
      place.chat = bot.tenant.channel();
      const { replies } = await place.chat.say('survey');
      place.question = replies[0] as Message;
      bot.events.length = 0;
      bot.logged.length = 0;
    },
  };
  return place;
}

async function thank(event: ChatEvent): Promise<Reaction> {
  return event.kind === 'form' ? textReply('Noted.') : form;
}
