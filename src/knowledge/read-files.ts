import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
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

/** Several times what our longest file has, and read in no time. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Reads the files of a knowledge folder, sorted by path. Hidden files and other kinds of file are left out.
 * @throws KnowledgeError when the folder cannot be read, leads out of itself, or has a file that is none or too long
 */
export function readKnowledgeFiles(folder: string, layer = 0): KnowledgeFile[] {
  const wanted = listFolder(folder).filter((name) => EXTENSIONS.has(path.extname(name)));
  return wanted.sort().map((name) => ({
    layer,
    path: name.split(path.sep).join('/'),
    text: readFileSync(path.join(folder, name), 'utf8'),
    ...(layer === 0 ? {} : { folder }),
  }));
}

function listFolder(folder: string): string[] {
  try {
    return filesIn(folder, realpathSync(folder), '', new Set());
  } catch (cause) {
    if (cause instanceof KnowledgeError) throw cause;
    throw new KnowledgeError(`The knowledge folder "${folder}" cannot be read.`, {
      code: 'knowledge/unreadable',
      tip: 'Check that the folder exists and that the user who runs the advisor may read it.',
      cause,
    });
  }
}

/** Links are followed, for Kubernetes mounts folders as links; each folder is entered once, so that none goes round. */
function filesIn(folder: string, root: string, inside: string, entered: Set<string>): string[] {
  const real = realpathSync(path.join(folder, inside));
  if (entered.has(real)) return [];
  entered.add(real);
  const names = readdirSync(real).filter((name) => !name.startsWith('.'));
  return names.flatMap((name) => {
    const at = path.join(inside, name);
    const stat = statSync(path.join(folder, at));
    if (!stat.isDirectory() && !EXTENSIONS.has(path.extname(name))) return [];
    if (!isInside(root, realpathSync(path.join(folder, at)))) throw leadsOut(folder, at);
    if (stat.isDirectory()) return filesIn(folder, root, at, entered);
    if (!stat.isFile() || stat.size > MOST_BYTES) throw notReadable(folder, at, stat.size);
    return [at];
  });
}

function isInside(root: string, real: string): boolean {
  return real === root || real.startsWith(root + path.sep);
}

function leadsOut(folder: string, name: string): KnowledgeError {
  return new KnowledgeError(
    `In the knowledge folder "${folder}", "${name}" is a link that leads out of it.`,
    {
      code: 'knowledge/link-outside',
      tip: 'Put the file itself into the folder.',
    },
  );
}

function notReadable(folder: string, name: string, bytes: number): KnowledgeError {
  return new KnowledgeError(
    `In the knowledge folder "${folder}", "${name}" is no ordinary file, or too long: it has ${bytes} bytes, at most ${MOST_BYTES} are read.`,
    { code: 'knowledge/not-a-file', tip: 'Split it into several files, or take it out of the folder.' },
  );
}
