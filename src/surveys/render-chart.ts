import { dirname, join } from 'node:path';
import type { EChartsOption } from 'echarts';
import { FONT, SURFACE } from './chart-style';

export interface ChartSize {
  /** Pixels. */
  width: number;
  height: number;
}

/** Draws an option as PNG. Loads its libraries on first use: a start without a survey does not pay for them. */
export function renderChart(option: EChartsOption, size: ChartSize): Promise<Buffer> {
  return toPng(toSvg(option, size));
}

/** An SVG of ours as PNG. */
export async function toPng(svg: string): Promise<Buffer> {
  const { Resvg } = await import('@resvg/resvg-js');
  return new Resvg(svg, { font: fonts(), background: SURFACE }).render().asPng();
}

/** An option as SVG, with its text as text. */
export function toSvg(option: EChartsOption, { width, height }: ChartSize): string {
  const chart = loadEcharts().init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...option });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** `require` takes its one bundled file in 80 ms; `import()` would take some 400 modules in 470 ms. */
function loadEcharts(): typeof import('echarts', { with: { 'resolution-mode': 'require' }}) {
  return require('echarts');
}

/** resvg leaves text out, without a word, where it finds no font: only TrueType files work. */
export function fonts(): { loadSystemFonts: false; fontFiles: string[]; defaultFontFamily: string } {
  const folder = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf');
  const files = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'];
  return {
    loadSystemFonts: false,
    fontFiles: files.map((file) => join(folder, file)),
    defaultFontFamily: FONT,
  };
}
