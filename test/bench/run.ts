import { knowledgeFolders } from '../../src/knowledge/folders';
import { loadKnowledge } from '../../src/knowledge/load';
import { assembleSurvey } from '../../src/surveys/survey';
import { benchAnswering } from './answering';
import { type BenchRow, benchTable } from './row';
import { benchSlack } from './slack';
import { benchStorage } from './storage';
import { benchSurveys } from './surveys';

type Progress = (line: string) => void;

const PARTS: readonly { title: string; run: (progress: Progress) => Promise<BenchRow[]> }[] = [
  { title: 'Answering', run: benchAnswering },
  { title: 'Slack', run: () => benchSlack() },
  { title: 'Storage', run: () => benchStorage() },
  { title: 'Surveys', run: () => benchSurveys(devopsSurvey()) },
];

function devopsSurvey() {
  return assembleSurvey(loadKnowledge(knowledgeFolders([])).surveys, 'devops');
}

function progress(line: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`);
}

/** Measures one part after the other and prints a table of each. */
async function main(): Promise<void> {
  for (const { title, run } of PARTS) {
    progress(`measuring: ${title}`);
    const rows = await run(progress);
    process.stdout.write(`${benchTable(title, rows)}\n\n`);
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
