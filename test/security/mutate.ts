/** One thing done to a payload; `at` counts its places around. */
export interface Mutation {
  at: number;
  deed: 'remove' | 'replace' | 'add' | 'swap';
  /** The name of what is added. */
  key: string;
  /** The other place of a swap, counted in the other payload. */
  from: number;
  value: unknown;
}

interface Place {
  holder: object;
  key: string;
  /** Writes what was changed inside a text back into it. */
  commit: () => void;
}

/** A copy of a payload with these things done to it, wherever that is: also inside texts that are JSON themselves. */
export function mutated(payload: object, mutations: readonly Mutation[], other: object): object {
  const root = { payload: structuredClone(payload) };
  for (const mutation of mutations) mutate(root, mutation, other);
  const { payload: result } = root;
  return typeof result === 'object' && result !== null ? result : { payload: result };
}

function mutate(root: object, { at, deed, from, key, value }: Mutation, other: object): void {
  const places = placesIn(root, () => undefined);
  const place = places[at % places.length];
  if (place === undefined) return;
  const { commit, holder } = place;
  if (deed === 'remove') Reflect.deleteProperty(holder, place.key);
  else if (deed === 'replace') put(holder, place.key, value);
  else if (deed === 'add') put(holder, key, value);
  else put(holder, place.key, structuredClone(found(other, from)));
  commit();
}

function found(payload: object, at: number): unknown {
  const places = placesIn(payload, () => undefined);
  const place = places[at % Math.max(1, places.length)];
  return place && Reflect.get(place.holder, place.key);
}

function placesIn(holder: object, commit: () => void): Place[] {
  return Object.keys(holder).flatMap((key) => {
    const value: unknown = Reflect.get(holder, key);
    const own = { holder, key, commit };
    if (typeof value === 'object' && value !== null) return [own, ...placesIn(value, commit)];
    const inner = typeof value === 'string' ? written(value) : undefined;
    if (inner === undefined) return [own];
    const rewrite = () => {
      put(holder, key, JSON.stringify(inner.object) + inner.rest);
      commit();
    };
    return [own, ...placesIn(inner.object, rewrite)];
  });
}

/** The object that a text is, up to the end of its first line, and what follows. */
function written(text: string): { object: object; rest: string } | undefined {
  if (!text.startsWith('{')) return undefined;
  const end = text.indexOf('\n');
  const line = end < 0 ? text : text.slice(0, end);
  try {
    return { object: JSON.parse(line), rest: text.slice(line.length) };
  } catch {
    return undefined;
  }
}

/** Also where the key is `__proto__`, which an assignment would take for something else. */
function put(holder: object, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) return void holder.push(value);
  Object.defineProperty(holder, key, { value, enumerable: true, writable: true, configurable: true });
}
