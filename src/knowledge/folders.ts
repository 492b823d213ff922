import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The folder that holds package.json: two levels above this file in the sources, three in the build.
 * The knowledge and the prepared copy of it live there.
 */
export function packageRoot(): string {
  const above = [path.resolve(__dirname, '../..'), path.resolve(__dirname, '../../..')];
  return above.find((folder) => existsSync(path.join(folder, 'package.json'))) ?? process.cwd();
}

/** Our knowledge first, then a team's own folders; later ones win. */
export function knowledgeFolders(own: readonly string[]): string[] {
  return [path.join(packageRoot(), 'knowledge'), ...own.map((folder) => path.resolve(folder))];
}
