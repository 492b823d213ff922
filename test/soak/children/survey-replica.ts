import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { ConversationRef } from '../../../src/chat/event';
import { isReply } from '../../../src/chat/reply';
import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { openDatabase } from '../../../src/storage/database';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { Surveys } from '../../../src/surveys/surveys';
import { silent } from '../../setup/logs';
import { files } from '../../src/surveys/fixtures';
import { childMain, say } from './child-main';
import { FileChat } from './file-chat';

interface Parameter {
  url: string;
  chat: string;
  /** Dies at once after it has stored this person's answers, or after it has posted this step of a survey. */
  diesAfter?: { person?: string; step?: string };
}

const place: ConversationRef = { platform: 'slack', tenant: 'T1', id: 'C1', kind: 'channel', address: {} };
const log = { ...silent, debug: () => undefined, error: () => undefined };

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

/**
 * A replica that runs surveys. Takes lines: `begin`, `answer <survey> <person> <line>`, `close`; says for each
 * answer `<person> stored`, `<person> late` or `<person> again`.
 */
childMain<Parameter>(async ({ url, chat: file, diesAfter = {} }) => {
  const database = await openDatabase({ dataDir: '', url, log: silent });
  const store = createPostgresStore(database, { log: silent });
  const jobs = await openJobQueue(database, { log: silent, pollMs: 200, maintenanceSeconds: 1 });
  const chat = new FileChat(file, (id) => {
    if (diesAfter.step !== undefined && id.endsWith(`-${diesAfter.step}`)) die();
  });
  const surveys = new Surveys({
    files,
    store: {
      ...store,
      findBallot: async (key) => {
        const ballot = await store.findBallot(key);
        if (ballot === undefined) return undefined;
        const put: typeof ballot.put = async (person, answers) => {
          const stored = await ballot.put(person, answers);
          if (person === diesAfter.person) die();
          return stored;
        };
        return { ...ballot, put };
      },
    },
    jobs,
    chatFor: () => chat,
    sourceText: () => undefined,
    now: () => new Date(),
    newId: randomUUID,
    log,
    pace: { sweep: 200, lease: 3_000, cardGap: 500, retry: 200 },
  });
  await surveys.start();

  const base = (person: string) => ({
    id: randomUUID(),
    at: new Date(),
    conversation: place,
    person: { id: person },
    private: true,
  });
  const command = (text: string) =>
    surveys.handle({ ...base('starter'), kind: 'command', command: 'survey', text });

  async function begin(): Promise<void> {
    const fields = { kind: 'devops', subject: 'checkout', duration: '1-hour', minimum: '5' };
    await surveys.handle({ ...base('starter'), kind: 'form', form: 'survey-start', value: '', fields });
    await surveys.settled();
    const [made] = await store.listSurveys({ platform: 'slack', tenant: 'T1', conversation: 'C1' });
    say(`begun ${made?.id}`);
  }

  async function answer(survey: string, person: string, line: string): Promise<void> {
    const items = files.find(({ id }) => id === 'devops')?.items ?? [];
    const fields = Object.fromEntries(items.map(({ id }) => [id, line]));
    const value = JSON.stringify({ survey });
    const reaction = await surveys.handle({
      ...base(person),
      kind: 'form',
      form: 'survey-answer',
      value,
      fields,
    });
    if (!isReply(reaction)) say(`${person} again`);
    else say(`${person} ${reaction.text.startsWith('Thank you') ? 'stored' : 'late'}`);
  }

  say('ready');
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => {
    const [word, survey = '', person = '', given = ''] = line.split(' ');
    if (word === 'begin') void begin();
    else if (word === 'close') void command('close').then(() => say('closed'));
    else void answer(survey, person, given).catch(() => say(`${person} again`));
  });
  await new Promise((resolve) => lines.once('close', resolve));
  await surveys.stop();
  await jobs.stop();
  await database.close();
});
