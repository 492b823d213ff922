import {
  firstState,
  openOn,
  type PageEvent,
  type PageState,
} from '../../../../adapters/playground/page/state/page-state';
import { reduce } from '../../../../adapters/playground/page/state/reduce';
import { unreadFor } from '../../../../adapters/playground/page/view/unread';
import type { PageMessage } from '../../../../adapters/playground/page-protocol';
import { ANA, BEN, general, message, snapshot } from './snapshots';

const pageAfter = (...events: PageEvent[]): PageState => events.reduce(reduce, firstState('both'));
const shown = (...slack: PageMessage[]): PageEvent => ({ type: 'snapshot', snapshot: snapshot({ slack }) });
const inGeneral: PageEvent = { type: 'conversation', side: 'slack', conversation: general.id };
const asked: PageEvent = { type: 'asked', side: 'slack' };

describe('the page', () => {
  it('acts as the first person until another one is chosen', () => {
    expect(pageAfter(shown()).person).toBe(ANA);
    expect(pageAfter(shown(), { type: 'person', person: BEN }, shown()).person).toBe(BEN);
  });

  it('keeps the chosen conversation for those who are in it', () => {
    const chosen: PageEvent = { type: 'conversation', side: 'slack', conversation: 'leads' };
    const asBen = pageAfter(shown(), { type: 'person', person: BEN }, chosen);
    expect(openOn(asBen, 'slack')).toBe('leads');
    expect(openOn(reduce(asBen, { type: 'person', person: ANA }), 'slack')).toBe('direct');
  });

  it('says what did not work until something else works', () => {
    const failed = pageAfter({ type: 'problem', problem: 'No.' });
    expect(failed.problem).toBe('No.');
    expect(reduce(failed, { type: 'problem', problem: undefined })).not.toHaveProperty('problem');
  });

  it('closes threads where another conversation or person is chosen', () => {
    const open = pageAfter(shown(), inGeneral, { type: 'thread', side: 'slack', thread: 'm1' });
    expect(open.views.slack.thread).toBe('m1');
    expect(reduce(open, { type: 'person', person: BEN }).views.slack).toEqual({ conversation: general.id });
    expect(reduce(open, inGeneral).views.slack).toEqual({ conversation: general.id });
  });

  it('is connected again with the next snapshot', () => {
    const lost = pageAfter(shown(), { type: 'connection', connection: 'lost' });
    expect(lost.connection).toBe('lost');
    expect(reduce(lost, shown()).connection).toBe('live');
  });
});

describe('what is new', () => {
  const unread = ({ person, seen, snapshot: now }: PageState) =>
    now && unreadFor(seen, 'slack', now.sides.slack, person, general.id);

  it('is nothing that stood there before the page was opened', () => {
    expect(unread(pageAfter(shown(message(), message())))).toBe(0);
  });

  it('is what came into other conversations, until they are opened', () => {
    const old = message();
    const state = pageAfter(shown(old), shown(old, message(), message({ onlyFor: BEN })));
    expect(unread(state)).toBe(1);
    expect(unread(reduce(state, inGeneral))).toBe(0);
  });

  it('is told apart by person', () => {
    const old = message();
    const state = pageAfter(shown(old), inGeneral, shown(old, message()), { type: 'person', person: BEN });
    expect(unread(state)).toBe(0);
    const asBen = reduce({ ...state, views: { slack: { conversation: 'leads' }, teams: {} } }, shown(old));
    expect(unread(reduce(asBen, shown(old, message(), message())))).toBe(1);
  });
});

describe('the thread of an answer', () => {
  const question = message({ from: ANA });
  const answer = message({ from: 'advisor', thread: question.id });

  it('opens where the person waits for it in the open conversation', () => {
    const state = pageAfter(shown(), inGeneral, asked, shown(question), shown(question, answer));
    expect(state.views.slack).toEqual({ conversation: general.id, thread: question.id });
  });

  it.each([
    ['another one asked', [shown(), inGeneral, shown(question), shown(question, answer)]],
    ['it is in another conversation', [shown(), asked, shown(question), shown(question, answer)]],
    ['it was there already', [inGeneral, asked, shown(question, answer)]],
    [
      'a person answers',
      [shown(), inGeneral, asked, shown(question), shown(question, { ...answer, from: BEN })],
    ],
  ])('stays closed where %s', (_why, events: PageEvent[]) => {
    expect(pageAfter(...events).views.slack.thread).toBeUndefined();
  });
});
