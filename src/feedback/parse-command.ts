/** What somebody wants of the kept questions, or of the place where people answer. */
export type FeedbackCommand =
  | { about: 'questions'; wish: QuestionsWish }
  | { about: 'person'; wish: PersonWish };
export type QuestionsWish = 'on' | 'off' | 'status' | 'erase' | 'unclear';
export type PersonWish = 'here' | 'off' | 'status' | 'unclear';

const SUBJECT = /^(questions?|ask[ -]a[ -]person|person)(?:\s+(.*))?$/;
const IN_WORDS = /^(?:please )?(?:switch|turn) (?:(on|off) questions|questions (on|off))$/;
/** What may be said without the command, since it can mean nothing else. */
const ORDER = /^(?:questions (?:on|off|status|erase)|ask[ -]a[ -]person (?:here|off|status))$/;

function plainOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^\s*\/?ops-help\b/, '')
    .replace(/(?<![.!?])[.!?]+\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Reads what follows on `/ops-help`; `undefined` where it is about something else. */
export function parseFeedbackCommand(text: string): FeedbackCommand | undefined {
  const plain = plainOf(text);
  const inWords = IN_WORDS.exec(plain);
  if (inWords !== null) return { about: 'questions', wish: inWords[1] ?? inWords[2] } as FeedbackCommand;
  const [, subject, wish = 'status'] = SUBJECT.exec(plain) ?? [];
  if (subject === undefined) return undefined;
  if (subject.startsWith('question')) {
    const known = ['on', 'off', 'status', 'erase'].includes(wish);
    return { about: 'questions', wish: known ? wish : 'unclear' } as FeedbackCommand;
  }
  return {
    about: 'person',
    wish: ['here', 'off', 'status'].includes(wish) ? wish : 'unclear',
  } as FeedbackCommand;
}

/** Whether a message in plain words is such an order, and nothing else. */
export function isFeedbackOrder(text: string): boolean {
  const plain = plainOf(text);
  return ORDER.test(plain) || IN_WORDS.test(plain);
}
