import type { Page } from 'playwright-core';

export interface Seen {
  /** All that was written to the console. */
  lines: string[];
  /** Errors among it, errors that nobody caught, and violations of the content security policy. */
  errors: string[];
}

/** Notes what a page complains about, from before it is loaded. */
export async function watchConsole(page: Page): Promise<Seen> {
  const seen: Seen = { lines: [], errors: [] };
  const error = (line: string) => {
    seen.lines.push(line);
    seen.errors.push(line);
  };
  page.on('pageerror', ({ message, stack }) => error(`uncaught: ${stack ?? message}`));
  page.on('console', (message) => {
    const line = `${message.type()}: ${message.text()} (${message.location().url})`;
    if (message.type() === 'error') error(line);
    else seen.lines.push(line);
  });
  await page.addInitScript({ content: REPORT_VIOLATIONS });
  return seen;
}

const REPORT_VIOLATIONS = `document.addEventListener('securitypolicyviolation', ({ blockedURI, violatedDirective }) =>
  console.error('content security policy: ' + violatedDirective + ' kept out ' + blockedURI));`;
