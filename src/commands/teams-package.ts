import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { writeTeamsPackage } from '../../adapters/teams/package';
import { parseConfig, readEnvironment } from '../config';
import { ConfigError } from '../errors';
import { packageRoot } from '../knowledge/folders';

const packageSchema = z.object({ version: z.string() });

/** Writes the zip that a Teams administrator uploads. @returns its path */
export async function runTeamsPackage(to: string): Promise<string> {
  const { teams } = parseConfig(readEnvironment());
  if (teams === undefined) {
    throw new ConfigError('The Teams app package needs the id of the app, and TEAMS_APP_ID is not set.', {
      code: 'config/no-teams-app',
      tip: 'Copy the id from the app registration in Microsoft Entra into TEAMS_APP_ID.',
    });
  }
  const { version } = packageSchema.parse(
    JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8')),
  );
  const assets = path.join(packageRoot(), 'adapters/teams/app-package');
  await writeTeamsPackage({ appId: teams.appId, version, assets, to });
  return path.resolve(to);
}
