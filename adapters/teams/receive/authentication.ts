import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import type { TeamsOptions, Timing } from '../options';
import { connectorHttpClient } from '../send/connector-http';
import { createCredentialsFactory } from './credentials';
import { resolveEndpoints } from './endpoints';

/**
 * Checks what comes from Teams and signs what goes there. All addresses are named, because the SDK drops its own
 * defaults as soon as one is given.
 */
export function createAuthentication(
  options: TeamsOptions,
  timing: Timing,
): ConfigurationBotFrameworkAuthentication {
  const { loginUrl, scope, issuer, openIdMetadataUrl, emulatorOpenIdMetadataUrl, oAuthUrl, callerId } =
    resolveEndpoints(options);
  return new ConfigurationBotFrameworkAuthentication(
    {
      ToChannelFromBotLoginUrl: loginUrl,
      ToChannelFromBotOAuthScope: scope,
      ToBotFromChannelTokenIssuer: issuer,
      ToBotFromChannelOpenIdMetadataUrl: openIdMetadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: emulatorOpenIdMetadataUrl,
      OAuthUrl: oAuthUrl,
      CallerId: callerId,
      ValidateAuthority: true,
    },
    createCredentialsFactory(options),
    undefined,
    undefined,
    { httpClient: connectorHttpClient(timing.callTimeoutMs) },
  );
}
