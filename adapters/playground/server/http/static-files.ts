import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import sirv, { type RequestHandler as Handler } from 'sirv';
import { refuse } from './answers';

export type Handle = (request: IncomingMessage, response: ServerResponse) => void;

const NOT_BUILT =
  'The page of the playground is not built yet: run "npm run build", then reload. The API below /api works already.';

/**
 * Serves the files that are in the folder since it was built last: what is asked for is looked up among their names, so no path
 * leads out of it.
 */
export function createStaticFiles(folder: string): Handle {
  let served: { files: Handler; builtAt: number } | undefined;
  return (request, response) => {
    const builtAt = statSync(path.join(folder, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
    if (builtAt === undefined) return refuse(response, { status: 503, error: NOT_BUILT });
    if (served?.builtAt !== builtAt) served = { files: sirv(folder, { etag: true }), builtAt };
    served.files(request, response, () => refuse(response, { status: 404, error: 'There is nothing here.' }));
  };
}
