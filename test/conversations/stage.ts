import { Advisor } from '../../src/advisor/advisor';
import type { Answerer } from '../../src/advisor/answerer';
import type { OnEvent } from '../../src/chat/adapter';
import type { Log } from '../../src/chat/log';
import type { Reply, RichText } from '../../src/chat/reply';
import { Feedback } from '../../src/feedback/feedback';
import { redact } from '../../src/feedback/redact/redact';
import { createMemoryStore } from '../../src/storage/memory-store';
import { knownWords } from '../../src/understanding/known-words';
import { openCore } from '../evaluation/core';
import { silent } from '../setup/logs';

/** What a person sees of one reply. */
export interface Seen {
  /** All that can be read, without the labels of buttons. */
  text: string;
  buttons: string[];
  /** What stands in a notification, where the platform has some. */
  notification?: string;
}

/** A platform with one person alone with the advisor. */
export interface Stage {
  /** Both resolve with what the person sees of the reply once all of it is there. */
  say(text: string): Promise<Seen>;
  press(label: string): Promise<Seen>;
  close(): Promise<void>;
}

const nothing = () => undefined;
export const quiet: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The real advisor on the real knowledge, remembering in this process. */
export function openAdvisor(answerer: Answerer = openCore().answerer): OnEvent {
  const store = createMemoryStore({ log: silent });
  const { library } = openCore();
  const known = knownWords(library.knowledge);
  const now = () => new Date();
  const feedback = new Feedback({
    ...{ store, chatFor: () => undefined, days: 90, now, log: quiet },
    redact: (question) => redact(question, known),
  });
  const after = { features: [feedback], aftercare: feedback };
  const advisor = new Advisor({ library, answerer, store, ...after, log: quiet, now });
  return (event) => advisor.handle(event);
}

/** The words that a reply ends in: its last button, or its last sentence. */
export function endOf({ blocks, text }: Reply): string {
  const last = blocks.at(-1);
  switch (last?.type) {
    case 'buttons':
      return last.buttons.at(-1)?.label ?? text;
    case 'text':
    case 'note':
      return plain(last.text);
    case 'list':
      return plain(last.items.at(-1) ?? text);
    default:
      return text;
  }
}

function plain(text: RichText): string {
  return typeof text === 'string' ? text : text.map((span) => span.text).join('');
}
