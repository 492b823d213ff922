import type { Activity } from 'botbuilder';
import { AuthenticationError, type BotFrameworkAuthentication } from 'botframework-connector';
import { RefusedRequest } from '../errors';
import { type Envelope, envelopeSchema } from '../events/payloads';
import type { Admission } from './cloud-adapter';
import { checkToken } from './token-check';

/** What the gate goes by. */
export interface GateRules {
  authentication: BotFrameworkAuthentication;
  issuer: string;
  /** `undefined` lets every tenant in. */
  tenants: ReadonlySet<string> | undefined;
  isTrustedServiceUrl: (url: string) => boolean;
  now: () => Date;
}

export interface Admitted {
  activity: Activity;
  admission: Admission;
}

/** Lets in what Microsoft signed for this app, from a tenant that is served. @throws RefusedRequest */
export async function admit(rules: GateRules, authorization: string, body: unknown): Promise<Admitted> {
  checkToken(authorization, rules.issuer, rules.now());
  const envelope = readEnvelope(body);
  const activity = body as Activity;
  const admission = await authenticate(rules, authorization, activity);
  checkOrigin(rules, envelope);
  return { activity, admission };
}

function readEnvelope(body: unknown): Envelope {
  const { data, error } = envelopeSchema.safeParse(body);
  if (!data) throw new RefusedRequest(400, 'it is not an activity', error);
  return data;
}

async function authenticate(rules: GateRules, authorization: string, activity: Activity): Promise<Admission> {
  try {
    return await rules.authentication.authenticateRequest(activity, authorization);
  } catch (error) {
    if (error instanceof AuthenticationError && error.statusCode >= 500) {
      throw new RefusedRequest(503, 'the keys of Microsoft could not be read', error);
    }
    throw new RefusedRequest(401, 'its token is not valid for this app', error);
  }
}

function checkOrigin({ tenants, isTrustedServiceUrl }: GateRules, envelope: Envelope): void {
  const { channelId, serviceUrl, conversation, channelData } = envelope;
  if (channelId !== 'msteams') throw new RefusedRequest(403, 'it comes from another channel than Teams');
  if (!isTrustedServiceUrl(serviceUrl)) throw new RefusedRequest(403, 'its service URL is not on the list');
  const named = [channelData?.tenant?.id, conversation.tenantId].filter((tenant) => tenant !== undefined);
  const isServed = named.length > 0 && named.every((tenant) => tenants?.has(tenant) ?? true);
  if (!isServed) throw new RefusedRequest(403, 'its tenant is not served, or not named');
}
