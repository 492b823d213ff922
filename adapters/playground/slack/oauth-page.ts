import type { InstallPlace, OAuthApp } from './oauth-app';
import type { Exchange } from './oauth-exchange';

/** What a browser gets: a page, or the way on. */
export type PageAnswer = { status: number; html: string } | { location: string };

interface PageParts {
  app: OAuthApp;
  places: readonly InstallPlace[];
  issueCode: Exchange['issueCode'];
}

/** The page where a person agrees, `/oauth/v2/authorize`; its links say which workspace, or lead back without a code. */
export function authorizePage({ app, issueCode, places }: PageParts, query: URLSearchParams): PageAnswer {
  const scopes = (query.get('scope') ?? '').split(',').filter((scope) => scope !== '');
  const redirectUri = query.get('redirect_uri') ?? undefined;
  const [only] = app.redirectUrls;
  const back = redirectUri ?? (app.redirectUrls.length === 1 ? only : undefined);
  if (query.get('client_id') !== app.clientId) return refusal('Invalid client_id parameter');
  if (back === undefined || !app.redirectUrls.includes(back)) return refusal('bad_redirect_uri');
  const unknown = scopes.find((scope) => !app.scopes.includes(scope));
  if (scopes.length === 0 || unknown !== undefined) return refusal(`invalid_scope: ${unknown ?? ''}`);
  const answer = (fields: Record<string, string>) => ({
    location: wayBack(back, query.get('state'), fields),
  });
  const chosen = query.get('choose');
  if (chosen === 'cancel') return answer({ error: 'access_denied' });
  const place = places.find(({ id }) => id === chosen);
  return place === undefined
    ? choosing(places, query)
    : answer({ code: issueCode({ place, scopes }, redirectUri) });
}

function refusal(reason: string): PageAnswer {
  return { status: 400, html: `<!doctype html><title>Slack</title><p>${escaped(reason)}</p>` };
}

function wayBack(back: string, state: string | null, fields: Record<string, string>): string {
  const url = new URL(back);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  if (state !== null) url.searchParams.set('state', state);
  return url.href;
}

function choosing(places: readonly InstallPlace[], query: URLSearchParams): PageAnswer {
  const link = (choose: string, label: string) => {
    const address = new URLSearchParams([...query, ['choose', choose]]);
    return `<li><a href="/oauth/v2/authorize?${escaped(String(address))}">${escaped(label)}</a></li>`;
  };
  const allow = places.map(({ id, name }) => link(id, `Allow in ${name}`)).join('');
  return {
    status: 200,
    html: `<!doctype html><html lang="en"><title>Slack</title><ul>${allow}${link('cancel', 'Cancel')}</ul></html>`,
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
