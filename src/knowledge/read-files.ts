import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { KnowledgeError } from '../errors';

/** A file of a knowledge folder, by its path inside that folder, with `/` on every system. */
export interface KnowledgeFile {
  /** Which folder it came from: 0 is ours, later ones are overlays. */
  layer: number;
  path: string;
  text: string;
  /** The folder, for messages; absent for ours. */
  folder?: string;
}

const EXTENSIONS = new Set(['.yaml', '.yml', '.md']);

/**
 * Reads the files of a knowledge folder, sorted by path. Hidden files and other kinds of file are left out.
 * @throws KnowledgeError when the folder cannot be read
 */
export function readKnowledgeFiles(folder: string, layer = 0): KnowledgeFile[] {
  const names = listFolder(folder);
  const wanted = names.filter((name) => EXTENSIONS.has(path.extname(name)) && !/(^|[\\/])\./.test(name));
  return wanted.sort().map((name) => ({
    layer,
    path: name.split(path.sep).join('/'),
    text: readFileSync(path.join(folder, name), 'utf8'),
    ...(layer === 0 ? {} : { folder }),
  }));
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (cause) {
    throw new KnowledgeError(`The knowledge folder "${folder}" cannot be read.`, {
      code: 'knowledge/unreadable',
      tip: 'Check that the folder exists and that the user who runs the advisor may read it.',
      cause,
    });
  }
}
