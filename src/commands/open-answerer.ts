import { Answerer } from '../advisor/answerer';
import { openLibrary } from '../advisor/library';
import { parseConfig, readEnvironment } from '../config';
import { knowledgeFolders } from '../knowledge/folders';
import { openKnowledge } from '../understanding/prepared';

/** The answering core alone: no state, no chat. */
export function openAnswerer(): Answerer {
  const { knowledgeDirs } = parseConfig(readEnvironment());
  const { knowledge, understander } = openKnowledge(knowledgeFolders(knowledgeDirs));
  return new Answerer(openLibrary(knowledge), understander);
}
