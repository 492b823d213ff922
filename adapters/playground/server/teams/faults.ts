import type { Fault } from '../../teams/faults';
import type { TeamsTenant } from '../../teams/start-teams-tenant';

const LATE_MS = 10_000;

type Switch = (tenant: TeamsTenant, on: boolean) => void;

const keep =
  (name: string, fault: Fault): Switch =>
  ({ state }, on) =>
    state.keepFault(name, on ? fault : undefined);

/** What can go wrong in Teams for as long as it is switched on. */
export const TEAMS_FAULTS: readonly { id: string; label: string; set: Switch }[] = [
  {
    id: 'teams-429',
    label: 'Teams answers "too many requests" (429, try again in 2 s)',
    set: keep('429', { kind: 'rate-limit', retryAfterS: 2 }),
  },
  {
    id: 'teams-500',
    label: 'Teams answers with a server error (500)',
    set: keep('500', { kind: 'error', status: 500 }),
  },
  {
    id: 'teams-lost-answer',
    label: 'Teams posts the message, and its answer never comes (time-out)',
    set: keep('lost-answer', { kind: 'silence' }),
  },
  {
    id: 'teams-twice',
    label: 'Teams delivers every message twice',
    set: ({ trouble }, on) => void Object.assign(trouble, { twice: on }),
  },
  {
    id: 'teams-late',
    label: 'Teams delivers every message 10 s late',
    set: ({ trouble }, on) => void Object.assign(trouble, { lateByMs: on ? LATE_MS : 0 }),
  },
];
