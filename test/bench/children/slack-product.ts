// The product's Slack adapter with the answering core behind it.
import { createSlackAdapter } from '../../../adapters/slack';
import { answerReply } from '../../../src/advisor/replies/answer-reply';
import type { Log } from '../../../src/chat/log';
import { openAnswerer } from '../../../src/commands/open-answerer';
import { serve } from './serve';

const nothing = () => undefined;
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

serve(async (connection) => {
  const answerer = openAnswerer();
  const adapter = createSlackAdapter({ ...connection, log, host: '127.0.0.1', port: 0 });
  await adapter.start(async (event) =>
    event.kind === 'message'
      ? answerReply(answerer.answer(event.text), { answerId: 'bench', private: false })
      : undefined,
  );
  return adapter.port;
});
