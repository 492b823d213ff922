import { requireKeyRing } from '../keyring';
import { storableRecord, storableText } from '../storable';
import type { Owner, Place } from '../store';
import { answerKey, newSurveySecret, openSurveySecret, sealSurveySecret } from '../survey-secret';
import type {
  Ballot,
  Ending,
  NewSurvey,
  StoredSurvey,
  SurveyKey,
  SurveyPlace,
  SurveyProgress,
  SurveyStore,
} from '../survey-store';
import type { MemoryParts } from './parts';
import { keyOf } from './rows';
import type { MemorySurvey, MemorySurveys } from './survey-rows';

type Parts = Pick<MemoryParts, 'surveys' | 'keyRing'>;

const MOST_LISTED = 50;

function surveyKey({ platform, tenant, id }: SurveyKey): string {
  return keyOf(platform, tenant, id);
}

function ownerKey({ platform, tenant }: Owner): string {
  return keyOf(platform, tenant);
}

function placeKey({ platform, tenant, conversation }: Place): string {
  return keyOf(platform, tenant, conversation);
}

/** What is handed out is a copy, as from a database. */
function copy(survey: StoredSurvey): StoredSurvey {
  return { ...survey };
}

function clean(progress: SurveyProgress): SurveyProgress {
  const json = (name: 'address' | 'card') =>
    progress[name] === undefined ? {} : { [name]: storableRecord(progress[name]) };
  return { ...progress, ...json('address'), ...json('card') };
}

function started(survey: NewSurvey): StoredSurvey {
  const texts = { starter: survey.starter, subject: survey.subject, subjectKey: survey.subjectKey };
  const cleanTexts = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, storableText(text)]),
  ) as typeof texts;
  return {
    ...survey,
    ...cleanTexts,
    address: storableRecord(survey.address),
    definition: storableRecord(survey.definition),
    state: 'open',
    endedAt: undefined,
    endedBy: undefined,
    result: undefined,
    card: undefined,
    cardPosts: 0,
    cardShown: undefined,
    reminded: false,
    announced: false,
    sending: undefined,
  };
}

function create({ surveys, keyRing }: Parts, survey: NewSurvey): boolean {
  const sameKind = [...surveys.values()].some(
    ({ survey: other }) =>
      other.state === 'open' && other.kind === survey.kind && placeKey(other) === placeKey(survey),
  );
  if (sameKind || surveys.has(surveyKey(survey))) return false;
  const secret = sealSurveySecret(keyRing, survey, newSurveySecret());
  surveys.set(surveyKey(survey), {
    survey: started(survey),
    cardClaimedAt: undefined,
    secret,
    answers: new Map(),
  });
  return true;
}

/** Under what a person's answers stand; `undefined` once the secret is gone. */
export function ownKey(parts: Parts, { survey, secret }: MemorySurvey, person: string): string | undefined {
  return secret && answerKey(openSurveySecret(parts.keyRing, survey, secret), survey, person);
}

function ballotOf(parts: Parts, found: MemorySurvey): Ballot {
  return {
    survey: copy(found.survey),
    put: async (person, answers) => {
      const own = ownKey(parts, found, person);
      if (own === undefined || parts.surveys.get(surveyKey(found.survey)) !== found) return false;
      found.answers.set(own, storableRecord(answers));
      return true;
    },
  };
}

function end(found: MemorySurvey | undefined, ending: Ending): StoredSurvey | undefined {
  if (found?.survey.state !== 'open') return undefined;
  const { state, by, now, dueAt } = ending;
  const inKeyOrder = [...found.answers].sort(([a], [b]) => (a < b ? -1 : 1));
  const concluded = ending.conclude(inKeyOrder.map(([, answers]) => answers));
  const result = concluded === undefined ? undefined : storableRecord(concluded);
  const ended = { state, endedBy: by, endedAt: now, dueAt, result };
  found.survey = { ...found.survey, ...ended, members: undefined, cardShown: undefined, sending: undefined };
  found.answers.clear();
  found.secret = undefined;
  return copy(found.survey);
}

function byStart(a: MemorySurvey, b: MemorySurvey): number {
  const newest = b.survey.startedAt.getTime() - a.survey.startedAt.getTime();
  return newest === 0 ? (a.survey.id < b.survey.id ? -1 : 1) : newest;
}

function listPlaces(surveys: MemorySurveys, owner: Owner): SurveyPlace[] {
  const kept = [...surveys.values()].filter(
    ({ survey }) => ownerKey(survey) === ownerKey(owner) && survey.state !== 'cancelled',
  );
  // Of several in one conversation the newest is set last, and stays.
  const newest = new Map(
    kept
      .sort(byStart)
      .reverse()
      .map(({ survey }) => [survey.conversation, survey.address]),
  );
  return [...newest]
    .map(([conversation, address]) => ({ conversation, address }))
    .sort((a, b) => (a.conversation < b.conversation ? -1 : 1));
}

function listCurrent(surveys: MemorySurveys, owner: Owner, conversations: readonly string[]): StoredSurvey[] {
  const here = [...surveys.values()].filter(
    ({ survey }) => ownerKey(survey) === ownerKey(owner) && conversations.includes(survey.conversation),
  );
  const closed = here
    .filter(({ survey }) => survey.state === 'closed')
    .sort((a, b) => Number(a.survey.endedAt) - Number(b.survey.endedAt));
  const last = new Map(closed.map((one) => [one.survey.conversation, one]));
  return here
    .filter((one) => one.survey.state === 'open' || last.get(one.survey.conversation) === one)
    .sort(byStart)
    .map(({ survey }) => copy(survey));
}

function claimDue(surveys: MemorySurveys, now: Date, leaseMs: number): StoredSurvey | undefined {
  const due = [...surveys.values()]
    .map(({ survey }) => survey)
    .filter(({ dueAt }) => dueAt !== undefined && dueAt <= now)
    .sort((a, b) => Number(a.dueAt) - Number(b.dueAt))[0];
  if (due === undefined) return undefined;
  due.dueAt = new Date(now.getTime() + leaseMs);
  return copy(due);
}

function claimCard(found: MemorySurvey | undefined, now: Date, gapMs: number): boolean {
  if (found?.survey.state !== 'open') return false;
  if (found.cardClaimedAt !== undefined && now.getTime() - found.cardClaimedAt.getTime() < gapMs)
    return false;
  found.cardClaimedAt = now;
  return true;
}

/** Seals anew what an earlier key sealed, or none. */
export function resealMemorySurveys({ surveys, keyRing }: Parts): number {
  const keys = requireKeyRing(keyRing);
  let resealed = 0;
  for (const found of surveys.values()) {
    if (found.secret === undefined || found.secret.keyId === keys.currentKeyId) continue;
    found.secret = sealSurveySecret(keys, found.survey, openSurveySecret(keys, found.survey, found.secret));
    resealed += 1;
  }
  return resealed;
}

/** Surveys in this process. */
export function memorySurveys(parts: Parts): SurveyStore {
  const { surveys } = parts;
  const at = (key: SurveyKey) => surveys.get(surveyKey(key));
  return {
    createSurvey: async (survey) => create(parts, survey),
    findSurvey: async (key) => {
      const found = at(key);
      return found && copy(found.survey);
    },
    listSurveys: async (place) =>
      [...surveys.values()]
        .filter(({ survey }) => placeKey(survey) === placeKey(place))
        .sort(byStart)
        .slice(0, MOST_LISTED)
        .map(({ survey }) => copy(survey)),
    listSurveyPlaces: async (owner) => listPlaces(surveys, owner),
    listCurrentSurveys: async (owner, conversations) => listCurrent(surveys, owner, conversations),
    listOutdatedCards: async () =>
      [...surveys.values()]
        .filter(({ survey }) => survey.state === 'open' && survey.card !== undefined)
        .filter(({ survey, answers }) => survey.cardShown !== answers.size)
        .map(({ survey: { platform, tenant, id } }) => ({ platform, tenant, id })),
    findBallot: async (key) => {
      const found = at(key);
      return found && ballotOf(parts, found);
    },
    findSurveyAnswers: async (key, person) => {
      const found = at(key);
      const own = found && ownKey(parts, found, person);
      return own === undefined ? undefined : found?.answers.get(own);
    },
    countSurveyAnswers: async (key) => at(key)?.answers.size ?? 0,
    endSurvey: async (key, ending) => end(at(key), ending),
    updateSurvey: async (key, state, progress) => {
      const found = at(key);
      if (found?.survey.state === state) Object.assign(found.survey, clean(progress));
    },
    claimSurveyCard: async (key, now, gapMs) => claimCard(at(key), now, gapMs),
    claimDueSurvey: async (now, leaseMs) => claimDue(surveys, now, leaseMs),
  };
}
