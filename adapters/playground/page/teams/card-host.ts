import { HostConfig } from 'adaptivecards';

const text = (color: string) => ({ default: color, subtle: 'var(--text-soft)' });

const foregroundColors = {
  default: text('var(--text)'),
  dark: text('var(--text)'),
  light: text('var(--surface)'),
  accent: text('var(--accent)'),
  attention: text('var(--danger)'),
  good: text('var(--good)'),
  warning: text('var(--text)'),
};

const style = (backgroundColor: string) => ({ backgroundColor, foregroundColors });

const fontSizes = { small: 13, default: 15, medium: 16, large: 19, extraLarge: 24 };
const fontWeights = { lighter: 400, default: 400, bolder: 650 };

/** How cards look here: the page's own colours and sizes. */
export const cardHost = new HostConfig({
  fontTypes: {
    default: { fontFamily: 'inherit', fontSizes, fontWeights },
    monospace: { fontFamily: 'var(--mono)', fontSizes, fontWeights },
  },
  lineHeights: { small: 19, default: 22, medium: 23, large: 27, extraLarge: 32 },
  spacing: { small: 4, default: 8, medium: 12, large: 18, extraLarge: 24, padding: 0 },
  separator: { lineThickness: 1, lineColor: 'var(--line)' },
  supportsInteractivity: true,
  containerStyles: {
    default: style('transparent'),
    emphasis: style('var(--surface-2)'),
    accent: style('var(--surface-2)'),
    good: style('var(--surface-2)'),
    attention: style('var(--surface-2)'),
    warning: style('var(--surface-2)'),
  },
  actions: {
    maxActions: 20,
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    spacing: 'medium',
  },
  textBlock: { headingLevel: 4 },
  table: { cellSpacing: 8 },
  inputs: {
    label: {
      requiredInputs: { weight: 'bolder' },
      optionalInputs: { weight: 'bolder', suffix: ' (optional)' },
    },
    errorMessage: { color: 'attention', weight: 'bolder', spacing: 'small' },
  },
});
