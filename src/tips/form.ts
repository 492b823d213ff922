import { z } from 'zod';
import type { Field, Form, FormRefusal } from '../chat/reply';
import type { TipSubscription } from '../storage/tip-store';
import { joinTimes, readClockTime } from './clock-time';
import type { Schedule, Weekday } from './due';
import { clockText, dayName, topicsText } from './schedule-words';
import { readTimeZone } from './time-zone';
import { topics as allTopics, findTopic } from './topics';

export const SCHEDULE_FORM = 'tip-schedule';

const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Where nobody says otherwise. */
export const DEFAULT_TIME = { weekday: 1, hour: 9, minute: 0 } as const;
const ALL = 'all';
const KEEP = 'keep';

/** What a form starts with; what is not known stays empty. */
export interface FormStart {
  weekday?: Weekday | undefined;
  hour?: number | undefined;
  minute?: number | undefined;
  timeZone?: string | undefined;
  topics?: readonly string[] | undefined;
}

/** What was filled in; `topics` is absent where they stay as they are. */
export interface Filled {
  schedule: Schedule;
  topics: readonly string[] | undefined;
  note: string | undefined;
}

/** The dialog in which weekly tips are set up or changed. */
export function scheduleForm({ weekday, hour, minute, timeZone, topics = [] }: FormStart): Form {
  const { weekday: day, ...clock } = DEFAULT_TIME;
  const time = clockText({ hour: hour ?? clock.hour, minute: minute ?? clock.minute });
  return {
    type: 'form',
    id: SCHEDULE_FORM,
    title: 'Weekly tips',
    submit: 'Save',
    value: '',
    intro: ['One tip a week for everybody here, with one thing to try.'],
    fields: [
      { type: 'menu', id: 'day', label: 'Day', options: DAY_OPTIONS, initial: String(weekday ?? day) },
      { type: 'text', id: 'time', label: 'Time', hint: 'For example 9:30', initial: time },
      zoneField(timeZone),
      { type: 'menu', id: 'topic', label: 'Subjects', ...topicOptions(topics) },
    ],
  };
}

const DAY_OPTIONS = WEEKDAYS.map((weekday) => ({ value: String(weekday), label: dayName(weekday) }));

function zoneField(timeZone: string | undefined): Field {
  const field = { type: 'text', id: 'time-zone', label: 'Time zone' } as const;
  const hint = 'A city or a zone, for example Zurich or America/New_York';
  return { ...field, hint, ...(timeZone === undefined ? {} : { initial: timeZone }) };
}

/** One subject can be picked here; several, ordered in words, are kept unless another is picked. */
function topicOptions(topics: readonly string[]) {
  const several =
    topics.length > 1 ? [{ value: KEEP, label: `As now: ${topicsText(topics)}`.slice(0, 75) }] : [];
  const options = [
    ...several,
    { value: ALL, label: 'All subjects' },
    ...allTopics.map(({ id, name }) => ({ value: id, label: `Only ${name}` })),
  ];
  return { options, initial: several[0]?.value ?? topics[0] ?? ALL };
}

const fieldsSchema = z.object({
  day: z.coerce.number().int().min(1).max(7).default(DEFAULT_TIME.weekday),
  time: z.string().default(''),
  'time-zone': z.string().default(''),
  topic: z.string().default(ALL),
});

/** Reads what came back, or says beside each field what is wrong with it. */
export function readScheduleForm(fields: Readonly<Record<string, string>>): Filled | FormRefusal {
  const parsed = fieldsSchema.safeParse(fields);
  if (!parsed.success) return refusal({ day: 'Choose one of the days.' });
  const { day, time, topic } = parsed.data;
  const clock = readClockTime(joinTimes(time).trim());
  const zone = readTimeZone(parsed.data['time-zone']);
  const problems: Record<string, string> = {};
  if (clock === undefined || clock === 'impossible') {
    problems.time = `"${time}" is no time of the day. Write, for example, 9:30 or 14:00.`;
  }
  if (zone.kind === 'unclear') problems['time-zone'] = `${zone.message} ${zone.tip}`;
  if (clock === undefined || clock === 'impossible' || zone.kind === 'unclear') return refusal(problems);
  const note = zone.kind === 'match' ? zone.note : undefined;
  const schedule = { weekday: day as Weekday, ...clock, timeZone: zone.timeZone };
  return { schedule, topics: topicsFrom(topic), note };
}

function topicsFrom(topic: string): readonly string[] | undefined {
  if (topic === KEEP) return undefined;
  const found = findTopic(topic);
  return found === undefined ? [] : [found.id];
}

function refusal(problems: Record<string, string>): FormRefusal {
  return { type: 'form-refusal', problems };
}

/** A form that starts with what is ordered already. */
export function formStart(
  subscription: TipSubscription | undefined,
  timeZone: string | undefined,
): FormStart {
  if (subscription === undefined) return { timeZone };
  const { weekday, ...rest } = subscription;
  return { ...rest, weekday: weekday as Weekday };
}
