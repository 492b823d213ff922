import { createHmac } from 'node:crypto';
import { ACK_WITHIN_MS, type AppLink, type Delivered, type DeliveryKind, type Retry } from './app-link';

interface HttpLinkOptions {
  /** The app's request URL. */
  url: string;
  signingSecret: string;
  now: () => Date;
}

/** Delivers as signed HTTP requests. */
export function createHttpLink({ url, signingSecret, now }: HttpLinkOptions): AppLink {
  return {
    async deliver(kind, payload, retry) {
      const { body, contentType } = encode(kind, payload);
      const timestamp = Math.floor(now().getTime() / 1000);
      const headers = {
        'Content-Type': contentType,
        'X-Slack-Request-Timestamp': String(timestamp),
        'X-Slack-Signature': sign(signingSecret, timestamp, body),
        ...retryHeaders(retry),
      };
      return request(url, { method: 'POST', headers, body });
    },
  };
}

/** The value of `X-Slack-Signature`; `timestamp` in seconds. */
export function sign(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function encode(kind: DeliveryKind, payload: object): { body: string; contentType: string } {
  const form = 'application/x-www-form-urlencoded';
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  if (kind === 'interactive')
    return { body: String(new URLSearchParams({ payload: JSON.stringify(payload) })), contentType: form };
  return { body: String(new URLSearchParams(Object.entries(payload))), contentType: form };
}

function retryHeaders(retry: Retry | undefined): Record<string, string> {
  return retry ? { 'X-Slack-Retry-Num': String(retry.number), 'X-Slack-Retry-Reason': retry.reason } : {};
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

async function request(url: string, init: RequestInit): Promise<Delivered> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(ACK_WITHIN_MS) });
    const body = await response.text();
    return {
      acknowledged: response.ok,
      status: response.status,
      ...(body !== '' && { response: parse(body) }),
    };
  } catch {
    return { acknowledged: false };
  }
}
