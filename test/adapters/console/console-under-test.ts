import { EventEmitter, once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { ConsoleAdapter } from '../../../adapters/console';

const WAIT_MS = 5_000;

/** A terminal with nobody's eyes: what is printed, and keys that can be typed. */
export interface ConsoleUnderTest {
  adapter: ConsoleAdapter;
  input: PassThrough;
  /** Everything printed so far. */
  printed(): string;
  type(line: string): void;
  /** Presses the newest button with this label by its number. */
  press(label: string): void;
  /** Resolves with everything printed, once `look` finds what it wants in it. */
  until(look: (printed: string) => boolean): Promise<string>;
  /** Resolves once the person has left. */
  exited: Promise<void>;
}

export interface Terminal {
  columns?: number;
  isTTY?: boolean;
}

export function openConsole({ columns = 110, isTTY = false }: Terminal = {}): ConsoleUnderTest {
  const input = new PassThrough();
  const changes = new EventEmitter();
  let text = '';
  const output = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk);
        changes.emit('change');
        done();
      },
    }),
    { columns, isTTY },
  );
  let leave: () => void = () => undefined;
  const exited = new Promise<void>((resolve) => {
    leave = resolve;
  });
  const type = (line: string) => void input.write(`${line}\n`);
  return {
    adapter: new ConsoleAdapter({ input, output, onExit: leave }),
    input,
    printed: () => text,
    type,
    press: (label) => {
      const [number] = [...text.matchAll(/\[(\d+)\] ([^\n]*)/g)]
        .filter((found) => found[2] === label)
        .slice(-1);
      if (number?.[1] === undefined) throw new Error(`nobody sees a button "${label}"`);
      type(number[1]);
    },
    until: async (look) => {
      const signal = AbortSignal.timeout(WAIT_MS);
      while (!look(text)) await once(changes, 'change', { signal });
      return text;
    },
    exited,
  };
}
