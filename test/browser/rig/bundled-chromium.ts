import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const NODE_MODULES = path.resolve(__dirname, '../../../node_modules');
const CACHE = path.join(NODE_MODULES, '.cache/ops-advisor');
const UNPACKED = path.join(CACHE, `chromium-${packedVersion()}`);
const UNPACK = path.resolve(__dirname, '../children/unpack-chromium.cjs');
/** What makes the package unpack its libraries as well: it takes the machine for one that has none. */
const BARE_MACHINE = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };

/** How a browser is started. */
export interface Start {
  executablePath: string;
  env: Record<string, string>;
}

/** The Chromium of @sparticuz/chromium (Linux on x64), unpacked by whoever comes first, with fonts that are the same everywhere. */
export async function bundledChromium(environment: NodeJS.ProcessEnv): Promise<Start> {
  if (!existsSync(UNPACKED)) await unpack(environment);
  const executablePath = path.join(UNPACKED, 'chromium');
  const env = {
    ...(environment as Record<string, string>),
    FONTCONFIG_FILE: path.join(UNPACKED, 'fonts.conf'),
  };
  if (await starts(executablePath, env)) return { executablePath, env };
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: path.join(UNPACKED, 'al2023/lib') } };
}

/** The package does not export its own description. */
function packedVersion(): string {
  const file = path.join(NODE_MODULES, '@sparticuz/chromium/package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Into a folder of its own first: several test files may begin at once, and one may be killed on the way. */
async function unpack(environment: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(path.join(CACHE, 'unpacking-'));
  try {
    await run(process.execPath, [UNPACK], { env: { ...environment, ...BARE_MACHINE, TMPDIR: folder } });
    await writeFile(path.join(folder, 'fonts.conf'), FONTS);
    // For whoever else works in this checkout.
    for (const one of [folder, path.join(folder, 'chromium')]) await chmod(one, 0o755);
    await rename(folder, UNPACKED);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!existsSync(UNPACKED)) throw error;
  }
}

/** Whether the system has the libraries that it needs. */
async function starts(executablePath: string, env: Record<string, string>): Promise<boolean> {
  try {
    await run(executablePath, ['--version'], { env });
    return true;
  } catch {
    return false;
  }
}

const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>${path.join(UNPACKED, 'fonts')}</dir>
  <dir>${path.join(NODE_MODULES, 'dejavu-fonts-ttf/ttf')}</dir>
  <dir>${path.join(NODE_MODULES, '@expo-google-fonts/noto-emoji/400Regular')}</dir>
  <cachedir>${path.join(UNPACKED, 'font-cache')}</cachedir>
  <alias binding="same"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="same"><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
</fontconfig>
`;
