import type { Fault } from '../../slack/faults';
import type { SlackWorkspace } from '../../slack/start-slack-workspace';

/** The ways on which the advisor says something. */
const SPEAKING = ['chat.postMessage', 'chat.postEphemeral', 'chat.update', 'respond', 'views.open'];
/** A time-out is no trouble where nothing would come twice. */
const POSTING = ['chat.postMessage', 'chat.postEphemeral', 'respond'];
const LATE_MS = 10_000;

type Switch = (slack: SlackWorkspace, on: boolean) => void;

const keep =
  (name: string, methods: readonly string[], fault: Fault): Switch =>
  ({ faults }, on) =>
    faults.keep(name, on ? { methods, fault } : undefined);

/** What can go wrong in Slack for as long as it is switched on. */
export const SLACK_FAULTS: readonly { id: string; label: string; set: Switch }[] = [
  {
    id: 'slack-429',
    label: 'Slack answers "too many requests" (429, try again in 2 s)',
    set: keep('429', SPEAKING, { kind: 'rate-limited', retryAfterSeconds: 2 }),
  },
  {
    id: 'slack-500',
    label: 'Slack answers with a server error (500)',
    set: keep('500', SPEAKING, { kind: 'http', status: 500 }),
  },
  {
    id: 'slack-lost-answer',
    label: 'Slack posts the message, and its answer never comes (time-out)',
    set: keep('lost-answer', POSTING, { kind: 'lost-answer' }),
  },
  {
    id: 'slack-twice',
    label: 'Slack delivers every event twice',
    set: ({ trouble }, on) => void Object.assign(trouble, { twice: on }),
  },
  {
    id: 'slack-late',
    label: 'Slack delivers every event 10 s late',
    set: ({ trouble }, on) => void Object.assign(trouble, { lateByMs: on ? LATE_MS : 0 }),
  },
];
