import type { KeptQuestion, Owner } from '../store';

export interface SettingRow extends Owner {
  keepsQuestions: boolean;
  /** Where people answer: the conversation's id, and JSON that leads there. */
  conversation: string | undefined;
  reference: unknown;
  /** The same of a conversation that somebody proposed. */
  proposed: string | undefined;
  proposal: unknown;
  savedAt: Date;
}

/** What the feedback keeps in this process; the settings by their owner. */
export interface FeedbackRows {
  settings: Map<string, SettingRow>;
  questions: Set<Owner & KeptQuestion>;
}

/** Takes a conversation out of a row, in whichever part it plays there. */
export function leaveConversation(row: SettingRow, conversation: string): void {
  if (row.conversation === conversation)
    Object.assign(row, { conversation: undefined, reference: undefined });
  if (row.proposed === conversation) Object.assign(row, { proposed: undefined, proposal: undefined });
}

export function emptyFeedbackRows(): FeedbackRows {
  return { settings: new Map(), questions: new Set() };
}
