import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import JSZip from 'jszip';
import { z } from 'zod';
import { ConfigError } from '../../src/errors';

export interface TeamsPackageOptions {
  /** The Microsoft app id of the bot, a UUID. */
  appId: string;
  /** Of the app, `major.minor.patch`; Teams takes an update only with a higher one. */
  version: string;
  /** The folder with `manifest.json`, `color.png` and `outline.png`. */
  assets: string;
  /** The zip file to write. */
  to: string;
  /** The addresses that Teams shows about whoever runs the bot; all https. */
  developer?: { name: string; websiteUrl: string; privacyUrl: string; termsOfUseUrl: string };
}

const ICONS = ['color.png', 'outline.png'];
/** Every package of the same content is the same, byte by byte. */
const DATE = new Date('2020-01-01T00:00:00Z');

const botSchema = z.tuple([z.looseObject({ botId: z.string() })]);
const manifestSchema = z.looseObject({ bots: botSchema, composeExtensions: botSchema });

/**
 * Writes the app package that an administrator uploads to Teams.
 * @throws ConfigError where the app id is no UUID
 */
export async function writeTeamsPackage(options: TeamsPackageOptions): Promise<void> {
  const zip = new JSZip();
  zip.file('manifest.json', `${JSON.stringify(await fillManifest(options), null, 2)}\n`, { date: DATE });
  for (const icon of ICONS) zip.file(icon, await readFile(join(options.assets, icon)), { date: DATE });
  await pipeline(zip.generateNodeStream({ compression: 'DEFLATE' }), createWriteStream(options.to));
}

async function fillManifest({ appId, version, assets, developer }: TeamsPackageOptions): Promise<object> {
  if (!z.guid().safeParse(appId).success) throw notAnAppId(appId);
  const template = manifestSchema.parse(JSON.parse(await readFile(join(assets, 'manifest.json'), 'utf8')));
  const [bot] = template.bots;
  const [extension] = template.composeExtensions;
  return {
    ...template,
    id: appId,
    version,
    bots: [{ ...bot, botId: appId }],
    composeExtensions: [{ ...extension, botId: appId }],
    ...(developer === undefined ? {} : { developer }),
  };
}

function notAnAppId(appId: string): ConfigError {
  return new ConfigError(`The Teams app id "${appId}" is not a UUID.`, {
    code: 'teams/app-id',
    tip: "Copy the application (client) id from the app's registration in Microsoft Entra.",
  });
}
