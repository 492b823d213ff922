import type { ServerResponse } from 'node:http';
import type { HTTPReceiverOptions } from '@slack/bolt';
import type { CallbackOptions, InstallationStore } from '@slack/oauth';
import type { WebClientOptions } from '@slack/web-api';
import type { Log } from '../../../src/chat/log';
import type { OAuthOptions } from '../options';
import { installedPage, installPage, notInstalledPage } from './oauth-pages';
import { createStateStore, STATE_LIFE_SECONDS } from './oauth-state';
import { BOT_SCOPES } from './scopes';

interface InstallerParts {
  oauth: OAuthOptions;
  apiUrl: string | undefined;
  installationStore: InstallationStore;
  clientOptions: WebClientOptions;
  log: Log;
}

type Installing = Required<
  Pick<HTTPReceiverOptions, 'clientId' | 'clientSecret' | 'scopes' | 'installationStore' | 'installerOptions'>
>;

/** What Bolt's receiver needs to serve `/slack/install` and `/slack/oauth_redirect`. */
export function installing({
  apiUrl,
  clientOptions,
  installationStore,
  log,
  oauth,
}: InstallerParts): Installing {
  const { clientId, clientSecret, stateSecret, vault } = oauth;
  return {
    clientId,
    clientSecret,
    scopes: [...BOT_SCOPES],
    installationStore,
    installerOptions: {
      clientOptions,
      stateStore: createStateStore(stateSecret, vault),
      stateCookieExpirationSeconds: STATE_LIFE_SECONDS,
      renderHtmlForInstallPath: installPage,
      installPathOptions: {
        beforeRedirection: async (_request, response) => {
          protect(response);
          return true;
        },
      },
      callbackOptions: callbacks(log),
      // GovSlack and tests have the page where one agrees beside their Web API.
      ...(apiUrl !== undefined && { authorizationUrl: new URL('/oauth/v2/authorize', apiUrl).href }),
    },
  };
}

/** Addresses of these pages hold codes and states: they are not to be kept, passed on or framed. */
function protect(response: ServerResponse): void {
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
  );
}

function callbacks(log: Log): CallbackOptions {
  return {
    success({ enterprise, isEnterpriseInstall = false, team }, _options, _request, response) {
      const place = isEnterpriseInstall ? enterprise : team;
      log.info({ tenant: place?.id, isEnterpriseInstall }, 'the app was installed in Slack');
      send(response, 200, installedPage(place?.name));
    },
    failure({ code }, _options, _request, response) {
      const { reason, status } = REASONS[code] ?? UNKNOWN;
      log.warn({ code }, 'the app was not installed in Slack');
      send(response, status, notInstalledPage(reason));
    },
  };
}

const STALE = {
  status: 400,
  reason: 'This link is too old, was used before, or was opened in another browser.',
};
const UNKNOWN = {
  status: 500,
  reason:
    'Slack and Ops Advisor could not agree. If starting again does not help, tell whoever runs Ops Advisor.',
};
const REASONS: Readonly<Record<string, { status: number; reason: string }>> = {
  slack_oauth_missing_state: STALE,
  slack_oauth_invalid_state: STALE,
  slack_oauth_missing_code: { status: 400, reason: 'Slack did not send what an installation needs.' },
  slack_oauth_installer_authorization_error: {
    status: 400,
    reason: 'You did not agree in Slack, so nothing was installed.',
  },
};

function send(response: ServerResponse, status: number, html: string): void {
  protect(response);
  response.writeHead(status, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
}
