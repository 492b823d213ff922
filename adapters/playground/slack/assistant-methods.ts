import { z } from 'zod';
import { newPanel, type Panel, panelKey } from './assistant-state';
import type { Refusal } from './check-message';
import { type Args, isRefusal, type Methods, openChannel, parseJson, type Result } from './method';
import type { Channel, SlackState } from './state';

/** The side panel's own methods (docs.slack.dev/reference/methods, read 2026-11-23). */
export const ASSISTANT_METHODS: Methods = {
  'assistant.threads.setStatus': { scope: 'assistant:write', call: setStatus },
  'assistant.threads.setTitle': { scope: 'assistant:write', call: setTitle },
  'assistant.threads.setSuggestedPrompts': { scope: 'assistant:write', call: setPrompts },
};

function setStatus(state: SlackState, args: Args): Result {
  const panel = panelOf(state, args);
  if (isRefusal(panel)) return panel;
  if (args.status === undefined) return { error: 'invalid_arguments', details: ['missing `status`'] };
  panel.statuses.push(args.status);
  state.changed();
  return { ok: true };
}

function setTitle(state: SlackState, args: Args): Result {
  const panel = panelOf(state, args);
  if (isRefusal(panel)) return panel;
  if (!args.title) return { error: 'invalid_arguments', details: ['missing `title`'] };
  panel.title = args.title;
  state.changed();
  return { ok: true };
}

const promptsSchema = z
  .array(z.strictObject({ title: z.string().min(1), message: z.string().min(1) }))
  .min(1)
  .max(4);

/** Where panels are no threads, prompts for a thread are taken without a word and shown nowhere. */
function setPrompts(state: SlackState, args: Args): Result {
  const panel = panelOf(state, args);
  if (isRefusal(panel)) return panel;
  const prompts = promptsSchema.safeParse(parseJson(args.prompts));
  if (!prompts.success)
    return { error: 'invalid_arguments', details: prompts.error.issues.map(({ message }) => message) };
  if (args.thread_ts !== undefined && !state.panelsAreThreads) return { ok: true };
  Object.assign(panel, { prompts: prompts.data, promptsTitle: args.title ?? '' });
  state.changed();
  return { ok: true };
}

/** In direct messages with the app; a thread has to begin with a message that is there. */
function panelOf(state: SlackState, { channel_id, thread_ts }: Args): Panel | Refusal {
  const channel = direct(state, channel_id);
  if (isRefusal(channel)) return channel;
  if (thread_ts !== undefined && state.message(channel.id, thread_ts) === undefined)
    return { error: 'invalid_thread_ts' };
  if (thread_ts === undefined && state.panelsAreThreads) return { error: 'invalid_thread_ts' };
  const key = panelKey(channel.id, thread_ts);
  const panel = state.panels.get(key) ?? newPanel();
  state.panels.set(key, panel);
  return panel;
}

function direct(state: SlackState, id: string | undefined): Channel | Refusal {
  const channel = openChannel(state, id);
  if (isRefusal(channel)) return channel;
  return channel.kind === 'im' ? channel : { error: 'channel_not_found' };
}
