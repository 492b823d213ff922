import type { Chat } from '../../adapters/playground/teams/chat';
import type { Dialog, DialogView } from '../../adapters/playground/teams/dialog';
import type { TeamsTenant } from '../../adapters/playground/teams/start-teams-tenant';
import type { Message } from '../../adapters/playground/teams/tenant-state';

const QUESTION = 'Should we use MLOps for our fraud model?';
const PEOPLE = ['ana', 'ben', 'cy', 'dee'];

export const speaker = (id: string) => ({ id, name: id });

/** A channel of four. */
export function channelOfFour(tenant: TeamsTenant): Chat {
  const channel = tenant.channel();
  const members = PEOPLE.map((id) => ({ id: `29:${id}`, name: id, aadObjectId: id }));
  tenant.state.roster.set(channel.conversation.id, members);
  return channel;
}

/** People use all of the app, so that Teams sends every kind of activity that it has for us. */
export async function useAllOfTeams(tenant: TeamsTenant): Promise<void> {
  const channel = channelOfFour(tenant);
  await tenant.apps.add(channel);
  await tenant.apps.upgrade(channel);
  await tenant.personal().say(QUESTION);
  const answer = await saidAfter(tenant, channel, () => channel.say(QUESTION, { by: speaker('ana') }));
  for (const label of ['Why?', 'What would change this?']) await channel.press(answer, label);
  await channel.open(answer, 'Helpful', speaker('ben'));
  for (const text of ['/ops-tips on friday 9:30', '/ops-compare Argo CD vs Flux', '/ops-help questions'])
    await channel.say(text);
  const card = await startSurvey(tenant, channel);
  await takeSurvey(channel, card, 'ben', '3');
  await tenant.cards.look(card, speaker('cy'));
  await tenant.search(channel, 'mlfl', { by: speaker('dee') });
  const group = tenant.group();
  await tenant.apps.add(group);
  await group.say(QUESTION);
  await tenant.apps.remove(group);
}

/** Ana starts a survey for three or more; resolves with its card. */
export async function startSurvey(tenant: TeamsTenant, channel: Chat): Promise<Message> {
  const by = speaker('ana');
  const offer = await saidAfter(tenant, channel, () => channel.say('/ops-survey start devops', { by }));
  const dialog = opened(await channel.open(offer, 'Open', by));
  for (const [id, value] of Object.entries({ kind: 'devops', subject: 'checkout', minimum: '3' }))
    dialog.fill(`field-${id}`, value);
  await dialog.submit();
  return tenant.state.until(() => channel.said().find(isCard)) as Promise<Message>;
}

/** Somebody gives the same answer to all questions. */
export async function takeSurvey(channel: Chat, card: Message, who: string, value: string): Promise<void> {
  const dialog = opened(await channel.open(card, 'Take the survey', speaker(who)));
  for (const element of dialog.card.body) if ('id' in element) dialog.fill(element.id, value);
  await dialog.submit();
}

function isCard({ card }: Message): boolean {
  return JSON.stringify(card ?? {}).includes('Take the survey');
}

export function opened(view: DialogView): Dialog {
  if (view.state !== 'open') throw new Error(`no dialog is open: ${JSON.stringify(view)}`);
  return view.dialog;
}

/** The first message of the advisor in a conversation that was not there before. */
export async function saidAfter(
  tenant: TeamsTenant,
  chat: Chat,
  act: () => Promise<unknown>,
): Promise<Message> {
  const before = chat.said().length;
  await act();
  return tenant.state.until(() => chat.said()[before]) as Promise<Message>;
}
