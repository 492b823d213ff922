// The least that Bolt can do: one listener that says one word in the thread, one that acknowledges a form.
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { serve } from './serve';

serve(async ({ apiUrl, botToken, signingSecret }) => {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const clientOptions = { slackApiUrl: apiUrl };
  const app = new App({ token: botToken, receiver, clientOptions, logLevel: LogLevel.ERROR });
  app.event('app_mention', async ({ event, say }) => {
    await say({ text: event.text, thread_ts: event.ts });
  });
  app.view(/.*/, async ({ ack }) => {
    await ack();
  });
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
});
