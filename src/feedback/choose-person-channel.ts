import type { Reply } from '../chat/reply';
import { type Asker, isAdmin, onlyAdmins } from './admin';
import type { PersonWish } from './parse-command';
import { type FeedbackParts, ownerOf } from './parts';
import { inWords, type PersonChannel, personChannelOf, wholeConversation } from './person-channel';
import { announce, tell } from './replies/say';

const HOW =
  'An admin chooses the channel by writing /ops-help ask-a-person here in it, and ends it with /ops-help ask-a-person off.';

/** Chooses the one conversation of a workspace in which people answer, or ends that. */
export async function choosePersonChannel(
  parts: FeedbackParts,
  asker: Asker,
  wish: PersonWish,
): Promise<Reply> {
  switch (wish) {
    case 'here':
      return choose(parts, asker);
    case 'off':
      return end(parts, asker);
    case 'status':
      return status(parts, asker);
    case 'unclear':
      return tell({ text: 'Write /ops-help ask-a-person here, off or status.', notes: [HOW] });
  }
}

async function choose(parts: FeedbackParts, asker: Asker): Promise<Reply> {
  const { conversation } = asker;
  if (conversation.kind === 'direct')
    return tell({
      text: 'That works in a channel or a group only: here is nobody but you who could answer.',
    });
  const facts = await parts.chatFor(conversation.platform)?.describe(wholeConversation(conversation));
  if (facts?.reachable === false)
    return tell({ text: 'I am not in this channel, so I could post nothing here. Invite me first.' });
  const channel: PersonChannel = { ...wholeConversation(conversation), name: facts?.name };
  const place = { ...ownerOf(channel), conversation: channel.id };
  if (!(await isAdmin(parts, asker))) {
    await parts.store.proposePersonChannel(place, channel, parts.now());
    return onlyAdmins(channel, `ask-a-person on --conversation "${channel.id}"`);
  }
  await parts.store.savePersonChannel(place, channel, parts.now());
  return announce({
    text: 'People answer here now: below what I cannot answer stands a button "Ask a person", and what is asked with it is posted in this channel.',
    notes: ['Without a name, unless the one who asks adds it. To end it: /ops-help ask-a-person off.'],
  });
}

async function end(parts: FeedbackParts, asker: Asker): Promise<Reply> {
  if (!(await isAdmin(parts, asker))) return onlyAdmins(asker.conversation, 'ask-a-person off');
  const ended = await parts.store.removePersonChannel(ownerOf(asker.conversation));
  return ended
    ? announce({ text: 'Questions are no longer passed on to people in this workspace.' })
    : tell({ text: 'No channel was chosen, so there is nothing to end.' });
}

async function status(parts: FeedbackParts, { conversation }: Asker): Promise<Reply> {
  const owner = ownerOf(conversation);
  const channel = personChannelOf(await parts.store.findFeedbackSettings(owner), owner);
  if (channel === undefined) return tell({ text: 'Nobody is asked in this workspace yet.', notes: [HOW] });
  return tell({
    text: `What I cannot answer can be asked in ${inWords(channel)}.`,
    notes: [HOW],
  });
}
