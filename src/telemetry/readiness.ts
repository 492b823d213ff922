/** What a replica needs before it may be given requests. */
export type Part = 'database' | 'jobs' | 'chats';

/** How a part is: `ok`, or in a word or two why not. */
export type PartState = 'ok' | 'starting' | 'unreachable' | 'not migrated' | 'not running';

export interface Ready {
  ready: boolean;
  stopping: boolean;
  parts: Record<Part, PartState>;
}

/** Knows how far the start has come, and whether the stop has begun. */
export interface Readiness {
  /** The part has started; `look` says how it is from then on, at every question. */
  started(part: Part, look?: () => Promise<PartState>): void;
  /** Not ready from now on, whatever the parts say. */
  stopping(): void;
  check(): Promise<Ready>;
}

/** A part that does not say how it is within this time, in milliseconds, counts as unreachable. */
const PATIENCE_MS = 2_000;

/** Nothing has started yet. */
export function createReadiness(): Readiness {
  const looks: Record<Part, () => Promise<PartState>> = {
    database: async () => 'starting',
    jobs: async () => 'starting',
    chats: async () => 'starting',
  };
  let stopping = false;
  return {
    started(part, look = async () => 'ok') {
      looks[part] = look;
    },
    stopping() {
      stopping = true;
    },
    async check() {
      const [database, jobs, chats] = await Promise.all([
        inTime(looks.database),
        inTime(looks.jobs),
        inTime(looks.chats),
      ]);
      const parts = { database, jobs, chats };
      const ready = !stopping && Object.values(parts).every((state) => state === 'ok');
      return { ready, stopping, parts };
    },
  };
}

async function inTime(look: () => Promise<PartState>): Promise<PartState> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<PartState>((resolve) => {
    timer = setTimeout(() => resolve('unreachable'), PATIENCE_MS);
  });
  const state = await Promise.race([look().catch((): PartState => 'unreachable'), late]);
  clearTimeout(timer);
  return state;
}
