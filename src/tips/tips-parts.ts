import type { ChatAdapter } from '../chat/adapter';
import type { ConversationRef, Platform } from '../chat/event';
import type { Log } from '../chat/log';
import type { Dimension } from '../knowledge/dimensions';
import type { Source } from '../knowledge/schema';
import type { Tip } from '../knowledge/tip-schema';
import type { TipStore } from '../storage/tip-store';
import type { Standing } from './situation';

/** What the tips need of the knowledge base. */
export interface TipsKnowledge {
  tips: readonly Tip[];
  sources: readonly Source[];
  /** What the surveys ask about, in their order. */
  dimensions: readonly Dimension[];
}

/** How fast tips are delivered. Milliseconds. */
export interface Pace {
  /** How often to look for due tips while there are none. */
  pollMs: number;
  /** How long a claim holds without being renewed: the tips of a killed replica wait that long. */
  leaseMs: number;
  /** How long a post without an answer may take to show in the history, before it is looked for there. */
  settleMs: number;
  /** So many workspaces are served at once; each has a queue of its own. */
  workspaces: number;
  /** So many tips of one workspace are taken at once, and sent one after the other. */
  perWorkspace: number;
}

/** What the tips are made from. */
export interface TipsParts {
  knowledge: TipsKnowledge;
  store: TipStore;
  /** `undefined` where the platform is not served by this process: its tips are left to others. */
  chatFor(platform: Platform): ChatAdapter | undefined;
  /** What the conversation's latest closed survey found. */
  standingOf(conversation: ConversationRef): Promise<Standing | undefined>;
  now(): Date;
  /** From 0 up to 1. */
  random(): number;
  log: Log;
}
