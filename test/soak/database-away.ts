import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database';
import { migrateDatabase } from '../../src/storage/migrate';
import { silent } from '../setup/logs';
import { type Child, startChild } from './child';
import { makeServer } from './own-server';
import type { Finding, Progress } from './report';

interface Asked {
  kind: 'free' | 'memory';
  outcome: string;
  ms: number;
}

const ASK_EVERY_MS = 50;

let numbers = 0;

async function ask(bot: Child, kind: Asked['kind']): Promise<Asked> {
  numbers += 1;
  const number = `q${numbers}`;
  const started = Date.now();
  bot.tell(`${kind} ${number}`);
  const line = await bot.said((said) => said.startsWith(`${number} `));
  return { kind, outcome: line.slice(number.length + 1), ms: Date.now() - started };
}

/** Asks both kinds of questions, again and again, for as long as `lasting` is not settled. */
async function askDuring(bot: Child, lasting: Promise<unknown>): Promise<Asked[]> {
  const asked: Promise<Asked>[] = [];
  let over = false;
  void lasting.finally(() => {
    over = true;
  });
  while (!over) {
    asked.push(ask(bot, 'free'), ask(bot, 'memory'));
    await sleep(ASK_EVERY_MS);
  }
  return Promise.all(asked);
}

async function untilRemembered(bot: Child): Promise<number> {
  const started = Date.now();
  while ((await ask(bot, 'memory')).outcome !== 'remembered') await sleep(ASK_EVERY_MS);
  return Date.now() - started;
}

function outcomes(asked: Asked[], kind: Asked['kind'], outcome: string): number {
  return asked.filter((one) => one.kind === kind && one.outcome === outcome).length;
}

/** Proof (c): the database goes away and comes back under a running bot. */
export async function databaseAway(dataDir: string, awayMs: number, progress: Progress): Promise<Finding> {
  const server = await makeServer(dataDir);
  await server.start();
  const database = await openDatabase({ dataDir, url: server.url, log: silent });
  await migrateDatabase(database);
  await database.close();

  const bot = startChild('answer', { url: server.url });
  await bot.said((line) => line === 'ready');
  await untilRemembered(bot);
  await server.stop();
  progress(`the database is away for ${awayMs / 1000} s`);
  const asked = await askDuring(bot, sleep(awayMs));
  await server.start();
  const recoveredMs = await untilRemembered(bot);
  bot.tell('job 1');
  await bot.said((line) => line === 'job 1');
  await bot.end();
  await server.stop();

  const half = asked.length / 2;
  const free = outcomes(asked, 'free', 'answered');
  const honest = outcomes(asked, 'memory', 'sorry');
  const slowest = Math.max(...asked.map(({ ms }) => ms));
  return {
    proof: 'the database goes away',
    load: `${awayMs / 1000} s without a server, ${asked.length} questions meanwhile`,
    result:
      `${free} of ${half} that need no state answered, ${honest} of ${half} that do told so, ` +
      `in ${slowest} ms at most; memory back ${recoveredMs} ms after the server, and jobs too`,
    holds: free === half && honest === half && half > 0 && slowest < 5_000 && recoveredMs < 5_000,
  };
}
