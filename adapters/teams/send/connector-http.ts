import type { ConnectorClientOptions } from 'botframework-connector';
import { ConnectorRefusal, ConnectorSilence } from '../errors';

type HttpClient = NonNullable<ConnectorClientOptions['httpClient']>;
type Request = Parameters<HttpClient['sendRequest']>[0];
type Response = Awaited<ReturnType<HttpClient['sendRequest']>>;

/** Failures before a connection stood: nothing can have been posted. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * Carries calls to Microsoft in place of the SDK's own client, which sends a post again after any failure, so that
 * messages double, waits without end, and follows redirects. Here a failure is thrown as it is, and once.
 */
export function connectorHttpClient(timeoutMs: number): HttpClient {
  return { sendRequest: (request) => sendOnce(request, timeoutMs) };
}

async function sendOnce(request: Request, timeoutMs: number): Promise<Response> {
  const { status, headers, text } = await call(request, timeoutMs);
  if (status >= 300) throw new ConnectorRefusal(status, text, headers.get('retry-after'));
  const answerHeaders = request.headers.clone();
  for (const name of answerHeaders.headerNames()) answerHeaders.remove(name);
  answerHeaders.set('content-type', headers.get('content-type') ?? 'application/json');
  return { status, headers: answerHeaders, request, bodyAsText: text };
}

async function call(
  request: Request,
  timeoutMs: number,
): Promise<{ status: number; headers: Headers; text: string }> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers.rawHeaders(),
      body: typeof request.body === 'string' ? request.body : null,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  } catch (error) {
    throw new ConnectorSilence(describe(error), !NOT_CONNECTED.has(causeCode(error)), { cause: error });
  }
}

function describe(error: unknown): string {
  if (field(error, 'name') === 'TimeoutError') return 'no answer in time';
  return causeCode(error) || 'the connection broke';
}

function causeCode(error: unknown): string {
  return String(field(field(error, 'cause'), 'code') ?? '');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
