import type { PageFault } from '../page-protocol';

interface Fault<Platform> {
  id: string;
  label: string;
  set(platform: Platform, on: boolean): void;
}

/** What the page needs to know of faults. */
export function switchedBy<Platform>(
  faults: readonly Fault<Platform>[],
): readonly Pick<PageFault, 'id' | 'label'>[] {
  return faults.map(({ id, label }) => ({ id, label }));
}

/** Switches one of these faults; any other id is left alone. */
export function setFaultIn<Platform>(
  faults: readonly Fault<Platform>[],
  platform: Platform,
  id: string,
  on: boolean,
): void {
  faults.find((fault) => fault.id === id)?.set(platform, on);
}
