import { createInterface } from 'node:readline';
import { Advisor } from '../../../src/advisor/advisor';
import { Answerer } from '../../../src/advisor/answerer';
import { openLibrary } from '../../../src/advisor/library';
import type { ConversationRef } from '../../../src/chat/event';
import { isReply, type Reaction } from '../../../src/chat/reply';
import { openJobQueue } from '../../../src/jobs/pg-boss-queue';
import { knowledgeFolders } from '../../../src/knowledge/folders';
import { openDatabase } from '../../../src/storage/database';
import { createPostgresStore } from '../../../src/storage/postgres-store';
import { openKnowledge } from '../../../src/understanding/prepared';
import { silent } from '../../setup/logs';
import { effectKind } from '../effect-kind';
import { childMain, say } from './child-main';

const conversation: ConversationRef = {
  platform: 'slack',
  tenant: 'T1',
  id: 'C1',
  kind: 'channel',
  address: null,
};

function eventOf(number: string) {
  return { id: number, at: new Date(), conversation, person: { id: 'U1' }, private: false };
}

function textOf(reaction: Reaction): string {
  return isReply(reaction) ? reaction.text : '';
}

/** Needs no state; that the event cannot be claimed meanwhile must not keep it from an answer. */
function ask(advisor: Advisor, number: string): Promise<Reaction> {
  const text = 'should we use MLOps for our fraud model?';
  return advisor.handle({ ...eventOf(number), kind: 'message', text, addressed: true });
}

async function answerAnyway(advisor: Advisor, number: string): Promise<string> {
  return textOf(await ask(advisor, number)).startsWith('Yes to MLOps') ? 'answered' : 'WRONG';
}

/** The value of the button "Why?" on an answer. */
async function whyButton(advisor: Advisor): Promise<string> {
  const reply = await ask(advisor, 'first');
  const blocks = isReply(reply) ? reply.blocks : [];
  const buttons = blocks.flatMap((block) => (block.type === 'buttons' ? block.buttons : []));
  return buttons.find(({ action }) => action === 'why')?.value ?? '';
}

/** Needs what was said before: there is an honest word, and no answer, while the database is away. */
async function answerFromMemory(advisor: Advisor, number: string, value: string): Promise<string> {
  const text = textOf(await advisor.handle({ ...eventOf(number), kind: 'action', action: 'why', value }));
  if (text.startsWith('Why MLOps')) return 'remembered';
  return text.startsWith('I cannot reach my memory') ? 'sorry' : 'WRONG';
}

/** The advisor on a database of its own, with its jobs: answers each line `<kind> <number>` with `<number> <outcome>`. */
childMain<{ url: string }>(async ({ url }) => {
  const database = await openDatabase({ dataDir: '', url, log: silent });
  const store = createPostgresStore(database, { log: silent });
  const queue = await openJobQueue(database, { log: silent, pollMs: 100, maintenanceSeconds: 1 });
  await queue.work(effectKind(30), async ({ data }) => say(`job ${data.number}`));
  const { knowledge, understander } = openKnowledge(knowledgeFolders([]));
  const library = openLibrary(knowledge);
  const answerer = new Answerer(library, understander);
  const advisor = new Advisor({ library, answerer, store, features: [], log: silent, now: () => new Date() });
  const why = await whyButton(advisor);
  say('ready');
  const questions = createInterface({ input: process.stdin });
  questions.on('line', (line) => {
    const [kind = '', number = ''] = line.split(' ');
    if (kind === 'job') void queue.send(effectKind(30), { number: Number(number) }).catch(() => undefined);
    else {
      const outcome =
        kind === 'memory' ? answerFromMemory(advisor, number, why) : answerAnyway(advisor, number);
      void outcome.then((word) => say(`${number} ${word}`));
    }
  });
  await new Promise((resolve) => questions.once('close', resolve));
  await queue.stop();
  await database.close();
});
