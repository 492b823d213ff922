import { SIDES, type Side, type Snapshot } from '../../page-protocol';
import { shareUnchanged } from '../view/share-unchanged';
import { countFor, type Seen, seenKey } from '../view/unread';
import { answeredThread } from './answered-thread';
import { openOn, type PageEvent, type PageState, type SideView } from './page-state';

/** What the page shows after something happened. */
export function reduce(state: PageState, event: PageEvent): PageState {
  switch (event.type) {
    case 'snapshot':
      return markSeen(takeSnapshot(state, event.snapshot));
    case 'connection':
      return { ...state, connection: event.connection };
    case 'layout':
      return { ...state, layout: event.layout };
    case 'person':
      return markSeen(withViews({ ...state, person: event.person }, withoutThread));
    case 'conversation':
      return markSeen(setView(state, event.side, { conversation: event.conversation }));
    case 'asked':
      return setView(state, event.side, { ...state.views[event.side], awaitsAnswer: true });
    case 'thread':
      return setView(state, event.side, chooseThread(state.views[event.side], event.thread));
    case 'inside':
      return event.inside ? { ...state, inside: event.inside } : without(state, 'inside');
    case 'problem':
      return event.problem === undefined ? without(state, 'problem') : { ...state, problem: event.problem };
    case 'close-hint':
      return { ...state, hintClosed: true };
    default:
      return event satisfies never;
  }
}

function takeSnapshot(state: PageState, incoming: Snapshot): PageState {
  const snapshot = shareUnchanged(state.snapshot, incoming);
  const isThere = snapshot.people.some(({ id }) => id === state.person);
  const person = isThere ? state.person : (snapshot.people[0]?.id ?? '');
  const seen = state.snapshot === undefined ? allSeen(snapshot) : state.seen;
  const next: PageState = { ...state, snapshot, person, seen, connection: 'live' };
  return SIDES.reduce((so, side) => {
    const thread = answeredThread(state, next, side);
    return thread === undefined ? so : setView(so, side, { ...withoutThread(so.views[side]), thread });
  }, next);
}

/** What stood there before the page was opened is news to nobody. */
function allSeen(snapshot: Snapshot): Seen {
  const entries = SIDES.flatMap((side) =>
    snapshot.sides[side].conversations.flatMap(({ id, members }) =>
      members.map((person) => [seenKey(side, person, id), countFor(snapshot.sides[side], person, id)]),
    ),
  );
  return Object.fromEntries(entries);
}

function markSeen(state: PageState): PageState {
  const { person, snapshot } = state;
  if (snapshot === undefined) return state;
  const entries = SIDES.flatMap((side) => {
    const open = openOn(state, side);
    return open === undefined
      ? []
      : [[seenKey(side, person, open), countFor(snapshot.sides[side], person, open)]];
  });
  return { ...state, seen: { ...state.seen, ...Object.fromEntries(entries) } };
}

function withViews(state: PageState, change: (view: SideView) => SideView): PageState {
  return { ...state, views: { slack: change(state.views.slack), teams: change(state.views.teams) } };
}

function setView(state: PageState, side: Side, view: SideView): PageState {
  return { ...state, views: { ...state.views, [side]: view } };
}

function chooseThread(view: SideView, thread: string | undefined): SideView {
  return thread === undefined ? withoutThread(view) : { ...view, thread, threadChosen: true };
}

function withoutThread({ conversation }: SideView): SideView {
  return conversation === undefined ? {} : { conversation };
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _left, ...rest } = value;
  return rest;
}
