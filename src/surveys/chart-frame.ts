import type { EChartsOption } from 'echarts';
import { DIM_INK, GRID, INK, SURFACE } from './chart-style';
import type { ChartSize } from './render-chart';
import type { ScoredResult } from './result';
import type { Survey } from './survey';

interface Frame extends ChartSize {
  survey: Survey;
  result: ScoredResult;
  /** How to read the chart, in a sentence. */
  footer: string;
}

/** What every chart has: a light surface with an edge, for dark themes, a heading and a footer. */
export function frame({ survey, result, footer, width, height }: Frame): EChartsOption {
  return {
    backgroundColor: SURFACE,
    title: [
      {
        text: survey.title,
        subtext: summary(result),
        left: 40,
        top: 28,
        itemGap: 12,
        textStyle: { color: INK, fontSize: 34, fontWeight: 'bold' },
        subtextStyle: { color: DIM_INK, fontSize: 23 },
      },
      {
        text: footer,
        left: 40,
        bottom: 22,
        textStyle: { color: DIM_INK, fontSize: 18, fontWeight: 'normal' },
      },
    ],
    graphic: [
      {
        type: 'rect',
        silent: true,
        shape: { x: 1, y: 1, width: width - 2, height: height - 2, r: 12 },
        style: { fill: 'none', stroke: GRID, lineWidth: 2 },
      },
    ],
  };
}

function summary({ level, answered, invited, partial }: ScoredResult): string {
  const where =
    level === undefined ? 'No level: too little is known' : `Level ${level.level} of 5: ${level.name}`;
  const people = invited === undefined ? `${answered} answers` : `${answered} of ${invited} answered`;
  return [where, people, ...(partial ? ['partial view'] : [])].join('   ·   ');
}
