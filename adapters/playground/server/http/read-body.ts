import type { IncomingMessage } from 'node:http';

/** The longest text is 12,000 characters, which JSON may write as six bytes each. */
const MAX_BYTES = 256 * 1024;

/** The body as text; `undefined` where it is too long. The rest of it is dropped, so that the answer gets through. */
export async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= MAX_BYTES) chunks.push(chunk);
  }
  return length <= MAX_BYTES ? Buffer.concat(chunks).toString('utf8') : undefined;
}
