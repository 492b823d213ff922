import path from 'node:path';
import { types } from 'node:util';
import { AppError } from '../errors';
import { isName } from './names';

/** Folder that the frames of ours are named from: the program as built, or its sources. */
const ROOT = path.join(__dirname, '..', '..');
const MOST_FRAMES = 8;
const DEEPEST_CAUSE = 4;

/** What the driver of the database says of a failure without quoting a value. */
const DATABASE_FIELDS = ['severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const;

/**
 * What may be written of an error: its name, code and tip, where it was thrown, and the same of its causes. Never its
 * message, for that may quote what somebody wrote, or a value that a statement was given.
 */
export function safeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!types.isNativeError(error)) return { name: `thrown ${typeof error}` };
  const fields = error as Error & Record<string, unknown>;
  const named = Object.fromEntries(
    ['name', 'code', ...DATABASE_FIELDS].flatMap((key) => (isName(fields[key]) ? [[key, fields[key]]] : [])),
  );
  return {
    ...named,
    ...(error instanceof AppError && { tip: error.tip }),
    at: framesOf(error),
    ...(error.cause !== undefined && depth < DEEPEST_CAUSE && { cause: safeError(error.cause, depth + 1) }),
  };
}

/** Our own frames; where there is none, the first two of the library. */
function framesOf({ message, stack = '' }: Error): string[] {
  const start = message === '' ? 0 : stack.indexOf(message) + message.length;
  const frames = stack.slice(Math.max(0, start)).split('\n').flatMap(frameOf);
  const ours = frames.filter((frame) => !frame.includes('node_modules') && !frame.includes('node:'));
  return ours.length > 0 ? ours.slice(0, MOST_FRAMES) : frames.slice(0, 2);
}

const FRAME =
  /^\s+at (?:(?<what>[\w.$<>#[\] ]{1,100}) )?\(?(?<file>(?:file:\/\/|node:|\/|[A-Z]:\\)[^()\s]{1,300}:\d+:\d+)\)?$/;

function frameOf(line: string): string[] {
  const { file, what = '' } = FRAME.exec(line)?.groups ?? {};
  if (file === undefined) return [];
  return [
    `${what} ${file
      .replace('file://', '')
      .replace(ROOT, '')
      .replace(/^[/\\]/, '')}`.trim(),
  ];
}
