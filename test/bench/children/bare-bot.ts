// The least that botbuilder can do: a CloudAdapter, with its own way over HTTP, that says what it hears.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { CloudAdapter, type Request, type Response } from 'botbuilder';
import type { AdapterSettings } from '../../../adapters/playground/teams/start-teams-tenant';
import { DEFAULT_TIMING } from '../../../adapters/teams/options';
import { createAuthentication } from '../../../adapters/teams/receive/authentication';
import { serve } from './serve';

const nothing = () => undefined;
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** What the SDK wants of a web framework's answer. */
function answerOf(response: ServerResponse): Response {
  return {
    socket: response.socket,
    header: (name, value) => response.setHeader(name, String(value)),
    status: (code) => {
      response.statusCode = code;
      return response;
    },
    send: (body) => response.write(typeof body === 'string' ? body : JSON.stringify(body)),
    end: () => response.end(),
  };
}

serve<AdapterSettings>(async (settings) => {
  const options = { ...settings, log, port: 0 };
  const adapter = new CloudAdapter(createAuthentication(options, DEFAULT_TIMING));
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const { headers, method = '' } = request;
    const body = (await json(request)) as Record<string, unknown>;
    const read: Request = { body, headers, method };
    await adapter.process(read, answerOf(response), async (context) => {
      await context.sendActivity(context.activity.text);
    });
  };
  const server = createServer((request, response) => void receive(request, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
});
