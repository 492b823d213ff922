import { AppCredentials } from 'botframework-connector';
import { z } from 'zod';
import { clockFinding, type Finding } from '../../src/chat/finding';
import { DEFAULT_TIMING, type TeamsOptions } from './options';
import { createCredentialsFactory } from './receive/credentials';
import { resolveEndpoints } from './receive/endpoints';

const metadataSchema = z.object({ jwks_uri: z.url() });

const NETWORK_TIP = 'Check the network and a proxy in between: the advisor calls Microsoft over https.';

/** Asks Microsoft whether this set-up is good for it: the app, its secret, the keys, the clocks. Never rejects. */
export async function examineTeams(options: TeamsOptions, now: () => Date): Promise<Finding[]> {
  return [await examineCredentials(options), ...(await examineKeys(options, now))];
}

async function examineCredentials(options: TeamsOptions): Promise<Finding> {
  const part = 'Teams: app credentials';
  const { loginUrl, scope } = resolveEndpoints(options);
  try {
    const factory = createCredentialsFactory(options);
    const credentials = await factory.createCredentials(options.appId, scope, loginUrl, true);
    if (credentials instanceof AppCredentials) await credentials.getToken(true);
    return { part, state: 'fine', found: 'the app may sign in' };
  } catch (error) {
    return {
      part,
      state: 'problem',
      found: `the app may not sign in (${reasonOf(error)})`,
      tip: 'Check TEAMS_APP_ID, TEAMS_APP_PASSWORD (a secret expires) and TEAMS_APP_TENANT_ID in Microsoft Entra.',
    };
  }
}

/** Microsoft's own codes begin with AADSTS; what follows them may name the app and is left out. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return /AADSTS\d+/.exec(message)?.[0] ?? message.split('\n')[0]?.slice(0, 120) ?? 'no reason given';
}

async function examineKeys(options: TeamsOptions, now: () => Date): Promise<Finding[]> {
  const part = 'Teams: keys of Microsoft';
  const { openIdMetadataUrl } = resolveEndpoints(options);
  const { callTimeoutMs } = { ...DEFAULT_TIMING, ...options.timing };
  try {
    const response = await fetch(openIdMetadataUrl, { signal: AbortSignal.timeout(callTimeoutMs) });
    metadataSchema.parse(await response.json());
    return [
      { part, state: 'fine', found: 'they can be read' },
      clockFinding('Teams: clock', response.headers.get('date'), now()),
    ];
  } catch {
    return [
      { part, state: 'problem', found: `they cannot be read at ${openIdMetadataUrl}`, tip: NETWORK_TIP },
    ];
  }
}
