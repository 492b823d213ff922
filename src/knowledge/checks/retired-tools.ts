import type { Finding } from '../finding';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

const RETIRED = new Set(['archived', 'end-of-life']);

/** Tools that nobody maintains any more, with no word on what to use instead. */
export function checkRetiredTools({
  knowledge,
  locate,
}: Pick<CheckContext, 'knowledge' | 'locate'>): Finding[] {
  return knowledge.tools.flatMap(({ id, status }) => {
    if (status === undefined || !RETIRED.has(status.state)) return [];
    if ((status.successor ?? status.note) !== undefined) return [];
    return [
      findingIn(locate('tools', id).file).warning(
        'status',
        `"${id}" is ${status.state.replaceAll('-', ' ')}, and nothing says what came of it.`,
        'Add a successor, or a note that says what to use instead.',
      ),
    ];
  });
}
