import type { Side } from '../../page-protocol';

const NAMES: Readonly<Record<Side, string>> = { slack: 'Slack', teams: 'Teams' };

/** What a platform is called. */
export function sideName(side: Side): string {
  return NAMES[side];
}
