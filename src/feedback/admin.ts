import type { ConversationRef, Person } from '../chat/event';
import type { Reply } from '../chat/reply';
import type { FeedbackParts } from './parts';
import { tell } from './replies/say';

/** Who wants something, and where. */
export interface Asker {
  conversation: ConversationRef;
  person: Person;
}

/** Whether the person runs the workspace; false where the platform does not answer. */
export async function isAdmin(
  { chatFor, log }: FeedbackParts,
  { conversation, person }: Asker,
): Promise<boolean> {
  try {
    return (await chatFor(conversation.platform)?.isAdmin(conversation, person)) ?? false;
  } catch (error) {
    log.warn(
      { err: error, platform: conversation.platform },
      'whether somebody is an admin could not be looked up',
    );
    return false;
  }
}

/**
 * For those who are not known to run the workspace: some platforms tell that of nobody.
 * @param command what the people who run the advisor type instead
 */
export function onlyAdmins({ platform, tenant }: ConversationRef, command: string): Reply {
  return tell({
    text: 'Only an admin of this workspace can change that, and I do not know you as one.',
    notes: [
      `The people who run me can do it as well: npx ops-advisor ${command} --platform ${platform} --tenant ${tenant}`,
    ],
  });
}
