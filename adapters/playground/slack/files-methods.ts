import { z } from 'zod';
import { type Args, isRefusal, type Methods, openChannel, parseJson, type Result } from './method';
import type { SlackState } from './state';

/** Uploading, in its three steps: announce it, send the bytes, say that it is complete. */
export const FILE_METHODS: Methods = {
  'files.getUploadURLExternal': { scope: 'files:write', call: announce },
  'files.completeUploadExternal': { scope: 'files:write', call: complete },
};

const LONGEST_ALT = 1_000;

function announce(state: SlackState, args: Args, origin: string): Result {
  const length = Number(args.length);
  if (!args.filename || !Number.isInteger(length) || length < 1) return { error: 'invalid_arguments' };
  const altText = args.alt_text ?? '';
  if (altText.length > LONGEST_ALT) return { error: 'alt_txt_too_large' };
  const id = `F${String(state.files.length + 1).padStart(10, '0')}`;
  state.files.push({ id, length, altText, refusals: 0 });
  return { ok: true, file_id: id, upload_url: `${origin}/upload/${id}` };
}

/** Takes the bytes; their number has to be the one that was announced. */
export function takeUpload(state: SlackState, id: string, bytes: Uint8Array): Result {
  const file = state.files.find((announced) => announced.id === id);
  if (file === undefined || bytes.byteLength !== file.length) return { error: 'invalid_upload' };
  file.bytes = bytes;
  return { ok: true };
}

const completionSchema = z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1);

function complete(state: SlackState, args: Args): Result {
  const wanted = completionSchema.safeParse(parseJson(args.files));
  if (!wanted.success) return { error: 'invalid_arguments' };
  const channel = args.channel_id === undefined ? undefined : openChannel(state, args.channel_id);
  if (channel !== undefined && isRefusal(channel)) return channel;
  for (const { id, title = 'Untitled' } of wanted.data) {
    const file = state.files.find((announced) => announced.id === id);
    if (file?.bytes === undefined) return { error: 'file_not_found' };
    file.title = title;
    if (channel !== undefined)
      file.sharedIn = {
        channel: channel.id,
        ...(args.thread_ts !== undefined && { threadTs: args.thread_ts }),
      };
  }
  return { ok: true, files: wanted.data };
}

/** Whether a message may show the file. One that Slack still looks at is refused as often as its `refusals` say. */
export function isReadyFile(state: SlackState): (id: string) => boolean {
  return (id) => {
    const file = state.files.find((uploaded) => uploaded.id === id);
    if (file?.title === undefined) return false;
    file.refusals -= 1;
    return file.refusals < 0;
  };
}
