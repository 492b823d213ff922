import type { ChatEvent } from '../chat/event';
import type { Reply } from '../chat/reply';
import type { Course } from './course';
import type { SurveysParts } from './parts';
import { runsPlace } from './place';
import { tell } from './replies/words';
import { nameOf, type Run } from './run';
import { nothingOpen } from './show';
import type { Tasks } from './tasks';

interface Finish {
  parts: SurveysParts;
  course: Course;
  tasks: Tasks;
}

/** Ends a survey because a person says so; what is told to the conversation follows. */
export async function finish(
  { parts, course, tasks }: Finish,
  event: ChatEvent,
  candidates: readonly Run[],
  state: 'closed' | 'cancelled',
): Promise<Reply> {
  const [run, second] = candidates.filter((candidate) => candidate.state === 'open');
  if (run === undefined) return nothingOpen();
  if (second !== undefined) return tell(ambiguous(run, second, state));
  if (!(await mayEnd(parts, event, run)))
    return tell('Only whoever started the survey, or an admin, can end it before its time.');
  const ended = await course.conclude(run, state, 'person');
  if (ended === undefined) return tell(`The ${nameOf(run)} has ended already.`);
  tasks.run('announce the end of a survey', () => course.announce(ended));
  return tell(
    state === 'closed'
      ? 'The survey is closed. What came of it follows in the conversation.'
      : 'The survey is cancelled, and all answers are deleted.',
  );
}

async function mayEnd(parts: SurveysParts, event: ChatEvent, run: Run): Promise<boolean> {
  return run.starter === event.person.id || (await runsPlace(parts, event.conversation, event.person));
}

function ambiguous(one: Run, other: Run, state: 'closed' | 'cancelled'): string {
  const word = state === 'closed' ? 'close' : 'cancel';
  return `Two surveys are open here. Say which one: /ops-survey ${word} ${one.kind}, or /ops-survey ${word} ${other.kind}.`;
}
