/** A page that a browser shows. */
export interface Page {
  url: string;
  status: number;
  html: string;
  headers: Headers;
}

/** As much of a browser as an installation needs: cookies, redirects, links. */
export interface Browser {
  open(url: string): Promise<Page>;
  /** Follows the link with this text on the page. */
  click(page: Page, label: string): Promise<Page>;
  /** The cookies that it would send there. */
  cookies(url: string): Map<string, string>;
}

const MOST_REDIRECTS = 5;

export function openBrowser(): Browser {
  const jars = new Map<string, Map<string, string>>();

  function jarFor(url: string): Map<string, string> {
    const { hostname } = new URL(url);
    const jar = jars.get(hostname) ?? new Map<string, string>();
    jars.set(hostname, jar);
    return jar;
  }

  async function open(url: string): Promise<Page> {
    for (let at = url, hops = 0; hops < MOST_REDIRECTS; hops++) {
      const jar = jarFor(at);
      const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(at, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
      for (const line of response.headers.getSetCookie()) keep(jar, line);
      const location = response.headers.get('location');
      if (location === null)
        return { url: at, status: response.status, html: await response.text(), headers: response.headers };
      at = new URL(location, at).href;
    }
    throw new Error(`${url} goes round in circles`);
  }

  return {
    open,
    cookies: jarFor,
    click: (page, label) => open(new URL(linkOn(page, label), page.url).href),
  };
}

/** The address behind the link with this text. */
export function linkOn({ html }: Page, label: string): string {
  for (const [, href = '', text] of html.matchAll(/<a [^>]*href="([^"]*)"[^>]*>([^<]*)<\/a>/g))
    if (text === label)
      return href.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  throw new Error(`there is no link "${label}" on ${html}`);
}

function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', value = ''] = pair.split('=');
  const isGone = attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute));
  if (isGone) jar.delete(name);
  else jar.set(name, value);
}
