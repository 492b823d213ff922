import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database';
import { migrateDatabase } from '../../src/storage/migrate';
import { silent } from '../setup/logs';
import { type Child, startChild } from './child';
import { type ChatLine, readChat } from './children/file-chat';
import { makeServer } from './own-server';
import type { Finding, Progress } from './report';

type Outcome = 'stored' | 'late' | 'again';

const POLL_MS = 20;

async function startReplica(url: string, chat: string, diesAfter: object = {}): Promise<Child> {
  const child = startChild('survey-replica', { url, chat, diesAfter });
  await child.said((line) => line === 'ready');
  return child;
}

/** Sends one person's answers and waits for what they are told; `again` where nothing came. */
async function submit(bot: Child, survey: string, person: string, line: string): Promise<Outcome> {
  bot.tell(`answer ${survey} ${person} ${line}`);
  const said = await bot.said((one) => one.startsWith(`${person} `)).catch(() => `${person} again`);
  return said.split(' ')[1] as Outcome;
}

async function begin(bot: Child): Promise<string> {
  bot.tell('begin');
  return (await bot.said((line) => line.startsWith('begun '))).slice('begun '.length);
}

function results(chat: string): ChatLine[] {
  return readChat(chat).filter(({ kind, text }) => kind === 'post' && text.startsWith('Results'));
}

async function untilPosted(chat: string): Promise<void> {
  while (results(chat).length === 0) await sleep(POLL_MS);
}

/** How many answered, as the result says. */
function answeredIn([line]: ChatLine[]): number {
  return Number(/(\d+) people answered/.exec(line?.words ?? '')?.[1] ?? Number.NaN);
}

function persons(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${index}`);
}

/** Two replicas take each person's answers twice at the same time. */
async function rush(bots: readonly Child[], survey: string, people: readonly string[]): Promise<Outcome[]> {
  const submits = people.flatMap((person, index) =>
    bots.map((bot, replica) => submit(bot, survey, person, String(((index + replica) % 5) + 1))),
  );
  return Promise.all(submits);
}

/** Proof: many submit at once, twice, on two replicas; one is killed; the survey is closed while others submit. */
export async function surveyRush(
  url: string,
  folder: string,
  { people, late }: { people: number; late: number },
  progress: Progress,
): Promise<Finding> {
  const chat = join(folder, 'rush.jsonl');
  const bots = [await startReplica(url, chat), await startReplica(url, chat)];
  const [one, other] = bots as [Child, Child];
  const survey = await begin(one);
  const started = Date.now();
  const acknowledged = await rush(bots, survey, persons('p', people));
  const rushMs = Date.now() - started;
  progress(`${people} people answered twice within ${rushMs} ms`);

  // It dies between storing and acknowledging; the person, told nothing, sends again elsewhere.
  const dying = await startReplica(url, chat, { person: 'k0' });
  const untold = await submit(dying, survey, 'k0', '3');
  const again = await submit(other, survey, 'k0', '4');

  const submits = persons('l', late).map((person, index) =>
    submit(bots[index % 2] as Child, survey, person, '5'),
  );
  one.tell('close');
  other.tell('close');
  const outcomes = await Promise.all(submits);
  await untilPosted(chat);
  await Promise.all(bots.map((bot) => bot.end()));

  const inTime = outcomes.filter((outcome) => outcome === 'stored').length;
  const told = outcomes.filter((outcome) => outcome !== 'again').length;
  const expected = people + 1 + inTime;
  const answered = answeredIn(results(chat));
  const updates = readChat(chat).filter(({ kind }) => kind === 'update').length;
  const posted = results(chat).length;
  const all = acknowledged.every((outcome) => outcome === 'stored');
  return {
    proof: 'a survey on two replicas',
    load: `${people} people submit twice at once (${rushMs} ms), one replica is killed before it acknowledges, ${late} submit during the close`,
    result: `${answered} counted of ${expected} acknowledged (${late - inTime} told that it had closed), ${posted} result posted, ${updates} card updates`,
    holds:
      all &&
      untold === 'again' &&
      again === 'stored' &&
      told === late &&
      answered === expected &&
      posted === 1,
  };
}

/** Proof: the replica that posts the results dies right after; another one finds that they are posted. */
export async function surveyKilledAtResult(
  url: string,
  folder: string,
  progress: Progress,
): Promise<Finding> {
  const chat = join(folder, 'killed.jsonl');
  const dying = await startReplica(url, chat, { step: 'end' });
  const survey = await begin(dying);
  await rush([dying], survey, persons('p', 6));
  dying.tell('close');
  await untilPosted(chat);
  progress('the replica that posted the results is dead');
  const other = await startReplica(url, chat);
  const closedCard = () =>
    readChat(chat).some(({ kind, text }) => kind === 'update' && text.endsWith('is closed.'));
  while (!closedCard()) await sleep(POLL_MS);
  await other.end();
  return {
    proof: 'killed after posting a result',
    load: 'a survey of 6, its replica killed between posting and noting it',
    result: `${results(chat).length} result posted, the card closed by another replica`,
    holds: results(chat).length === 1,
  };
}

/** Proof: the database is away when a survey closes. */
export async function surveyDatabaseAway(
  folder: string,
  awayMs: number,
  progress: Progress,
): Promise<Finding> {
  const chat = join(folder, 'away.jsonl');
  const server = await makeServer(join(folder, 'away'));
  await server.start();
  const database = await openDatabase({ dataDir: '', url: server.url, log: silent });
  await migrateDatabase(database);
  const bots = [await startReplica(server.url, chat), await startReplica(server.url, chat)];
  const survey = await begin(bots[0] as Child);
  await rush(bots, survey, persons('p', 8));
  await database.query(
    `UPDATE survey SET closes_at = now() + interval '1 second', due_at = now() + interval '1 second'`,
  );
  await database.close();
  await server.stop();
  progress(`the database is away for ${awayMs / 1000} s, and the survey closes meanwhile`);
  const during = await submit(bots[0] as Child, survey, 'd0', '3');
  await sleep(awayMs);
  const early = results(chat).length;
  await server.start();
  const back = Date.now();
  await untilPosted(chat);
  const lateMs = Date.now() - back;
  await Promise.all(bots.map((bot) => bot.end()));
  await server.stop();
  const answered = answeredIn(results(chat));
  return {
    proof: 'the database is away at closing',
    load: `a survey of 8 on two replicas, ${awayMs / 1000} s without a server`,
    result: `${results(chat).length} result with ${answered} answers, ${lateMs} ms after the database was back`,
    holds: early === 0 && during === 'again' && results(chat).length === 1 && answered === 8,
  };
}
