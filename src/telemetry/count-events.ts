import type { Observe } from '../advisor/observed';
import type { ChatEvent } from '../chat/event';
import type { Metrics } from './metrics';

/** Buttons whose names say that somebody liked something, or did not. */
const VOTE = /-(up|down)$/;

/** Counts every event, as the advisor tells of it. */
export function countEvents(metrics: Metrics): Observe {
  return ({ event, given, ms, outcome, vote = voteIn(event) }) => {
    const { kind } = event;
    const { platform } = event.conversation;
    metrics.events.inc({ platform, kind, outcome });
    if (outcome === 'repeat') return metrics.repeats.inc({ platform });
    metrics.duration.observe({ platform, kind }, ms / 1000);
    if (given !== undefined) metrics.answers.inc({ platform, intent: given.answer.intent });
    if (vote !== undefined) metrics.votes.inc({ platform, vote });
  };
}

function voteIn(event: ChatEvent): string | undefined {
  return event.kind === 'action' ? VOTE.exec(event.action)?.[1] : undefined;
}
