import {
  type SlackWorkspace,
  startSlackWorkspace,
} from '../../adapters/playground/slack/start-slack-workspace';
import type { Population } from '../../adapters/playground/slack/state';
import { createSlackAdapter } from '../../adapters/slack';
import { quiet } from '../conversations/stage';
import { type OpenAdvisor, openAdvisor } from './open-advisor';

/** The whole advisor in a workspace: signed requests over HTTP into the real Bolt app. */
export interface SlackChat {
  advisor: OpenAdvisor;
  slack: SlackWorkspace;
  stop(): Promise<void>;
}

export async function openSlackChat(workspace: { population?: Population } = {}): Promise<SlackChat> {
  const advisor = await openAdvisor();
  const slack = await startSlackWorkspace(workspace);
  const adapter = createSlackAdapter({
    ...{ botToken: slack.tokens.bot, apiUrl: slack.apiUrl, signingSecret: slack.signingSecret },
    ...{ port: 0, host: '127.0.0.1', log: quiet },
  });
  await adapter.start(advisor.onEvent);
  slack.connectTo(`http://127.0.0.1:${adapter.port}/slack/events`);
  await advisor.run(adapter);
  return {
    advisor,
    slack,
    async stop() {
      // The features speak through the chat until they have stopped.
      await advisor.close();
      await adapter.stop();
      await slack.stop();
    },
  };
}
