/** The Bot Connector of the public cloud and of the sovereign ones. */
const MICROSOFT = [
  'smba.trafficmanager.net',
  '*.botframework.com',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
  '*.botframework.azure.us',
  '*.botframework.azure.cn',
];

/** Tells whether our token may go to a service URL; `extra` is described at `TeamsOptions.serviceUrlAllowList`. */
export function createServiceUrlCheck(extra: readonly string[] = []): (url: string) => boolean {
  const trusted = [...MICROSOFT, ...extra];
  return (text) => {
    const url = parse(text);
    return url !== undefined && trusted.some((entry) => matches(url, entry));
  };
}

function matches(url: URL, entry: string): boolean {
  return entry.includes('://') ? url.origin === entry : isOnHost(url, entry);
}

function isOnHost({ protocol, host }: URL, pattern: string): boolean {
  if (protocol !== 'https:') return false;
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** An address with a user name in it is made to look like another. */
function parse(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.username === '' && url.password === '' ? url : undefined;
}
