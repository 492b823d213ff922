/** What a person can ask for. */
export type Wish =
  | 'start'
  | 'status'
  | 'results'
  | 'history'
  | 'close'
  | 'cancel'
  | 'export'
  | 'minimum'
  | 'help';

export interface Asked {
  wish: Wish;
  /** What follows the word, in lower case. */
  rest: string;
}

const COMMANDS: Readonly<Record<string, Wish>> = {
  start: 'start',
  new: 'start',
  status: 'status',
  results: 'results',
  result: 'results',
  history: 'history',
  close: 'close',
  end: 'close',
  cancel: 'cancel',
  export: 'export',
  minimum: 'minimum',
  help: 'help',
};

/** The first that fits counts, so the narrower ones come first. */
const SAID: readonly (readonly [RegExp, Wish])[] = [
  [/\b(how (do|does|can) (i|we|it|the|a).*(survey|work)|anonym|confidential|help|how long)/, 'help'],
  [/\b(export|csv|json|download|spreadsheet)\b/, 'export'],
  [/\b(minimum|threshold)\b/, 'minimum'],
  [/\b(history|earlier surveys?|past surveys?|previous surveys?|all surveys?)\b/, 'history'],
  [/\b(cancel|abort|discard|close|end|stop|finish)\b/, 'status'],
  [/\b(status|who has|how many|still open|running|progress of)\b/, 'status'],
  [
    /\b(results?|scores?|outcome|radar|chart|how did we|compare|improved|last (survey|quarter|time))\b/,
    'results',
  ],
];

/** Reads what follows `/ops-survey`; no word asks for a guided start, an unknown one for help. */
export function readCommand(text: string): Asked {
  const [first = '', ...rest] = text.trim().toLowerCase().split(/\s+/);
  const wish = first === '' ? 'start' : (COMMANDS[first] ?? 'help');
  return { wish, rest: rest.join(' ') };
}

/**
 * Reads a message about surveys. To end a survey takes a command or a button, as it cannot be undone: whoever
 * says it in passing is shown the status with the button.
 */
export function readMessage(text: string): Asked {
  const said = text.toLowerCase();
  if (/\b(start|launch|begin|run (a|the))\b/.test(said)) return { wish: 'start', rest: said };
  return { wish: SAID.find(([pattern]) => pattern.test(said))?.[1] ?? 'start', rest: said };
}
