import type { SlackWorkspace } from '../../adapters/playground/slack/start-slack-workspace';
import { Advisor } from '../../src/advisor/advisor';
import type { Log } from '../../src/chat/log';
import { createFeatures } from '../../src/features';
import { openJobQueue } from '../../src/jobs/pg-boss-queue';
import { openPlatform, type PlatformUnderTest } from '../adapters/slack/platform-under-test';
import { openCore } from '../evaluation/core';

/** Two workspaces that installed the app, with the whole advisor behind it, on PostgreSQL. */
export interface SlackWorkspaces {
  chat: PlatformUnderTest;
  acme: SlackWorkspace;
  beta: SlackWorkspace;
  stop(): Promise<void>;
}

/** Beside Alice and Bob, who is an admin; enough people for a survey. */
const MORE = ['CY', 'DEE'];

/** @param log where the core says what fails */
export async function openSlackWorkspaces(log: Log): Promise<SlackWorkspaces> {
  const { library, answerer } = openCore();
  const chat = await openPlatform({ onEvent: (event) => advisor.handle(event) });
  const { store } = chat;
  const now = () => new Date();
  const jobs = await openJobQueue(chat.state.database, { log, pollMs: 50 });
  const pace = { surveys: { cardGap: 50 } };
  const features = createFeatures({ library, store, jobs, chatFor: () => chat.adapter, log, now, pace });
  const { aftercare, all } = features;
  const advisor = new Advisor({ library, answerer, store, features: all, aftercare, log, now });
  await features.start();
  const { TACME: acme, TBETA: beta } = chat.workspaces;
  if (acme === undefined || beta === undefined) throw new Error('there are no two workspaces');
  for (const workspace of [acme, beta]) populate(workspace);
  await chat.install('acme');
  await chat.install('beta');
  return {
    ...{ chat, acme, beta },
    async stop() {
      await features.stop();
      await jobs.stop();
      await chat.stop();
    },
  };
}

function populate({ state }: SlackWorkspace): void {
  for (const name of MORE) {
    const id = `U${name}`;
    state.users.push({ id, name: name.toLowerCase(), tz: 'Europe/Zurich' });
    state.channel('CGENERAL')?.members.push(id);
    state.channels.push({
      ...{ id: `D${name}`, name: 'directmessage', kind: 'im' },
      members: [id, state.bot.id],
    });
  }
}
