import fc from 'fast-check';
import type { LogLine } from '../adapters/slack/slack-under-test';
import { mutated } from './mutate';
import { mutations } from './mutations';

/** `FUZZ_RUNS=5000 PROPERTY_SEED=random npx jest test/security/fuzz` searches further. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);

/** So many are sent at once, as they would come. */
const AT_ONCE = 25;

/** What a program says of itself when its own code is wrong. */
const OWN_FAULTS = /^(?:Type|Range|Reference|Syntax)Error$/;

export interface Fuzzed {
  /** One of each kind that the platform really sent. */
  genuine: readonly object[];
  /** Sends a changed one in the way of the genuine one at `index`, signed; resolves with what came back. */
  send(payload: object, index: number): Promise<{ status: number; body: string }>;
  /** A person asks and is answered. */
  good(): Promise<unknown>;
  /** What the advisor logged. */
  lines: readonly LogLine[];
}

/**
 * Sends genuine payloads that were changed at random places. Every one is answered with less than 500, nothing that our own
 * code did wrong is logged, and whoever asks afterwards is answered. What nobody catches fails the test by itself: Jest
 * listens to unhandled rejections and uncaught exceptions.
 */
export async function fuzz({ genuine, good, lines, send }: Fuzzed): Promise<void> {
  const pick = (index: number): object => genuine[index] ?? {};
  const place = fc.nat({ max: genuine.length - 1 });
  const deed = fc.record({ index: place, other: place, mutations });
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: AT_ONCE, maxLength: AT_ONCE }), async (deeds) => {
      const sent = deeds.map(({ index, mutations, other }) => mutated(pick(index), mutations, pick(other)));
      const answers = await Promise.all(sent.map((one, at) => send(one, deeds[at]?.index ?? 0)));
      const bad = answers.flatMap(({ body, status }, index) =>
        isFailure(status) || hasStack(body) ? [{ status, body, to: shortened(sent[index]) }] : [],
      );
      expect(bad).toEqual([]);
      expect(ownFaults(lines)).toEqual([]);
    }),
    { numRuns: Math.ceil(RUNS / AT_ONCE), endOnFailure: true, asyncReporter: report },
  );
  await good();
  expect(ownFaults(lines)).toEqual([]);
  expect(Object.keys(Object.prototype)).toEqual([]);
}

/** Says with which seed it happens again; the values themselves are far too long to read. */
async function report<T>({ errorInstance, failed, seed }: fc.RunDetails<T>): Promise<void> {
  if (failed) throw new Error(`PROPERTY_SEED=${seed} finds this again`, { cause: errorInstance });
}

const SHOWN = 3_000;

function shortened(payload: unknown): string {
  return JSON.stringify(payload, (_key, value) =>
    typeof value === 'string' ? value.slice(0, 200) : value,
  ).slice(0, SHOWN);
}

/** 501 is how a bot says that it has nothing for an invoke: "not implemented". */
function isFailure(status: number): boolean {
  return status >= 500 && status !== 501;
}

function hasStack(body: string): boolean {
  return /\n\s+at \S/.test(body);
}

function ownFaults(lines: readonly LogLine[]): string[] {
  return lines.flatMap(({ fields }) =>
    Object.values(fields)
      .filter((field): field is Error => field instanceof Error && OWN_FAULTS.test(field.name))
      .map(({ stack = '' }) => stack),
  );
}
