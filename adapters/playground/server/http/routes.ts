import type { IncomingMessage, ServerResponse } from 'node:http';
import { actSchema, SIDES, type Side } from '../../page-protocol';
import type { Playground } from '../playground';
import { type Refused, refuse, sendJson } from './answers';
import type { Changes } from './changes';
import { readBody } from './read-body';

interface RouteParts {
  playground: Playground;
  changes: Changes;
}

const NOT_FOUND: Refused = { status: 404, error: 'There is nothing here.' };

type Route = (
  parts: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
  rest: readonly string[],
) => Promise<void> | void;

const ROUTES: Readonly<Record<string, { method: 'GET' | 'POST'; handle: Route }>> = {
  snapshot: {
    method: 'GET',
    handle: async ({ playground }, _request, response) =>
      sendJson(response, 200, await playground.snapshot()),
  },
  changes: { method: 'GET', handle: ({ changes }, _request, response) => changes.follow(response) },
  acts: { method: 'POST', handle: takeAct },
  pictures: { method: 'GET', handle: sendPicture },
  traces: { method: 'GET', handle: sendTrace },
};

/** Answers what is asked below `/api/`. */
export async function answerApi(
  parts: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  const [, , name = '', ...encoded] = pathname.split('/');
  const rest = decode(encoded);
  const route = Object.hasOwn(ROUTES, name) ? ROUTES[name] : undefined;
  if (route === undefined || rest === undefined) return refuse(response, NOT_FOUND);
  if (request.method !== route.method)
    return refuse(response, {
      status: 405,
      error: `Use ${route.method} here.`,
      headers: { Allow: route.method },
    });
  await route.handle(parts, request, response, rest);
}

function decode(parts: readonly string[]): string[] | undefined {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** JSON alone: a form on another page cannot send that without asking first. */
async function takeAct(
  { playground }: RouteParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    return refuse(response, { status: 415, error: 'An act is JSON.' });
  const text = await readBody(request);
  if (text === undefined) return refuse(response, { status: 413, error: 'This is too long.' });
  const act = actSchema.safeParse(parseJson(text));
  if (!act.success) {
    const problems = act.error.issues.map(({ message, path }) => `${path.join('.')}: ${message}`);
    return refuse(response, { status: 400, error: `This is no act: ${problems.join('; ')}` });
  }
  sendJson(response, 200, await playground.act(act.data));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendPicture(
  { playground }: RouteParts,
  _request: IncomingMessage,
  response: ServerResponse,
  [id = '']: readonly string[],
): void {
  const picture = playground.picture(id);
  if (picture === undefined) refuse(response, NOT_FOUND);
  // An id never names another picture, within one run.
  else
    response
      .writeHead(200, { 'Content-Type': picture.type, 'Cache-Control': 'private, max-age=3600' })
      .end(picture.bytes);
}

function sendTrace(
  { playground }: RouteParts,
  _request: IncomingMessage,
  response: ServerResponse,
  [side = '', message = '']: readonly string[],
): void {
  const known = SIDES.find((one): one is Side => one === side);
  const trace = known && playground.trace(known, message);
  if (trace === undefined) refuse(response, { ...NOT_FOUND, error: 'There is no trace of this.' });
  else sendJson(response, 200, trace);
}
