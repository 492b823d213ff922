import { joinTimes, readClockTime } from './clock-time';
import { readDayName, simplifyWord } from './day-names';
import { parseTipsCommand, type TipsCommand } from './parse-schedule';
import { findTopic } from './topics';

/** What a message wants; `aside` where it wants something that there is not. */
export type MessageReading = { command: TipsCommand; aside?: string };

const ONCE_A_WEEK = 'Tips come once a week, neither more nor less often.';
const NO_PAUSE =
  'Tips cannot be paused, but the next one can be skipped, or all of them stopped until you order them again.';

/** Words are matched at their beginning, in lower case and without accents; the first group that matches decides. */
const WISHES: readonly { words: RegExp; reading: MessageReading }[] = [
  // A question how something is done is no order to do it.
  {
    words: /^(how (do|can|to)|who put|what are|do you send|wie (bestell|kann)|comment|como)/,
    reading: { command: { kind: 'form' } },
  },
  {
    words:
      /\b(stop|stopp|unsubscri|unsuscrib|cancel|opt out|opt me out|no more|not? want|don ?t want|turn (\w+ ){0,3}off|switch (\w+ ){0,3}off|(leave|off) the tips?|sign off|enough|quit|get rid|end (the |my )?(subscription|tips)|mute|remove|too much|make it stop|abbestell|abmelden|aufhoren|schluss|kein|arret|desabonn|annul|plus de conseils|plus d astuces|ne veux plus|no quiero|cancela|deja de|dejar|basta|no mas|darme de baja)/,
    reading: { command: { kind: 'off' } },
  },
  {
    words: /\b(pause|pausi|paus|hold|snooze|suspend|on leave|holiday|urlaub|vacances|vacaciones)/,
    reading: { command: { kind: 'status' }, aside: NO_PAUSE },
  },
  { words: /\b(skip|uberspring|auslass|saute|salta|omitir)/, reading: { command: { kind: 'skip' } } },
  {
    words: /\b(daily|every day|twice|two weeks|month|taglich|monat|tous les jours|par mois|cada dia|al mes)/,
    reading: { command: { kind: 'status' }, aside: ONCE_A_WEEK },
  },
  {
    words:
      /\b(when|which day|what time|status|settings?|preferences|am i|is (my|this) channel|subscribed|my subscription|how often|who (gets|put)|had already|older|last (month|week)|didn ?t come|wann|wie oft|quand|cuando)/,
    reading: { command: { kind: 'status' } },
  },
  {
    words:
      /\b(show|give|another|next tip|random|today|have a tip|tip about|tip on|got a tip|one more|this week|tip of the week|repeat|previous|zeig|tipp der woche|montre|donne|conseil de la semaine|muestra|dame|consejo de (la|esta) semana)/,
    reading: { command: { kind: 'now' } },
  },
];

const WANTED =
  /\b(subscri|suscrib|sign (me|us)|turn|switch|start|resume|wake|want|would like|d like|every|each|weekly|send|set|change|move|put me|add|deliver|abonnier|bestell|jede|schick|wochentlich|inscri|abonn|chaque|recevoir|recibir|cada|enviar)/;

/** Reads a message about the tips, in English, German, French or Spanish. What stays unclear is guided. */
export function readTipsMessage(text: string): MessageReading {
  const typed = text.trim().replace(/^(\/?ops-)?(tipps?|tips?|conseils?|consejos?)\b[\s,:]*/i, '');
  const short = [typed, text].map(parseTipsCommand).find(({ kind }) => kind !== 'misread');
  if (short !== undefined) return { command: short };
  const plain = plainOf(text);
  const wish = WISHES.find(({ words }) => words.test(plain));
  if (wish !== undefined) return wish.reading;
  const topics = topicsIn(plain);
  if (topics.length > 0 && /\b(only|about|on|nur|uber|seulement|solo|sobre)\b/.test(plain)) {
    return { command: { kind: 'topics', topics } };
  }
  return { command: WANTED.test(plain) ? orderIn(text) : { kind: 'form' } };
}

function plainOf(text: string): string {
  return text
    .split(/[\s'’]+/)
    .map(simplifyWord)
    .join(' ')
    .replace(/[^\p{Letter}\p{Number}\s-]/gu, '');
}

function topicsIn(plain: string): string[] {
  const found = plain.split(' ').flatMap((word) => findTopic(word)?.id ?? []);
  return [...new Set(found)];
}

/** The day and the time in a sentence, where there is just one of each. */
function orderIn(text: string): TipsCommand {
  const words = joinTimes(text)
    .split(/[\s,;?!]+/)
    .map((word) => word.replace(/\.$/, ''));
  // Shorter ones mean something else more often ("do", a bare number).
  const long = words.filter((word) => word.length > 2);
  const days = new Set(long.flatMap((word) => readDayName(word) ?? []));
  const times = long.flatMap((word) => readClockTime(word) ?? []);
  const [weekday] = days;
  const [time] = times;
  return {
    kind: 'on',
    weekday: days.size === 1 ? weekday : undefined,
    time: times.length === 1 && time !== 'impossible' ? time : undefined,
    timeZone: undefined,
    note: undefined,
  };
}
