import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import type { Message, Population } from '../../adapters/playground/slack/state';
import type { Chat } from '../../adapters/playground/teams/chat';
import type { TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';

/** Something that was asked, and what became of it so far. */
export interface Asked {
  way: 'mention' | 'command' | 'button' | 'teams';
  /** Whether the platform was told that it had arrived. */
  acknowledged: boolean;
  /** How many answers there are to it. */
  answers(): number;
}

const CHANNEL = 'CTEAM';
const QUESTION = 'should we use MLOps for our fraud model?';
const idOf = (index: number) => `UPERSON${index}`;
const directOf = (index: number) => `DPERSON${index}`;

/** A workspace in which every person has a direct conversation with the bot. */
export function crowd(people: number): Population {
  const bot = { id: 'UOPSBOT', name: 'ops-advisor', botId: 'BOPSBOT' };
  const all = Array.from({ length: people }, (_, index) => index);
  return {
    team: { id: 'TCROWD', name: 'crowd' },
    bot,
    users: all.map((index) => ({ id: idOf(index), name: `person${index}` })),
    channels: [
      { id: CHANNEL, name: 'team', kind: 'public', members: [...all.map(idOf), bot.id] },
      ...all.map((index) => ({
        id: directOf(index),
        name: 'directmessage',
        kind: 'im' as const,
        members: [idOf(index), bot.id],
      })),
    ],
  };
}

/** Somebody mentions the advisor in the channel; it answers in the thread. */
export async function mention(slack: SlackWorkspace, person: number): Promise<Asked & { message: Message }> {
  const text = `<@${slack.state.bot.id}> ${QUESTION}`;
  const { deliveries, message } = await slack.say({ user: idOf(person), channel: CHANNEL, text });
  return {
    way: 'mention',
    message,
    // An event that is not acknowledged comes again, so it may not be lost either.
    acknowledged: deliveries.length > 0,
    answers: () => inThread(slack, message.ts).filter(({ text: said }) => !isWhy(said)).length,
  };
}

/** Somebody types a command; the answer is for that person alone. Each person does so once. */
export async function command(slack: SlackWorkspace, person: number): Promise<Asked> {
  const user = idOf(person);
  const { acknowledged } = await slack.command({
    user,
    channel: CHANNEL,
    command: '/ops-ask',
    text: QUESTION,
  });
  const alone = () =>
    slack
      .answers()
      .filter(({ channel, ephemeralTo }) => ephemeralTo === user || channel === directOf(person));
  return { way: 'command', acknowledged, answers: () => alone().length };
}

/** Somebody presses a button below the answer to a mention. */
export async function press(
  slack: SlackWorkspace,
  person: number,
  asked: Message,
): Promise<Asked | undefined> {
  const message = inThread(slack, asked.ts)[0];
  if (message === undefined) return undefined;
  const { acknowledged } = await slack.press({ user: idOf(person), message, label: 'Why?' }).catch(() => ({
    acknowledged: false,
  }));
  return {
    way: 'button',
    acknowledged,
    answers: () => inThread(slack, asked.ts).filter(({ text }) => isWhy(text)).length,
  };
}

/** Somebody writes in a conversation of their own in Teams. */
export async function writeInTeams(tenant: TeamsTenant): Promise<Asked> {
  const chat: Chat = tenant.personal();
  const acknowledged = await chat.say(QUESTION).then(
    ({ status }) => status === 200 || status === 202,
    () => false,
  );
  return { way: 'teams', acknowledged, answers: () => chat.said().length };
}

function inThread(slack: SlackWorkspace, ts: string): Message[] {
  return slack.answers(CHANNEL).filter(({ threadTs }) => threadTs === ts);
}

function isWhy(text: string): boolean {
  return text.startsWith('Why');
}
