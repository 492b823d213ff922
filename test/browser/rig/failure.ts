import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** The same error, which also names a folder with a picture of the page and what it wrote to its console. */
export async function withEvidence(error: unknown, page: Page, lines: readonly string[]): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const folder = await mkdtemp(path.join(tmpdir(), 'ops-advisor-page-'));
  await page.screenshot({ path: path.join(folder, 'page.png') }).catch(() => undefined);
  await writeFile(path.join(folder, 'console.txt'), `${page.url()}\n${lines.join('\n')}\n`);
  error.message += `\n\nThe page as it was, and its console: ${folder}`;
  error.stack = `${error.name}: ${error.message}\n${error.stack?.slice(error.stack.indexOf('\n    at ') + 1)}`;
  return error;
}
