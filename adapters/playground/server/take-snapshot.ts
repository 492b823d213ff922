import { type PageFault, type PageSide, SIDES, type Side, type Snapshot } from '../page-protocol';
import type { Clock } from './clock';
import type { NextDue } from './move-clock';
import { TEAM } from './team';
import type { Traces } from './traces';
import type { Workplace } from './workplace';

interface SnapshotParts {
  clock: Clock;
  workplaces: Record<Side, Workplace>;
  traces: Traces;
  nextDue: NextDue;
  /** Ids of the faults that are switched on. */
  faultsOn: ReadonlySet<string>;
  playing: string | undefined;
}

/** Everything that the page shows. */
export async function takeSnapshot(parts: SnapshotParts): Promise<Snapshot> {
  const { clock, faultsOn, nextDue, playing, workplaces } = parts;
  const due = await nextDue();
  return {
    now: clock.now().toISOString(),
    people: TEAM.map(({ id, name }) => ({ id, name })),
    sides: { slack: sideOf(parts, 'slack'), teams: sideOf(parts, 'teams') },
    faults: SIDES.flatMap((side) => faultsOf(side, workplaces[side], faultsOn)),
    ...(due !== undefined && { next: { at: due.at.toISOString(), what: due.what } }),
    ...(playing !== undefined && { playing }),
  };
}

function sideOf({ traces, workplaces }: SnapshotParts, side: Side): PageSide {
  const workplace = workplaces[side];
  const page = workplace.page();
  const isTraced = (id: string) => traces.has(workplace.sentWith(id));
  return {
    ...page,
    messages: page.messages.map((message) => ({
      ...message,
      traced: message.from === 'advisor' && isTraced(message.id),
    })),
  };
}

function faultsOf(side: Side, { faults }: Workplace, on: ReadonlySet<string>): PageFault[] {
  return faults.map(({ id, label }) => ({ id, side, label, on: on.has(id) }));
}
