const EMBEDDED = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/;
const PNG_START = '89504e470d0a1a0a';
const MAX_BYTES = 1024 * 1024;
const MAX_SIDE = 1024;

/** Whether Teams would show a picture from this address: PNG, at most 1 MB, at most 1024 pixels on a side. */
export function isShowable(url: string): boolean {
  if (url.startsWith('https://')) return URL.canParse(url);
  const png = pictureIn(url);
  if (!png || png.length < 24 || png.length > MAX_BYTES) return false;
  const isSmall = Math.max(png.readUInt32BE(16), png.readUInt32BE(20)) <= MAX_SIDE;
  return isSmall && png.subarray(0, 8).toString('hex') === PNG_START;
}

/** The bytes of an embedded picture, as a client draws them. */
export function pictureIn(url: string): Buffer | undefined {
  const data = EMBEDDED.exec(url)?.[1];
  return data === undefined ? undefined : Buffer.from(data, 'base64');
}

/** What an activity counts against the limit for messages: embedded pictures do not. */
export function countedBytes(activity: unknown): number {
  const json = JSON.stringify(activity);
  return Buffer.byteLength(json.replaceAll(/"data:image\/png;base64,[^"]*"/g, '""'));
}
