import path from 'node:path';
import { writeTeamsPackage } from '../../adapters/teams/package';
import { parseConfig, readEnvironment } from '../config';
import { ConfigError } from '../errors';
import { packageRoot } from '../knowledge/folders';

/** Writes the zip that a Teams administrator uploads. @returns its path */
export async function runTeamsPackage(to: string): Promise<string> {
  const { teams } = parseConfig(readEnvironment());
  if (teams === undefined) {
    throw new ConfigError('The Teams app package needs the id of the app, and TEAMS_APP_ID is not set.', {
      code: 'config/no-teams-app',
      tip: 'Copy the id from the app registration in Microsoft Entra into TEAMS_APP_ID.',
    });
  }
  const { version } = await import(path.join(packageRoot(), 'package.json'));
  const assets = path.join(packageRoot(), 'adapters/teams/app-package');
  await writeTeamsPackage({ appId: teams.appId, version, assets, to });
  return path.resolve(to);
}
