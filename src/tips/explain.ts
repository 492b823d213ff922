import type { Tip } from '../knowledge/tip-schema';
import { compareText, medianFor, nameOf, nextLevel, type Situation, type Standing } from './situation';
import { topics as allTopics, isOnTopic } from './topics';

/** Why a tip that the channel has not had was chosen. */
export function explainNew(tip: Tip, situation: Situation): string {
  const { standing } = situation;
  const why = standing === undefined ? turnReason(tip, situation) : surveyReason(tip, standing, situation);
  return [topicReason(tip, situation), moreReason(tip, situation), why]
    .filter((part) => part !== '')
    .join(' ');
}

/** Why a tip comes again that was last sent on `at`. */
export function explainRepeat(at: Date, count: number, startsAgain: boolean): string {
  const month = at.toLocaleDateString('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
  if (!startsAgain) return `You had this one in ${month}: the tips come round again, the oldest first.`;
  return `You have had all ${count} tips. They now start again with the oldest: this one was sent in ${month}.`;
}

function surveyReason(tip: Tip, standing: Standing, { dimensions }: Situation): string {
  const median = medianFor(tip, standing);
  const name = nameOf(tip, dimensions);
  const survey = `Your survey of ${longDate(standing.closedOn)}`;
  if (median === undefined)
    return `${survey} did not ask about ${name}; this tip leads to level ${tip.level} of 5.`;
  const weakest = Math.min(...standing.medians.map((item) => item.median));
  const level = Math.floor(median);
  const found =
    median === weakest
      ? `was weakest in ${name} (level ${level} of 5)`
      : `put ${name} at level ${level} of 5`;
  return `${survey} ${found}; ${direction(tip.level, median)}.`;
}

function direction(level: number, median: number): string {
  const next = nextLevel(median);
  if (level > next) return `this tip already looks ahead to level ${level}`;
  if (level < next || next === Math.floor(median)) return `this tip keeps level ${level} firm`;
  return `this tip is a step to level ${level}`;
}

function turnReason(tip: Tip, { dimensions }: Situation): string {
  const name = nameOf(tip, dimensions);
  return `This channel has no survey result, so the subjects take turns: this one is ${name}, level ${tip.level} of 5.`;
}

function topicReason(tip: Tip, { dimensions, topics }: Situation): string {
  const asked = allTopics.filter(({ id }) => topics.includes(id));
  if (asked.length === 0) return '';
  const hits = asked.filter(({ id }) => isOnTopic(tip, [id], dimensions)).map(({ name }) => name);
  if (hits.length > 0) return `You asked for tips on ${inWords(hits)}.`;
  return `You have had every tip on ${inWords(asked.map(({ name }) => name))}, so the other subjects follow.`;
}

function moreReason(tip: Tip, { tips, votes }: Situation): string {
  const wanted = new Set(votes.filter(({ moreLikeThis }) => moreLikeThis > 0).map((vote) => vote.tip));
  const liked = tips.filter(({ id, dimension }) => dimension === tip.dimension && wanted.has(id));
  const [first] = liked.map(({ title }) => title).sort(compareText);
  return first === undefined ? '' : `Somebody here asked for more like "${first}".`;
}

/** `2026-05-03` as `3 May 2026`. */
function longDate(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return date.toLocaleDateString('en-GB', {
    timeZone: 'UTC',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
}

function inWords(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(names);
}
