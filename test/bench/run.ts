import { rm } from 'node:fs/promises';
import path from 'node:path';
import { knowledgeFolders } from '../../src/knowledge/folders';
import { loadKnowledge } from '../../src/knowledge/load';
import { assembleSurvey } from '../../src/surveys/survey';
import { openFolder } from '../setup/open-folder';
import { makeServer } from '../soak/own-server';
import { benchAnswering } from './answering';
import { benchCoreLoad, benchGrowth } from './core';
import { benchSlackLoad, benchTeamsLoad } from './load';
import { type BenchRow, benchTable } from './row';
import { benchSlack } from './slack';
import { benchStart } from './start';
import { benchStorage } from './storage';
import { benchSurveySubmit } from './survey-submit';
import { benchSurveys } from './surveys';

type Progress = (line: string) => void;

const PARTS: readonly { title: string; run: (progress: Progress) => Promise<BenchRow[]> }[] = [
  { title: 'Start', run: () => benchStart() },
  { title: 'Answering', run: benchAnswering },
  { title: 'The core under load', run: () => benchCoreLoad() },
  { title: 'The core with ten times the tools', run: () => benchGrowth() },
  { title: 'Slack', run: () => benchSlack() },
  { title: 'Surveys in Slack', run: () => onPostgres((url) => benchSurveySubmit(url)) },
  { title: 'Load on Slack', run: () => onPostgres((url) => benchSlackLoad(url)) },
  { title: 'Load on Teams', run: () => onPostgres((url) => benchTeamsLoad(url)) },
  { title: 'Storage', run: () => benchStorage() },
  { title: 'Surveys', run: () => benchSurveys(devopsSurvey()) },
];

/** A PostgreSQL of its own for the time of the work. */
async function onPostgres<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = await openFolder();
  const server = await makeServer(path.join(folder, 'database'));
  await server.start();
  try {
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function devopsSurvey() {
  return assembleSurvey(loadKnowledge(knowledgeFolders([])).surveys, 'devops');
}

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Measures one part after the other, or those whose titles are given, and prints a table of each. */
async function main(): Promise<void> {
  const named = process.argv.slice(2);
  for (const { title, run } of PARTS) {
    if (named.length > 0 && !named.includes(title)) continue;
    progress(`measuring: ${title}`);
    const rows = await run(progress);
    process.stdout.write(`${benchTable(title, rows)}\n\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
