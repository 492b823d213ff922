/** Somebody in the playground; the same on both sides. */
export interface TeamMember {
  id: string;
  name: string;
  /** What Slack calls the name. */
  handle: string;
  /** IANA */
  timeZone: string;
  /** BCP 47 */
  locale: string;
  isAdmin?: true;
}

/** Where the team talks; the same on both sides. Each person has a direct message with the advisor besides. */
export interface TeamPlace {
  key: string;
  name: string;
  kind: 'channel' | 'private' | 'group';
  /** Ids; everybody unless given. */
  members?: readonly string[];
  hasAdvisor: boolean;
}

const member = (name: string, handle: string, timeZone: string, locale: string): TeamMember => ({
  id: `U${handle.toUpperCase()}`,
  name,
  handle,
  timeZone,
  locale,
});

export const TEAM: readonly TeamMember[] = [
  { ...member('Amara Okafor', 'amara', 'Africa/Lagos', 'en-GB'), isAdmin: true },
  member('Ben Fischer', 'ben', 'Europe/Berlin', 'de-DE'),
  member('Chloe Martin', 'chloe', 'Europe/Paris', 'fr-FR'),
  member('Diego Ramos', 'diego', 'America/Sao_Paulo', 'pt-BR'),
  member('Emi Tanaka', 'emi', 'Asia/Tokyo', 'en-US'),
  member('Farah Haddad', 'farah', 'Asia/Dubai', 'en-GB'),
  member('Grace Miller', 'grace', 'America/New_York', 'en-US'),
  member('Hugo Lind', 'hugo', 'Europe/Stockholm', 'sv-SE'),
];

export const PLACES: readonly TeamPlace[] = [
  { key: 'general', name: 'general', kind: 'channel', hasAdvisor: true },
  { key: 'platform', name: 'platform', kind: 'channel', hasAdvisor: true },
  { key: 'ml', name: 'ml', kind: 'channel', hasAdvisor: true },
  { key: 'random', name: 'random', kind: 'channel', hasAdvisor: false },
  { key: 'leads', name: 'leads', kind: 'private', hasAdvisor: false, members: ['UAMARA', 'UBEN', 'UGRACE'] },
  {
    key: 'release',
    name: 'Ben, Chloe, Emi',
    kind: 'group',
    hasAdvisor: true,
    members: ['UBEN', 'UCHLOE', 'UEMI'],
  },
];

export const EVERYBODY: readonly string[] = TEAM.map(({ id }) => id);

/** @throws Error where nobody has this id */
export function memberById(id: string): TeamMember {
  const found = TEAM.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody in the playground has the id "${id}"`);
  return found;
}
