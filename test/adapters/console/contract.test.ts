import { type AdapterUnderTest, describeAdapter } from '../../contract/describe-adapter';
import { openConsole } from './console-under-test';

describeAdapter('The console', open, {
  replaces: false,
  showsMoment: (at) => at.toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' }),
  person: { isAdmin: true, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
  speaksDirectly: true,
});

async function open(): Promise<AdapterUnderTest> {
  const terminal = openConsole();
  return {
    adapter: terminal.adapter,
    start: (onEvent) => terminal.adapter.start(onEvent),
    say: async (text) => terminal.type(text),
    press: async (label) => terminal.press(label),
    reads: (text) => terminal.until((printed) => printed.includes(text)),
    close: async () => void terminal.input.end(),
  };
}
