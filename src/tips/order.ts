import type { Reaction, RichText, Span } from '../chat/reply';
import type { TipOccurrence, TipOrder, TipSubscription } from '../storage/tip-store';
import { nextDue, type Schedule, type Weekday } from './due';
import { DEFAULT_TIME, type Filled, formStart, scheduleForm } from './form';
import { lastWeekDone } from './history';
import type { TipsCommand } from './parse-schedule';
import { inUtc } from './replies/moment';
import { announce, CHANGE, SET_UP, SHOW_NOW, tell } from './replies/plain';
import { type TipsRequest, timeZoneOf } from './request';
import { scheduleText, topicsText } from './schedule-words';
import type { TipsParts } from './tips-parts';

type On = Extract<TipsCommand, { kind: 'on' }>;

const HOW_TO_CHANGE = 'Anybody here can change, skip or stop them, below or with the tips command.';

/** Orders tips, or changes when they come; asks for the time zone where nobody knows it. */
export async function orderTips(parts: TipsParts, request: TipsRequest, on: On): Promise<Reaction> {
  const existing = await parts.store.findTipSubscription(request.place);
  const timeZone = on.timeZone ?? existing?.timeZone ?? (await timeZoneOf(parts, request));
  const weekday = on.weekday ?? (existing?.weekday as Weekday | undefined) ?? DEFAULT_TIME.weekday;
  const { hour, minute } = on.time ?? existing ?? DEFAULT_TIME;
  if (timeZone === undefined) return askForZone(request, { weekday, hour, minute });
  const schedule = { weekday, hour, minute, timeZone };
  return saveOrder(parts, request, { schedule, topics: undefined, note: on.note });
}

/** The dialog, or a button that opens it where none can be opened now. */
export async function guide(parts: TipsParts, request: TipsRequest): Promise<Reaction> {
  const existing = await parts.store.findTipSubscription(request.place);
  if (request.canOpenForm) {
    const timeZone = existing === undefined ? await timeZoneOf(parts, request) : undefined;
    return scheduleForm(formStart(existing, timeZone));
  }
  const text = 'I can send a tip on DevOps and MLOps here once a week, with one thing to try.';
  return tell({ text, notes: [EXAMPLES], buttons: [SET_UP, SHOW_NOW] });
}

const EXAMPLES =
  'Or write, for example: tips on friday 9:30 Europe/Zurich, tips off, tips skip, tips status.';

function askForZone(request: TipsRequest, start: Omit<Schedule, 'timeZone'>): Reaction {
  if (request.canOpenForm) return scheduleForm(start);
  const text =
    'In which time zone should the tips come? Write, for example: tips on friday 9:30 Europe/Zurich.';
  return tell({ text, buttons: [SET_UP] });
}

/** Keeps an order and tells everybody. What was sent, skipped or missed in this week counts. */
export async function saveOrder(
  parts: TipsParts,
  request: TipsRequest,
  { schedule, topics, note }: Filled,
): Promise<Reaction> {
  if (!(await isReachable(parts, request))) return tell({ text: NOT_THERE });
  const { store, now } = parts;
  const [existing, deliveries] = await Promise.all([
    store.findTipSubscription(request.place),
    store.listTipDeliveries(request.place),
  ]);
  const next = nextDue(schedule, now(), lastWeekDone(deliveries));
  const wanted = topics ?? existing?.topics ?? [];
  await store.saveTipSubscription(request.place, orderOf(request, schedule, wanted), next, now());
  return announceOrder(existing, schedule, wanted, next, note);
}

const NOT_THERE =
  'I am not in this channel, so I could not post tips here. Add me to it first, and then order them again.';

function orderOf(
  { conversation, person }: TipsRequest,
  schedule: Schedule,
  topics: readonly string[],
): TipOrder {
  const own = conversation.kind === 'direct' ? { person: person.id } : {};
  return { reference: conversation, ...schedule, topics, setBy: person.id, ...own };
}

async function isReachable({ chatFor, log }: TipsParts, { conversation }: TipsRequest): Promise<boolean> {
  if (conversation.kind === 'direct') return true;
  const facts = await chatFor(conversation.platform)
    ?.describe(conversation)
    .catch((error: unknown) => {
      log.warn({ err: error }, 'whether a channel can be reached could not be looked up');
      return undefined;
    });
  // Where it cannot be asked, the first tip will show.
  return facts?.reachable ?? true;
}

function announceOrder(
  existing: TipSubscription | undefined,
  schedule: Schedule,
  topics: readonly string[],
  next: TipOccurrence,
  note: string | undefined,
): Reaction {
  const lead = existing === undefined ? 'Weekly tips are on' : 'The weekly tips were changed';
  const when = `${lead}: ${scheduleText(schedule)}, on ${topicsText(topics)}.`;
  const rich: Span[] = [
    { text: `${when} The first one: ` },
    { text: inUtc(next.at), at: next.at },
    { text: '.' },
  ];
  const text = `${when} The first one: ${inUtc(next.at)}.`;
  const notes: RichText[] = [...(note === undefined ? [] : [note]), HOW_TO_CHANGE];
  return announce({ text, rich, notes, buttons: [CHANGE] });
}
