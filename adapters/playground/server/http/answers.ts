import type { ServerResponse } from 'node:http';

/** What is said with everything, so that nothing but this page and what it loads from here can run in it. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** A request that is refused; sent as JSON. */
export interface Refused {
  status: 400 | 403 | 404 | 405 | 413 | 415 | 503;
  error: string;
  headers?: Record<string, string>;
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(JSON.stringify(body));
}

/** Refuses in the form of an {@link ActResult}, which the page reads everywhere. */
export function refuse(response: ServerResponse, { error, headers = {}, status }: Refused): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  sendJson(response, status, { ok: false, problem: error });
}
