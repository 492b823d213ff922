#!/usr/bin/env node
import { Command } from 'commander';
import { z } from 'zod';
import { AppError } from './errors';

/** Each subcommand loads what it needs when it runs, so that `ask` pays for no chat platform. */
const program = new Command('ops-advisor').description('An advisor on DevOps and MLOps for your chat');

program
  .command('start', { isDefault: true })
  .description('run the advisor: in Slack and Teams where configured, else in this terminal')
  .action(async () => {
    const { runAdvisor } = await import('./commands/start.js');
    await runAdvisor();
  });

program
  .command('ask')
  .description('answer one question, or with --jsonl one question a line')
  .argument('[question...]', 'the question')
  .option('--jsonl', 'read questions from standard input, one a line, and print an answer object for each')
  .option('--json', 'print the answer as JSON')
  .action(async (words: string[], options: unknown) => {
    const { jsonl, json } = z
      .object({ jsonl: z.boolean().optional(), json: z.boolean().optional() })
      .parse(options);
    const { openAnswerer } = await import('./commands/open-answerer.js');
    const { askLines, askOnce } = await import('./commands/ask.js');
    const answerer = openAnswerer();
    const question = words.join(' ');
    if (jsonl) await askLines(answerer, process.stdin, process.stdout);
    else if (json) process.stdout.write(`${JSON.stringify(answerer.answer(question))}\n`);
    else {
      const color = process.stdout.isTTY && process.env.NO_COLOR === undefined;
      process.stdout.write(
        `${askOnce(answerer, question, Math.min(process.stdout.columns ?? 100, 110), color)}\n`,
      );
    }
  });

program
  .command('knowledge:check')
  .description("check the knowledge folders; a team's own folders come from KNOWLEDGE_DIR")
  .action(async () => {
    const { runKnowledgeCheck } = await import('./commands/knowledge.js');
    const fine = runKnowledgeCheck(await ownKnowledge(), new Date(), print);
    if (!fine) process.exitCode = 1;
  });

program
  .command('knowledge:report')
  .description('write a page (Markdown) on everything that is in the knowledge folders')
  .option('--output <file>', 'where to write it; standard output when absent')
  .action(async (options: unknown) => {
    const { output } = z.object({ output: z.string().optional() }).parse(options);
    const { runKnowledgeReport } = await import('./commands/knowledge.js');
    runKnowledgeReport(await ownKnowledge(), new Date(), output, print);
  });

program
  .command('knowledge:prepare')
  .description('parse the knowledge and train on it once, so that every start is quick')
  .action(async () => {
    const { runKnowledgePrepare } = await import('./commands/knowledge.js');
    runKnowledgePrepare(await ownKnowledge(), print);
  });

program
  .command('knowledge:gaps')
  .description('group the questions that workspaces let us keep, and say what to add where')
  .option('--platform <platform>', 'slack, teams or console; all when absent')
  .option('--tenant <id>', 'only this workspace')
  .option('--most <number>', 'how many groups to print', '20')
  .option('--json', 'print all groups as JSON')
  .action(async (options: unknown) => {
    const { runKnowledgeGaps } = await import('./commands/gaps.js');
    await runKnowledgeGaps(options, print);
  });

program
  .command('questions')
  .description(
    'keep the questions of a workspace that had no good answer, or no longer: on, off, status, erase',
  )
  .argument('<wish>', 'on, off, status or erase')
  .requiredOption('--platform <platform>', 'slack, teams or console')
  .requiredOption('--tenant <id>', 'Slack team or enterprise id, Teams tenant id, or local')
  .action(async (wish: string, options: unknown) => {
    const { runQuestions } = await import('./commands/feedback.js');
    await runQuestions(wish, options, print);
  });

program
  .command('ask-a-person')
  .description('choose where the people of a workspace answer: on, off, status')
  .argument('<wish>', 'on, off or status')
  .requiredOption('--platform <platform>', 'slack or teams')
  .requiredOption('--tenant <id>', 'Slack team or enterprise id, Teams tenant id')
  .option('--conversation <id>', 'with on: the channel or group that somebody proposed in the chat')
  .action(async (wish: string, options: unknown) => {
    const { runAskPerson } = await import('./commands/feedback.js');
    await runAskPerson(wish, options, print);
  });

program
  .command('db:migrate')
  .description('bring the database up to date')
  .action(async () => {
    const { runMigrate } = await import('./commands/data.js');
    await runMigrate(print);
  });

program
  .command('db:status')
  .description('say where each migration of the database stands')
  .action(async () => {
    const { runStatus } = await import('./commands/data.js');
    await runStatus(print);
  });

program
  .command('tips:preview')
  .description('print which tips a channel would get, and why')
  .option('--channel <platform/tenant/id>', 'a channel with weekly tips; a new one when absent')
  .option('--weeks <number>', 'how many', '12')
  .action(async (options: unknown) => {
    const { channel, weeks } = z
      .object({ channel: z.string().optional(), weeks: z.coerce.number() })
      .parse(options);
    const { runPreview } = await import('./commands/preview.js');
    await runPreview(channel, weeks, print);
  });

for (const [name, what] of [
  ['data:export', 'print everything kept about a person, a conversation or a tenant, as JSON'],
  ['data:erase', 'remove everything kept about a person, a conversation or a tenant'],
] as const) {
  program
    .command(name)
    .description(what)
    .requiredOption('--platform <platform>', 'slack, teams or console')
    .requiredOption('--tenant <id>', 'Slack team or enterprise id, Teams tenant id, or local')
    .option('--person <id>', 'only this person')
    .option('--conversation <id>', 'only this channel, group or direct message')
    .action(async (options: unknown) => {
      const { runErase, runExport } = await import('./commands/data.js');
      await (name === 'data:erase' ? runErase : runExport)(options, print);
    });
}

program
  .command('keys:rotate')
  .description('seal all stored secrets with the first key of ENCRYPTION_KEY')
  .action(async () => {
    const { runRotate } = await import('./commands/data.js');
    await runRotate(print);
  });

program
  .command('doctor')
  .description(
    'examine the set-up: tokens, scopes, clocks, database, keys, and with --url the way in from outside',
  )
  .option('--url <address>', 'where Slack and Teams reach the advisor, e.g. https://ops.example.org')
  .action(async (options: unknown) => {
    const { url } = z.object({ url: z.url({ protocol: /^https?$/ }).optional() }).parse(options);
    const { runDoctor } = await import('./commands/doctor.js');
    if (!(await runDoctor(url, print))) process.exitCode = 1;
  });

program
  .command('package:teams')
  .description('write the app package for Microsoft Teams')
  .option('--output <file>', 'where to', 'ops-advisor-teams.zip')
  .action(async (options: unknown) => {
    const { output } = z.object({ output: z.string() }).parse(options);
    const { runTeamsPackage } = await import('./commands/teams-package.js');
    print(`written to ${await runTeamsPackage(output)}`);
  });

async function ownKnowledge(): Promise<string[]> {
  const { parseConfig, readEnvironment } = await import('./config.js');
  return parseConfig(readEnvironment()).knowledgeDirs;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(error: unknown): void {
  const lines =
    error instanceof AppError
      ? [error.message, error.tip]
      : [error instanceof Error ? error.stack : String(error)];
  process.stderr.write(`${lines.join('\n')}\n`);
  process.exitCode = 1;
}

program.parseAsync().catch(fail);
