/** Actions of our buttons; those that open a dialog say so by their prefix. */
export const TIP_ACTIONS = {
  up: 'tip-up',
  down: 'tip-down',
  more: 'tip-more',
  now: 'tip-now',
  skip: 'tip-skip',
  off: 'tip-off',
  schedule: 'open-tip-schedule',
} as const;
