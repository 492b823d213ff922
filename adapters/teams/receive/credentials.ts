import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import {
  AppCredentials,
  type AuthenticatorResult,
  type ServiceClientCredentials,
} from 'botframework-connector';
import { z } from 'zod';
import { PlatformError } from '../../../src/errors';
import type { TeamsOptions } from '../options';

const tokenSchema = z.object({ access_token: z.string(), expires_in: z.number() });

/** Gives the app the means to prove who it is: a client secret, or the identity of the machine that it runs on. */
export function createCredentialsFactory(options: TeamsOptions): ConfigurationServiceClientCredentialFactory {
  const { appId, appType, tenantId = '', password = '' } = options;
  return new CredentialsFactory(
    {
      MicrosoftAppId: appId,
      MicrosoftAppType: appType,
      MicrosoftAppTenantId: tenantId,
      ...(appType === 'UserAssignedMsi' ? {} : { MicrosoftAppPassword: password }),
    },
    password,
  );
}

class CredentialsFactory extends ConfigurationServiceClientCredentialFactory {
  constructor(
    options: ConstructorParameters<typeof ConfigurationServiceClientCredentialFactory>[0],
    private readonly secret: string,
  ) {
    super(options);
  }

  override createCredentials(
    appId: string,
    audience: string,
    loginUrl: string,
    validateAuthority: boolean,
  ): Promise<ServiceClientCredentials> {
    if (isLoopback(loginUrl))
      return Promise.resolve(new LoopbackCredentials(appId, this.secret, audience, loginUrl));
    return super.createCredentials(appId, audience, loginUrl, validateAuthority);
  }
}

/** Microsoft's library takes no login service over plain http; on this machine alone that is safe, and tests need it. */
class LoopbackCredentials extends AppCredentials {
  constructor(
    appId: string,
    private readonly secret: string,
    audience: string,
    private readonly loginUrl: string,
  ) {
    super(appId, undefined, audience);
  }

  protected async refreshToken(): Promise<AuthenticatorResult> {
    const response = await fetch(`${this.loginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: this.appId,
        client_secret: this.secret,
        scope: `${this.oAuthScope}/.default`,
      }),
    });
    if (!response.ok) throw loginRefused(response.status);
    const token = tokenSchema.parse(await response.json());
    return { accessToken: token.access_token, expiresOn: new Date(Date.now() + token.expires_in * 1000) };
  }
}

function isLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && hostname === '127.0.0.1';
}

function loginRefused(status: number): PlatformError {
  return new PlatformError(`The login service answered ${status} to the app's own credentials.`, {
    code: 'teams/login-refused',
    tip: 'Check the app id and the client secret; a secret expires.',
  });
}
