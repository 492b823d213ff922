import type { EChartsOption } from 'echarts';
import { frame } from './chart-frame';
import { DIM_INK, GRID, INK, MARKS, STATE_WORDS, wrap } from './chart-style';
import type { ChartSize } from './render-chart';
import type { DimensionResult, ScoredResult } from './result';
import type { Survey } from './survey';

const TOP = 140;
const BOTTOM = 150;
const TALLEST = 1024;
const ROW = 70;
const LABEL_WIDTH = 26;
const FOOTER = 'Bar: the middle half of the answers. Circle: the median.';
/** Half a bar's end, in levels: a bar stays visible where all chose the same. */
const OVERHANG = 0.22;

/** As tall as its rows need, up to the limit. */
export function spreadSize({ dimensions }: ScoredResult): ChartSize {
  return { width: 1024, height: Math.min(TALLEST, TOP + BOTTOM + ROW * dimensions.length) };
}

/** Each dimension is a row: the bar holds the middle half of the answers, the mark on it is the median. */
export function spreadOption(survey: Survey, result: ScoredResult): EChartsOption {
  const rows = result.dimensions;
  return {
    ...frame({ survey, result, footer: FOOTER, ...spreadSize(result) }),
    grid: { left: 318, right: 222, top: TOP, bottom: BOTTOM },
    xAxis: [scale(), levelNames(survey)],
    yAxis: [names(rows), verdicts(rows)],
    series: [bars(rows, 'from'), bars(rows, 'to'), medians(rows)],
  };
}

/** Bars need a scale of numbers; it is as wide as the five columns with the names of the levels. */
function scale() {
  return { type: 'value' as const, min: 0.5, max: 5.5, show: false };
}

function levelNames({ levels }: Survey) {
  return {
    type: 'category' as const,
    data: levels.map(({ name }, index) => [index + 1, ...wrap(name, 10)].join('\n')),
    position: 'bottom' as const,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: true, lineStyle: { color: GRID } },
    axisLabel: { color: DIM_INK, fontSize: 17, lineHeight: 23, margin: 12, interval: 0 },
  };
}

function names(rows: readonly DimensionResult[]) {
  return {
    ...categories(rows.map(({ dimension }) => wrap(dimension, LABEL_WIDTH).join('\n'))),
    position: 'left' as const,
    axisLabel: { color: INK, fontSize: 20, lineHeight: 26, margin: 18, interval: 0 },
  };
}

function verdicts(rows: readonly DimensionResult[]) {
  return {
    ...categories(rows.map(verdict)),
    position: 'right' as const,
    axisLabel: { color: INK, fontSize: 20, margin: 18, interval: 0, rich: markStyles() },
  };
}

function categories(data: string[]) {
  return {
    type: 'category' as const,
    data,
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
  };
}

function verdict(row: DimensionResult): string {
  if (row.state !== 'known') return `{unknown|? ${STATE_WORDS[row.state]}}`;
  const { glyph, word } = MARKS[row.agreement];
  return `{${row.agreement}|${glyph} ${word}}`;
}

function markStyles() {
  const style = (color: string) => ({ color, fontSize: 20, fontWeight: 'bold' as const });
  return {
    unknown: style(DIM_INK),
    agreed: style(MARKS.agreed.color),
    mixed: style(MARKS.mixed.color),
    split: style(MARKS.split.color),
  };
}

/** A bar from one level to another is an invisible bar up to the first, and a visible one on top of it. */
function bars(rows: readonly DimensionResult[], part: 'from' | 'to') {
  return {
    type: 'bar' as const,
    stack: 'spread',
    barWidth: 30,
    silent: true,
    data: rows.map((row) => {
      if (row.state !== 'known') return { value: 0 };
      const [low, high] = row.quartiles;
      if (part === 'from') return { value: low - OVERHANG, itemStyle: { color: 'transparent' } };
      const { color } = MARKS[row.agreement];
      return { value: high - low + 2 * OVERHANG, itemStyle: { color, opacity: 0.25, borderRadius: 8 } };
    }),
  };
}

function medians(rows: readonly DimensionResult[]) {
  return {
    type: 'scatter' as const,
    symbol: 'circle',
    symbolSize: 36,
    data: rows.flatMap((row, index) => {
      if (row.state !== 'known') return [];
      const itemStyle = { color: MARKS[row.agreement].color, opacity: 1 };
      return [{ value: [row.median, index], itemStyle, label: { formatter: `${row.median}` } }];
    }),
    label: { show: true, color: '#ffffff', fontSize: 20, fontWeight: 'bold' as const },
  };
}
