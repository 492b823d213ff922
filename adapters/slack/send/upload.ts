import type { WebClient } from '@slack/web-api';
import type { Log } from '../../../src/chat/log';
import type { ImageBlock, Reply } from '../../../src/chat/reply';
import { truncate } from '../../shared/split-text';
import { errorCode } from '../errors';
import { cleanText } from '../render/escape';
import { LIMITS } from '../render/limits';
import { retryWhenRefused, type Wait } from './retry';

/** Uploads a picture and hands back the id of its file, or nothing where that fails: the picture is told in words then. */
export type Upload = (image: ImageBlock, shareIn?: Thread) => Promise<string | undefined>;

/** Where a file is shown by itself. */
export interface Thread {
  channel_id: string;
  thread_ts: string;
}

interface UploadOptions {
  client: WebClient;
  wait: Wait;
  log: Log;
  /** Does not wait for ever, and rejects then. */
  fetch: typeof fetch;
}

export function createUpload({ client, fetch, log, wait }: UploadOptions): Upload {
  const insist = <T>(call: () => Promise<T>) => retryWhenRefused(call, { wait, patient: true });

  async function upload({ alt, png, title }: ImageBlock, shareIn?: Thread): Promise<string | undefined> {
    const { file_id: id, upload_url: url } = await insist(() =>
      client.files.getUploadURLExternal({
        filename: 'picture.png',
        length: png.byteLength,
        alt_text: truncate(cleanText(alt), LIMITS.fileAlt),
      }),
    );
    if (id === undefined || url === undefined) return undefined;
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(png),
    });
    if (status !== 200) throw Object.assign(new Error('upload refused'), { code: `HTTP ${status}` });
    // Without a thread it is shared with nobody yet: the message that shows it shares it.
    const files: [{ id: string; title: string }] = [{ id, title: cleanText(title) }];
    const completed = shareIn === undefined ? { files } : { files, ...shareIn };
    await insist(() => client.files.completeUploadExternal(completed));
    return id;
  }

  return (image, shareIn) =>
    upload(image, shareIn).catch((error: unknown) => {
      log.warn({ reason: errorCode(error) }, 'a picture could not be uploaded, its words are shown');
      return undefined;
    });
}

/** Uploads all pictures of a reply, one after the other, and hands back their files. */
export async function uploadPictures(reply: Reply, upload: Upload): Promise<Map<Uint8Array, string>> {
  const files = new Map<Uint8Array, string>();
  for (const block of reply.blocks) {
    const file = block.type === 'image' ? await upload(block) : undefined;
    if (block.type === 'image' && file !== undefined) files.set(block.png, file);
  }
  return files;
}
