/** What the app shows in a side panel beside its messages. */
export interface Panel {
  prompts: { title: string; message: string }[];
  /** Said above the prompts. */
  promptsTitle: string;
  title: string;
  /** Every status since the panel was opened, the newest last; an empty one clears. */
  statuses: string[];
}

/** A panel is named by its direct messages and, where it is a thread of its own there, by that. */
export function panelKey(channel: string, thread?: string): string {
  return thread === undefined ? channel : `${channel}:${thread}`;
}

export function newPanel(): Panel {
  return { prompts: [], promptsTitle: '', title: '', statuses: [] };
}
