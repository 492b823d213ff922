import { pressBody } from '../../adapters/playground/slack/payloads';
import { createSlackAdapter } from '../../adapters/slack';
import { openSlack, reply } from '../adapters/slack/slack-under-test';
import { startBot, textReply } from '../adapters/teams/start-bot';
import { silent } from '../setup/logs';
import { type Listener, startListener } from './listener';
import { sendAsSlack } from './slack-payloads';

/** No token of ours goes to a host that is not allowed, whoever names it. */

let stranger: Listener;
beforeEach(async () => {
  stranger = await startListener();
});
afterEach(() => stranger.close());

it('Teams: an activity that names a service of a stranger is refused, and the stranger hears nothing', async () => {
  const bot = await startBot();
  const { tenant } = bot;
  const { activity } = await tenant.personal().say('hi');
  const serviceUrl = `${stranger.origin}/`;
  const token = tenant.issuer.sign({ ...tenant.claims(), serviceurl: serviceUrl });
  expect(await tenant.deliver({ ...activity, id: 'new', serviceUrl }, token)).toMatchObject({ status: 403 });
  await bot.stop();
  expect(stranger.heard).toEqual([]);
});

it('Teams: a service that sends us on to a stranger is not followed', async () => {
  const service = await startListener(stranger.origin);
  const bot = await startBot({ serviceUrlAllowList: [service.origin], onEvent: async () => textReply('hi') });
  const { tenant } = bot;
  const { activity } = await tenant.personal().say('refused, its service is not on this list');
  const serviceUrl = `${service.origin}/`;
  const token = tenant.issuer.sign({ ...tenant.claims(), serviceurl: serviceUrl });
  expect(await tenant.deliver({ ...activity, id: 'new', serviceUrl }, token)).toMatchObject({ status: 200 });
  await bot.stop();
  await service.close();
  expect(service.heard.some(({ headers }) => headers.authorization !== undefined)).toBe(true);
  expect(stranger.heard).toEqual([]);
});

it('Slack: a Web API that sends us on to a stranger is not followed', async () => {
  const api = await startListener(stranger.origin);
  const adapter = createSlackAdapter({
    ...{ botToken: 'xoxb-a-token', signingSecret: 'a-secret', apiUrl: `${api.origin}/api/` },
    ...{ port: 0, host: '127.0.0.1', log: silent },
  });
  await expect(adapter.start(async () => undefined)).rejects.toThrow('auth.test');
  await adapter.stop();
  await api.close();
  expect(api.heard).not.toEqual([]);
  expect(stranger.heard).toEqual([]);
});

it("Slack: an address for answers that is not Slack's gets no token", async () => {
  const chat = await openSlack();
  await chat.start(async () => reply('for you', 'person'));
  const { slack } = chat;
  const channel = slack.state.channel('CGENERAL');
  const { message } = await slack.say({ user: 'UBOB', channel: 'CGENERAL', text: 'hi' });
  if (channel === undefined) throw new Error('there is no channel');
  const content = pressBody(slack.state, {
    ...{ user: 'UBOB', channel, message: { ...message, ephemeralTo: 'UBOB' }, block: 'b', actionTs: '1.1' },
    button: { type: 'button', action_id: 'why', text: { type: 'plain_text', text: 'Why?' }, value: '' },
    ...{ triggerId: 't', responseUrl: `${stranger.origin}/response` },
  });
  const url = `http://127.0.0.1:${chat.adapter.port}/slack/events`;
  const answer = await sendAsSlack(url, slack.signingSecret, { form: 'payload', content: { ...content } });
  expect(answer.status).toBe(200);
  await chat.adapter.stop();
  expect(stranger.heard.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
});
