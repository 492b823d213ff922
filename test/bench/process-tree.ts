import { readdir, readFile } from 'node:fs/promises';

/** What a process and its children use. */
export interface Usage {
  /** Since they started, in clock ticks (a hundred a second on Linux). */
  ticks: number;
  /** Proportional set size: shared pages are counted once. */
  bytes: number;
}

interface Entry {
  pid: number;
  parent: number;
  ticks: number;
}

async function readEntry(pid: number): Promise<Entry | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  // After the name in parentheses: state, parent, and 10 and 11 fields later the user and system time.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  if (fields === undefined) return undefined;
  return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) };
}

async function proportionalBytes(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(text)?.[1] ?? 0) * 1024;
}

/** Reads what a process and its direct children use; undefined where the system has no /proc. */
export async function readUsage(pid: number): Promise<Usage | undefined> {
  const names = await readdir('/proc').catch(() => []);
  const pids = names.map(Number).filter(Number.isInteger);
  const entries = (await Promise.all(pids.map(readEntry))).filter((entry) => entry !== undefined);
  const family = entries.filter((entry) => entry.pid === pid || entry.parent === pid);
  if (family.length === 0) return undefined;
  const sizes = await Promise.all(family.map((entry) => proportionalBytes(entry.pid)));
  return {
    ticks: family.reduce((sum, { ticks }) => sum + ticks, 0),
    bytes: sizes.reduce((sum, bytes) => sum + bytes, 0),
  };
}
