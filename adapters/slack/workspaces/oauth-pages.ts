import { escapeHtml } from './escape-html';

/** What a person sees in the browser who installs the app. Plain pages that need no script and load nothing. */

export function installPage(authorizeUrl: string): string {
  return page(
    'Install Ops Advisor in Slack',
    `<p>Slack will ask you what Ops Advisor may do in your workspace. Nothing is installed before you agree.</p>
<p><a class="button" href="${escapeHtml(authorizeUrl)}">Add to Slack</a></p>`,
  );
}

/** @param name of the workspace or organisation, where Slack told it */
export function installedPage(name: string | undefined): string {
  const where = name === undefined ? 'Slack' : escapeHtml(name);
  return page(
    'Ops Advisor is installed',
    `<p>Ops Advisor is now in ${where}. You can close this page.</p>
<p>To begin, write to Ops Advisor in Slack, or type <code>/ops-help</code>.</p>`,
  );
}

export function notInstalledPage(reason: string): string {
  return page(
    'Ops Advisor was not installed',
    `<p>${escapeHtml(reason)}</p>
<p><a class="button" href="/slack/install">Start again</a></p>`,
  );
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1.5rem; }
.button { display: inline-block; padding: 0.6rem 1.2rem; border-radius: 0.4rem; color: #fff; background: #1f3a5f; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;
}
