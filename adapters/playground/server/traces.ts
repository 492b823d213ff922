import type { OnEvent } from '../../../src/chat/adapter';
import type { Side, Trace } from '../page-protocol';
import type { Causes } from './causes';
import type { Sent, Workplace } from './workplace';

/** What the advisor made of an event: a {@link Trace} without the calls that followed. */
export type Inside = Omit<Trace, 'sent'>;

/** Remembers how answers came about. */
export interface Traces {
  /** The same, but for that what follows from each event is known as its work. */
  follow(onEvent: OnEvent): OnEvent;
  /** Notes what became of the event that is being handled now. */
  note(inside: Inside): void;
  /** Whether a message that was posted so can be looked into. */
  has(sent: Sent | undefined): boolean;
  find(side: Side, message: string): Trace | undefined;
}

/** So many events are remembered. */
const REMEMBERED = 400;

export function createTraces(causes: Causes, workplaces: Record<Side, Workplace>): Traces {
  const noted = new Map<string, Inside>();
  return {
    follow: (onEvent) => (event) => {
      causes.begin();
      return onEvent(event);
    },
    note(inside) {
      const cause = causes.current();
      if (cause === undefined) return;
      noted.set(cause, inside);
      const [oldest] = noted.keys();
      if (noted.size > REMEMBERED && oldest !== undefined) noted.delete(oldest);
    },
    has: (sent) => sent !== undefined && (sent.cause === undefined || noted.has(sent.cause)),
    find(side, message) {
      const sent = workplaces[side].sentWith(message);
      if (sent === undefined) return undefined;
      if (sent.cause === undefined) return { ...UNASKED, sent: [withoutCause(sent)] };
      const inside = noted.get(sent.cause);
      return inside && { ...inside, sent: workplaces[side].sentFor(sent.cause).map(withoutCause) };
    },
  };
}

/** What nobody asked for: it was due. */
const UNASKED: Inside = {
  event: { kind: 'unasked', why: 'Nobody asked: it was due.' },
  ms: 0,
  facts: [],
  tools: [],
  rules: [],
};

function withoutCause({ method, payload }: Sent): Trace['sent'][number] {
  return { method, payload };
}
