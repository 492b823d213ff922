import type { Logger } from '@slack/bolt';
import { PlatformError } from '../../../src/errors';
import type { OAuthOptions, SlackOptions } from '../options';
import { createHttpTransport } from '../receive/http-transport';
import { createSocketTransport } from '../receive/socket-transport';
import type { Transport } from '../receive/transport';
import type { BotParts, Clients } from './clients';
import { createInstalledClients } from './clients-installed';
import { createSingleClients } from './clients-single';
import { createInstallationStore } from './installation-store';
import { installing } from './oauth-installer';
import { createCurrent } from './oauth-refresh';

interface Connection {
  transport: Transport;
  clients: Clients;
}

/**
 * How events come in and whose tokens answer: one workspace with a token of its own, or all that install the app.
 * @throws PlatformError where the options fit neither
 */
export function createConnection(options: SlackOptions, parts: BotParts, logger: Logger): Connection {
  const { appToken, botToken, oauth } = options;
  if (oauth !== undefined) return forMany(oauth, options, parts, logger);
  if (botToken === undefined) throw noAccess('there is neither a bot token nor a client id');
  const { clientOptions } = parts;
  const transport =
    appToken === undefined
      ? createHttpTransport(options, logger)
      : createSocketTransport({ ...options, appToken, clientOptions, logger });
  return { transport, clients: createSingleClients(botToken, parts) };
}

function forMany(oauth: OAuthOptions, options: SlackOptions, parts: BotParts, logger: Logger): Connection {
  if (options.botToken !== undefined) throw noAccess('there are both a bot token and a client id');
  if (options.appToken !== undefined) throw noAccess('many workspaces need HTTP, and there is an app token');
  const { apiUrl, log } = options;
  const { clientOptions, now } = parts;
  const { vault } = oauth;
  const installations = createInstallationStore(vault, clientOptions);
  const transport = createHttpTransport(
    options,
    logger,
    installing({ oauth, apiUrl, installationStore: installations, clientOptions, log }),
  );
  const { installer } = transport.receiver;
  if (installer === undefined) throw noAccess('the client id, its secret or the state secret is empty');
  const current = createCurrent({ installations, installer, vault, now });
  return { transport, clients: createInstalledClients({ current, parts, vault }) };
}

function noAccess(what: string): PlatformError {
  return new PlatformError(`Slack: ${what}`, {
    code: 'slack/no-access',
    tip: 'Give the bot token of one workspace, or for many workspaces the client id, its secret, a state secret and the signing secret.',
  });
}
