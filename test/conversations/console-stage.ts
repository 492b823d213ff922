import type { OnEvent } from '../../src/chat/adapter';
import { openConsole } from '../adapters/console/console-under-test';
import type { Seen, Stage } from './stage';

const PROMPT = '\n> ';
const BUTTON = /^ *\[\d+\] (.*)$/;
const LINK = / <https?:[^>]*>/g;

/** The terminal, with what is printed between two prompts. */
export async function openConsoleStage(onEvent: OnEvent): Promise<Stage> {
  const terminal = openConsole();
  await terminal.adapter.start(onEvent);
  const prompts = () => terminal.printed().split(PROMPT).length;
  const act = async (does: () => void): Promise<Seen> => {
    const before = terminal.printed().length;
    const count = prompts();
    does();
    await terminal.until(() => prompts() > count);
    return seenIn(terminal.printed().slice(before, -PROMPT.length));
  };
  return {
    say: (text) => act(() => terminal.type(text)),
    press: (label) => act(() => terminal.press(label)),
    async close() {
      await terminal.adapter.stop();
      terminal.input.end();
    },
  };
}

function seenIn(printed: string): Seen {
  const lines = printed.split('\n');
  const buttons = lines.flatMap((line) => BUTTON.exec(line)?.[1] ?? []);
  const text = lines.filter((line) => !BUTTON.test(line)).join(' ');
  return { text: text.replace(/\s+/g, ' ').replace(LINK, ''), buttons };
}
