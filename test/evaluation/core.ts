import { Answerer } from '../../src/advisor/answerer';
import { type Library, openLibrary } from '../../src/advisor/library';
import { knowledgeFolders } from '../../src/knowledge/folders';
import { openKnowledge } from '../../src/understanding/prepared';
import type { Understander } from '../../src/understanding/understand';

/** The answering core on the knowledge that the product ships. */
export interface Core {
  library: Library;
  understander: Understander;
  answerer: Answerer;
}

let opened: Core | undefined;

/** Opens the core, once a test file: where the build is older than the knowledge, this trains for some seconds. */
export function openCore(): Core {
  opened ??= open();
  return opened;
}

function open(): Core {
  const { knowledge, understander } = openKnowledge(knowledgeFolders([]));
  const library = openLibrary(knowledge);
  return { library, understander, answerer: new Answerer(library, understander) };
}
