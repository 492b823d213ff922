import type { Undelivered } from '../errors';
import { undelivered } from '../errors';
import type { Timing } from '../options';

/** The ids of the activities that were posted, or why there are none. */
export type Posted = { outcome: 'posted'; ids: string[] } | Undelivered;

/** One call that posts something and gives the id of the activity, or an empty one where there is none. */
export type Post = () => Promise<string>;

const ATTEMPTS = 4;
const LONGEST_WAIT_MS = 30_000;

/**
 * Posts the parts of one reply in order. A refused first part is tried again only when `patient`; a refused later part
 * always, because whoever called cannot go on in the middle: a reply that stays incomplete is `unknown`.
 */
export async function postAll(
  posts: readonly Post[],
  { patient, timing }: { patient: boolean; timing: Timing },
): Promise<Posted> {
  const ids: string[] = [];
  for (const post of posts) {
    const result = await attempt(post, patient || ids.length > 0 ? ATTEMPTS : 1, timing);
    if (typeof result === 'string') ids.push(result);
    else return ids.length === 0 ? result : incomplete(result, ids.length, posts.length);
  }
  return { outcome: 'posted', ids };
}

async function attempt(post: Post, attempts: number, timing: Timing): Promise<string | Undelivered> {
  try {
    return await post();
  } catch (error) {
    const result = undelivered(error);
    if (result.outcome !== 'refused' || attempts <= 1) return result;
    await timing.sleep(Math.min(result.retryAfterMs, LONGEST_WAIT_MS) * (1 + timing.random() / 4));
    return attempt(post, attempts - 1, timing);
  }
}

function incomplete({ outcome, reason }: Undelivered, posted: number, parts: number): Undelivered {
  if (outcome === 'gone') return { outcome, reason };
  return { outcome: 'unknown', reason: `${posted} of ${parts} parts were posted. ${reason}` };
}
