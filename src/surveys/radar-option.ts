import type { EChartsOption } from 'echarts';
import { frame } from './chart-frame';
import { DIM_INK, FILL, GRID, INK, MARKS, STATE_WORDS, wrap } from './chart-style';
import type { DimensionResult, ScoredResult } from './result';
import type { Survey } from './survey';

export const RADAR_SIZE = { width: 1024, height: 1024 };

const LEVELS = 5;
const LABEL_WIDTH = 18;
const FOOTER = 'Distance from the middle: the median answer, from 1 to 5.';

/** Each dimension is a spoke, its median the distance from the middle; an unknown one leaves a gap. */
export function radarOption(survey: Survey, result: ScoredResult): EChartsOption {
  const { dimensions } = result;
  return {
    ...frame({ survey, result, footer: FOOTER, ...RADAR_SIZE }),
    polar: { center: ['50%', '53%'], radius: 280 },
    angleAxis: {
      type: 'value',
      min: 0,
      max: dimensions.length,
      interval: 1,
      startAngle: 90,
      axisLine: { lineStyle: { color: GRID } },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: GRID } },
      axisLabel: {
        margin: 18,
        // The end of the circle is its beginning again.
        showMaxLabel: false,
        formatter: (index: number) => spokeLabel(dimensions[index]),
        rich: labelStyles(),
      },
    },
    radiusAxis: {
      min: 0,
      max: LEVELS,
      interval: 1,
      axisLine: { show: false },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: GRID } },
      axisLabel: {
        color: DIM_INK,
        fontSize: 18,
        margin: 17,
        formatter: (level: number) => (level === 0 ? '' : `${level}`),
      },
    },
    series: [
      {
        type: 'line',
        coordinateSystem: 'polar',
        // A median of 5 lies on the edge: rounding would put its mark outside and drop it.
        clip: false,
        data: closed(dimensions).map(point),
        lineStyle: { color: FILL, width: 4 },
        areaStyle: { color: FILL, opacity: 0.12 },
      },
    ],
  };
}

function closed(dimensions: readonly DimensionResult[]): DimensionResult[] {
  return [...dimensions, ...dimensions.slice(0, 1)];
}

function point(dimension: DimensionResult, index: number) {
  if (dimension.state !== 'known') return { value: ['-', index], symbol: 'none' };
  const { symbol, color } = MARKS[dimension.agreement];
  return {
    value: [dimension.median, index],
    symbol,
    symbolSize: 22,
    itemStyle: { color, borderColor: '#ffffff', borderWidth: 2 },
  };
}

function spokeLabel(dimension: DimensionResult | undefined): string {
  if (dimension === undefined) return '';
  const name = wrap(dimension.dimension, LABEL_WIDTH).map((line) => `{name|${line}}`);
  if (dimension.state !== 'known') return [...name, `{unknown|? ${STATE_WORDS[dimension.state]}}`].join('\n');
  const { glyph, word } = MARKS[dimension.agreement];
  return [...name, `{${dimension.agreement}|${dimension.median} ${glyph} ${word}}`].join('\n');
}

function labelStyles() {
  const style = (color: string, fontWeight: 'normal' | 'bold') => ({
    color,
    fontWeight,
    fontSize: 20,
    lineHeight: 26,
  });
  return {
    name: style(INK, 'normal'),
    unknown: style(DIM_INK, 'bold'),
    agreed: style(MARKS.agreed.color, 'bold'),
    mixed: style(MARKS.mixed.color, 'bold'),
    split: style(MARKS.split.color, 'bold'),
  };
}
