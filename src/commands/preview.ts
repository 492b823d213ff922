import { openLibrary } from '../advisor/library';
import { parseConfig, readEnvironment } from '../config';
import { tipsKnowledge } from '../features';
import { knowledgeFolders } from '../knowledge/folders';
import { openKnowledge } from '../understanding/prepared';
import { withStore } from './data';
import { runTipsPreview } from './tips';

/** Prints which tips a channel would get in so many weeks, and why. */
export async function runPreview(
  channel: string | undefined,
  weeks: number,
  print: (line: string) => void,
): Promise<void> {
  const { knowledge } = openKnowledge(knowledgeFolders(parseConfig(readEnvironment()).knowledgeDirs));
  const library = openLibrary(knowledge);
  await withStore((store) =>
    runTipsPreview({ ...tipsKnowledge(library, store), store }, { channel, weeks, now: new Date() }, print),
  );
}
