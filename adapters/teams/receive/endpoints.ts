import { CallerIdConstants } from 'botbuilder';
import { AuthenticationConstants, GovernmentConstants } from 'botframework-connector';

/** The services of one Microsoft cloud. */
export interface Endpoints {
  /** Issues our tokens, the tenant's path included. */
  loginUrl: string;
  /** What our tokens are for. */
  scope: string;
  /** Who issues the tokens that Teams sends us. */
  issuer: string;
  /** Names the keys that those tokens are signed with. */
  openIdMetadataUrl: string;
  emulatorOpenIdMetadataUrl: string;
  oAuthUrl: string;
  callerId: string;
}

/** Whose cloud the app is registered in. */
export type Cloud = 'public' | 'us-government';

const CLOUDS: Record<Cloud, Endpoints> = {
  public: {
    loginUrl: AuthenticationConstants.ToChannelFromBotLoginUrl,
    scope: AuthenticationConstants.ToChannelFromBotOAuthScope,
    issuer: AuthenticationConstants.ToBotFromChannelTokenIssuer,
    openIdMetadataUrl: AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl,
    emulatorOpenIdMetadataUrl: AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    oAuthUrl: AuthenticationConstants.OAuthUrl,
    callerId: CallerIdConstants.PublicAzureChannel,
  },
  'us-government': {
    loginUrl: GovernmentConstants.ToChannelFromBotLoginUrl,
    scope: GovernmentConstants.ToChannelFromBotOAuthScope,
    issuer: GovernmentConstants.ToBotFromChannelTokenIssuer,
    openIdMetadataUrl: GovernmentConstants.ToBotFromChannelOpenIdMetadataUrl,
    emulatorOpenIdMetadataUrl: GovernmentConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    oAuthUrl: GovernmentConstants.OAuthUrl,
    callerId: CallerIdConstants.USGovChannel,
  },
};

/** The addresses of a cloud, with some of them replaced. */
export function resolveEndpoints({
  cloud = 'public',
  endpoints,
}: {
  cloud?: Cloud;
  endpoints?: Partial<Endpoints>;
}): Endpoints {
  return { ...CLOUDS[cloud], ...endpoints };
}
