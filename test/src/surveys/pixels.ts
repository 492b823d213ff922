import { Resvg } from '@resvg/resvg-js';

const CORNER = 16;

export interface Pixels {
  width: number;
  height: number;
  /** RGBA, row by row. */
  data: Buffer;
}

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a PNG shows. */
export function readPng(png: Buffer): Pixels {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const image = `<image width="${width}" height="${height}" href="data:image/png;base64,${png.toString('base64')}"/>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${image}</svg>`;
  return { width, height, data: new Resvg(svg).render().pixels };
}

/** How many pixels differ inside a box. */
export function differing(a: Pixels, b: Pixels, { left, top, right, bottom }: Box): number {
  let count = 0;
  for (let y = Math.floor(top); y < bottom; y += 1)
    for (let x = Math.floor(left); x < right; x += 1) {
      const at = 4 * (y * a.width + x);
      if (a.data.readUInt32LE(at) !== b.data.readUInt32LE(at)) count += 1;
    }
  return count;
}

/** True where the four strips along the edges, from `from` to `to` pixels inside, are white; the corners are left out. */
export function edgesAreWhite({ width, height, data }: Pixels, from: number, to: number): boolean {
  const white = (x: number, y: number) => data.readUInt32LE(4 * (y * width + x)) === 0xffffffff;
  for (let inset = from; inset < to; inset += 1) {
    for (let x = CORNER; x < width - CORNER; x += 1)
      if (!white(x, inset) || !white(x, height - 1 - inset)) return false;
    for (let y = CORNER; y < height - CORNER; y += 1)
      if (!white(inset, y) || !white(width - 1 - inset, y)) return false;
  }
  return true;
}

export function overlap(a: Box, b: Box): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}
