/** An app as its settings page at Slack has it. */
export interface OAuthApp {
  id: string;
  clientId: string;
  clientSecret: string;
  /** Where people may be sent back to. */
  redirectUrls: string[];
  /** What it may ask for. */
  scopes: readonly string[];
  /** With token rotation: how long a token lives, in seconds. */
  tokenLifeSeconds?: number;
}

/** A workspace or an organisation, where an app is installed. */
export interface InstallPlace {
  id: string;
  name: string;
  kind: 'workspace' | 'organisation';
  /** The organisation that a workspace belongs to. */
  enterprise?: { id: string; name: string };
  bot: { id: string; botId: string; name: string };
}
