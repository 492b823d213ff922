import { Resvg } from '@resvg/resvg-js';
import type { EChartsOption } from 'echarts';
import { radarChart, spreadChart } from '../../../src/surveys/chart';
import { MARKS } from '../../../src/surveys/chart-style';
import { RADAR_SIZE, radarOption } from '../../../src/surveys/radar-option';
import { type ChartSize, fonts, toPng, toSvg } from '../../../src/surveys/render-chart';
import type { ScoredResult } from '../../../src/surveys/result';
import { spreadOption, spreadSize } from '../../../src/surveys/spread-option';
import { assembleSurvey, type Survey } from '../../../src/surveys/survey';
import { devops, files, people, scored, variedResult } from './fixtures';
import { type Box, differing, edgesAreWhite, overlap, readPng } from './pixels';

/** The frame is drawn on the outermost three pixels. */
const FRAME = 5;

const TEXT = /<text[^>]*>.*?<\/text>/gs;

const withAddition = assembleSurvey(files, 'mlops', 'llm');
const cases: [string, Survey, ScoredResult][] = [
  ['the DevOps survey', devops, variedResult()],
  ['the MLOps survey with its addition', withAddition, everything(withAddition)],
  ['a survey with the longest names', longest(), everything(longest())],
];

function everything(survey: Survey): ScoredResult {
  const rows = Object.fromEntries(
    survey.items.map(({ id }, index) => [id, ['11155', '33455', '55555', '3???3', '1 2 3'][index % 5] ?? '']),
  );
  return scored(survey, people(survey, rows), { minimum: 5, invited: 40 });
}

function longest(): Survey {
  const items = withAddition.items.map((item, index) => ({
    ...item,
    dimension:
      index % 2 === 0
        ? 'Observability <and> & internationalising'
        : 'Configurationmanagementresponsibilities.',
  }));
  return { ...withAddition, title: 'A survey of our own with a rather long title for all of us', items };
}

function textElements(svg: string): string[] {
  return svg.match(TEXT) ?? [];
}

function inside({ left, top, right, bottom }: Box, { width, height }: ChartSize): boolean {
  return Math.min(left, top) >= FRAME && right <= width - FRAME && bottom <= height - FRAME;
}

/** The box of each text, from the outlines of its letters; a text without letters of the font has none. */
function textBoxes(svg: string, { width, height }: ChartSize): Box[] {
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`;
  return textElements(svg).map((element) => {
    const box = new Resvg(`${open}${element}</svg>`, { font: fonts() }).getBBox();
    if (box === undefined) throw new Error(`Nothing is drawn for ${element}`);
    return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
  });
}

describe.each(cases)('of %s', (_, survey, result) => {
  const options: [string, EChartsOption, ChartSize][] = [
    ['radar chart', radarOption(survey, result), RADAR_SIZE],
    ['chart of spread', spreadOption(survey, result), spreadSize(result)],
  ];

  test.each(options)(
    'every text of the %s is drawn, inside the picture and over no other',
    async (_, option, size) => {
      const svg = toSvg(option, size);
      const boxes = textBoxes(svg, size);
      expect(boxes.length).toBeGreaterThan(2 * survey.items.length);
      const whole = readPng(await toPng(svg));
      const textless = readPng(await toPng(svg.replace(TEXT, '')));
      for (const box of boxes) {
        // A letter covers about a fifth of its box.
        const area = (box.right - box.left) * (box.bottom - box.top);
        expect(differing(whole, textless, box)).toBeGreaterThan(area / 10);
      }
      expect(
        boxes.filter((box, index) => boxes.slice(index + 1).some((other) => overlap(box, other))),
      ).toEqual([]);
      expect(boxes.filter((box) => !inside(box, size))).toEqual([]);
    },
  );

  test('nothing reaches the edge of either chart', async () => {
    for (const chart of [await radarChart(survey, result), await spreadChart(survey, result)]) {
      expect(edgesAreWhite(readPng(chart.png), FRAME, 2 * FRAME)).toBe(true);
    }
  });

  test('both are within the size that the platforms take, on an opaque ground', async () => {
    for (const { png, altText } of [await radarChart(survey, result), await spreadChart(survey, result)]) {
      const { width, height, data } = readPng(png);
      expect(Math.max(width, height)).toBeLessThanOrEqual(1024);
      expect(png.length).toBeLessThan(1_000_000);
      expect(data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
      expect(altText.length).toBeLessThanOrEqual(1900);
    }
  });
});

test('the alternative texts say what the charts show', async () => {
  const [radar, spread] = [
    await radarChart(devops, variedResult()),
    await spreadChart(devops, variedResult()),
  ];
  expect(radar.altText).toMatch(
    /^Radar chart of the DevOps survey: level 3 of 5, Automated\. Levels from 1 to 5\. /,
  );
  for (const told of ['Failure and recovery: 1, split', 'Monitoring and observability: little known'])
    expect(radar.altText).toContain(told);
  for (const told of ['Failure and recovery: 1 to 5, split', 'Security and secrets: too few answers'])
    expect(spread.altText).toContain(told);
});

test('each way of agreeing has a colour with enough contrast, a shape, a sign and a word of its own', () => {
  const marks = Object.values(MARKS);
  for (const part of ['glyph', 'symbol', 'color', 'word'] as const) {
    expect(new Set(marks.map((mark) => mark[part])).size).toBe(marks.length);
  }
  for (const { color } of marks) expect(contrastWithWhite(color)).toBeGreaterThan(4.5);
});

/** As WCAG 2 defines it. */
function contrastWithWhite(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}
