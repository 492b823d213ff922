import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/storage/database';
import { homeIn } from '../../src/storage/embedded/home';
import { isAlive, readPostmaster } from '../../src/storage/embedded/postmaster';
import { silent } from '../setup/logs';
import { type Child, startChild } from './child';
import type { Finding, Progress } from './report';

interface Round {
  acknowledged: number;
  lost: number;
  openedMs: number;
}

function acknowledgedBy(child: Child): string[] {
  return child.lines.filter((line) => line.startsWith('ack ')).map((line) => line.slice(4));
}

async function killServer(dataDir: string): Promise<void> {
  const postmaster = await readPostmaster(homeIn(join(dataDir, 'postgres')));
  if (postmaster === undefined) return;
  process.kill(postmaster.pid, 'SIGKILL');
  while (isAlive(postmaster.pid)) await sleep(5);
}

/** Opens the database as the next start of the bot would, and looks for what was acknowledged. */
async function check(dataDir: string, acknowledged: string[]): Promise<Round> {
  const started = Date.now();
  const database = await openDatabase({ dataDir, log: silent });
  const openedMs = Date.now() - started;
  const { rows } = await database.query(
    `SELECT count(*)::int AS missing FROM unnest($1::text[]) AS id
     WHERE NOT EXISTS (SELECT FROM processed_event e WHERE e.event_id = id)
        OR NOT EXISTS (SELECT FROM conversation_case c WHERE c.person = id AND c.record->>'id' = id)`,
    [acknowledged],
  );
  await database.close();
  return { acknowledged: acknowledged.length, lost: (rows[0] as { missing: number }).missing, openedMs };
}

async function playRound(dataDir: string, round: number): Promise<Round> {
  const child = startChild('write', { dataDir, round });
  await child.said((line) => line.startsWith('ack '));
  await sleep(randomInt(20, 250));
  await child.kill();
  // Every second round PostgreSQL dies too, in the middle of its writes.
  if (round % 2 === 1) await killServer(dataDir);
  return check(dataDir, acknowledgedBy(child));
}

/** Proof (a): the bot is killed while it writes; everything that was acknowledged is there. */
export async function killWhileWriting(
  dataDir: string,
  rounds: number,
  progress: Progress,
): Promise<Finding> {
  const played: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    played.push(await playRound(dataDir, round));
    if ((round + 1) % 10 === 0) progress(`killed ${round + 1} of ${rounds} times`);
  }
  const sum = (pick: (round: Round) => number) => played.reduce((total, round) => total + pick(round), 0);
  const [acknowledged, lost] = [sum((round) => round.acknowledged), sum((round) => round.lost)];
  const slowest = Math.max(...played.map(({ openedMs }) => openedMs));
  return {
    proof: 'killed while writing',
    load: `${rounds} rounds of SIGKILL to the bot, in every second one to PostgreSQL too; 4 writers`,
    result: `${acknowledged} acknowledged writes, ${lost} lost; opened every time, in ${slowest} ms at most`,
    holds: lost === 0 && acknowledged > 0,
  };
}
