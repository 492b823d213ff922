import { z } from 'zod';
import { ConfigError } from '../errors';
import { inWords, personChannelOf } from '../feedback/person-channel';
import type { FeedbackStore } from '../storage/feedback-store';
import { withStore } from './data';

type Print = (line: string) => void;

const ownerSchema = z.object({
  platform: z.enum(['console', 'slack', 'teams']),
  tenant: z.string().min(1),
  conversation: z.string().min(1).optional(),
});
type Target = z.infer<typeof ownerSchema>;

/**
 * Switches the keeping of questions for a workspace: `on`, `off`, `status` or `erase`.
 * @throws ConfigError where another wish is named
 */
export async function runQuestions(wish: string, options: unknown, print: Print): Promise<void> {
  const owner = targetOf(options);
  if (!['on', 'off', 'status', 'erase'].includes(wish)) throw unknownWish(wish, 'on, off, status or erase');
  await withStore(async (store) => {
    if (wish === 'on' || wish === 'off') await store.switchQuestions(owner, wish === 'on', new Date());
    if (wish === 'erase') print(`${await store.eraseQuestions(owner)} question(s) erased`);
    for (const line of await questionLines(store, owner, wish === 'off')) print(line);
  });
}

async function questionLines(store: FeedbackStore, owner: Target, justOff: boolean): Promise<string[]> {
  const { keepsQuestions } = await store.findFeedbackSettings(owner);
  const count = await store.countQuestions(owner, new Date());
  const hint =
    justOff && count > 0 ? ['To remove them: ops-advisor questions erase, with the same options.'] : [];
  return [`questions are ${keepsQuestions ? 'kept' : 'not kept'}; ${count} there now`, ...hint];
}

/**
 * Chooses where people answer in a workspace: `on` (a conversation that somebody proposed in the chat), `off` or `status`.
 * @throws ConfigError where another wish is named, or nobody proposed the conversation
 */
export async function runAskPerson(wish: string, options: unknown, print: Print): Promise<void> {
  const owner = targetOf(options);
  if (!['on', 'off', 'status'].includes(wish)) throw unknownWish(wish, 'on, off or status');
  await withStore(async (store) => {
    if (wish === 'on') await accept(store, owner);
    if (wish === 'off') await store.removePersonChannel(owner);
    const channel = personChannelOf(await store.findFeedbackSettings(owner), owner);
    print(channel === undefined ? 'nobody is asked' : `people answer in ${inWords(channel)} (${channel.id})`);
  });
}

async function accept(store: FeedbackStore, { conversation = '', ...owner }: Target): Promise<void> {
  if (await store.acceptPersonChannel({ ...owner, conversation }, new Date())) return;
  throw new ConfigError(`Nobody proposed the conversation "${conversation}"`, {
    code: 'feedback/not-proposed',
    tip: 'Write /ops-help ask-a-person here in it first; the answer names the --conversation to give.',
  });
}

function targetOf(options: unknown): Target {
  const parsed = ownerSchema.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new ConfigError('It is not clear which workspace is meant.', {
    code: 'feedback/workspace',
    tip: 'Give --platform (slack, teams or console) and --tenant.',
  });
}

function unknownWish(wish: string, known: string): ConfigError {
  return new ConfigError(`"${wish}" is nothing that can be done here`, {
    code: 'feedback/wish',
    tip: `Write ${known}.`,
  });
}
