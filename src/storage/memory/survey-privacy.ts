import { storableText } from '../storable';
import type { ExportedRecord, Subject } from '../store';
import type { MemoryParts } from './parts';
import { keyOf } from './rows';
import type { MemorySurvey } from './survey-rows';
import { ownKey } from './surveys';

function inSubject({ survey }: MemorySurvey, subject: Subject): boolean {
  if (keyOf(survey.platform, survey.tenant) !== keyOf(subject.platform, subject.tenant)) return false;
  return subject.kind !== 'conversation' || survey.conversation === storableText(subject.conversation);
}

function exported({ survey }: MemorySurvey, subject: Subject): ExportedRecord[] {
  const { conversation, kind, subject: about, startedAt, starter, state, result } = survey;
  const base = { conversation, savedAt: startedAt };
  if (subject.kind !== 'person')
    return [{ ...base, record: { kind, subject: about, state, result: result ?? null } }];
  if (starter !== storableText(subject.person)) return [];
  return [{ ...base, person: subject.person, record: { kind, subject: about, started: true } }];
}

/**
 * The surveys of the subject; of a person, those that they started. Answers are handed out to nobody who runs the
 * advisor, nor whether there are any: the person finds them in the form as long as the survey is open.
 */
export function exportMemorySurveys(parts: MemoryParts, subject: Subject): ExportedRecord[] {
  const found = [...parts.surveys.values()].filter((one) => inSubject(one, subject));
  return found.flatMap((one) => exported(one, subject));
}

/**
 * Removes the surveys of the subject; of a person, the answers to open ones and the name of who started. Only the
 * latter are counted, since a count of answers would tell who answered.
 */
export function eraseMemorySurveys(parts: MemoryParts, subject: Subject): number {
  const found = [...parts.surveys].filter(([, survey]) => inSubject(survey, subject));
  if (subject.kind === 'person')
    return found.filter(([, survey]) => erasePerson(parts, survey, subject.person)).length;
  for (const [key] of found) parts.surveys.delete(key);
  return found.length;
}

function erasePerson(parts: MemoryParts, found: MemorySurvey, person: string): boolean {
  const own = ownKey(parts, found, person);
  if (own !== undefined) found.answers.delete(own);
  const isStarter = found.survey.starter === storableText(person);
  if (isStarter) found.survey.starter = undefined;
  return isStarter;
}

/** Removes surveys that ended by then; returns how many. */
export function purgeMemorySurveys({ surveys }: MemoryParts, before: Date): number {
  const old = [...surveys].filter(
    ([, { survey }]) => survey.endedAt !== undefined && survey.endedAt <= before,
  );
  for (const [key] of old) surveys.delete(key);
  return old.length;
}
