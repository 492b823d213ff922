import type { Finding } from '../finding';
import type { KnowledgeBase } from '../knowledge-base';
import type { CheckContext } from './context';
import { findingIn } from './finding-in';

/** Something that somebody looked up on a day. */
interface Dated {
  part: 'tools' | 'sources';
  owner: string;
  place: string;
  /** ISO date. */
  day: string;
  /** Id of the source of the claim. */
  source: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Every claim with the day on which it was checked, and every source with the day on which it was read. */
export function datesIn({ tools, sources }: Pick<KnowledgeBase, 'tools' | 'sources'>): Dated[] {
  return [
    ...tools.flatMap((tool) =>
      (['licence', 'firstRelease', 'status'] as const).flatMap((place): Dated[] => {
        const claim = tool[place];
        if (claim === undefined) return [];
        return [{ part: 'tools', owner: tool.id, place, day: claim.checked, source: claim.source }];
      }),
    ),
    ...sources.flatMap(({ id, read }): Dated[] =>
      read === undefined ? [] : [{ part: 'sources', owner: id, place: `${id}.read`, day: read, source: id }],
    ),
  ];
}

/** Claims that were checked over a year ago, and days that are still to come. */
export function checkDates({
  knowledge,
  locate,
  today,
}: Pick<CheckContext, 'knowledge' | 'locate' | 'today'>): Finding[] {
  const yearAgo = new Date(today);
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  // Somewhere on earth it is tomorrow already.
  const latest = isoDay(new Date(today.getTime() + DAY_MS));
  return datesIn(knowledge).flatMap(({ part, owner, place, day, source }) => {
    const { error, warning } = findingIn(locate(part, owner).file);
    if (day > latest)
      return [error(place, `The day ${day} is still to come.`, 'Write the day of the look-up.')];
    if (day >= isoDay(yearAgo)) return [];
    const tip = `Look at the source "${source}" again, correct what changed, and write today's date.`;
    return [warning(place, `This was last looked up on ${day}, over a year ago.`, tip)];
  });
}

function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
