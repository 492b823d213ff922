import type { Category, Tool } from '../knowledge/schema';
import { fitPoints, fitReasons, type Reason } from './fit';
import { relationOf } from './relation';

/** One row of the table: what is compared, and a cell for each tool. */
export interface Row {
  label: string;
  cells: string[];
}

export interface Comparison {
  tools: readonly Tool[];
  rows: Row[];
  /** How the tools stand to each other, in a sentence. */
  relation: string;
  /** What all of them have in common. */
  common: string[];
  /** For each tool, when to choose it. */
  choose: { tool: Tool; when: string; not: string }[];
  /** Changes of licence, owner or status that a buyer should know, each with its source. */
  toKnow: { tool: Tool; text: string; source: string }[];
  /** Which one the facts of the case speak for, if they do. */
  pick: { tool: Tool; reasons: readonly Reason[] } | undefined;
}

const HOSTING = { self: 'your own machines', managed: 'hosted by its vendor', both: 'either' } as const;
const NOT_CHECKED = 'not checked';

/**
 * Compares two to four tools. Facts that nobody has checked are shown as such. Pure.
 *
 * @param nameOf the name of any tool of the catalogue, by its id
 */
export function compareTools(
  tools: readonly Tool[],
  categories: readonly Category[],
  facts: Readonly<Record<string, string>>,
  nameOf: (toolId: string) => string,
): Comparison {
  return {
    tools,
    rows: rowsOf(tools, categories),
    relation: describeRelation(tools),
    common: commonOf(tools, categories, nameOf),
    choose: tools.map((tool) => ({ tool, when: tool.bestFor, not: tool.avoidWhen })),
    toKnow: tools.flatMap(noteworthy),
    pick: pickFrom(tools, facts),
  };
}

function rowsOf(tools: readonly Tool[], categories: readonly Category[]): Row[] {
  const row = (label: string, cell: (tool: Tool) => string): Row => ({ label, cells: tools.map(cell) });
  const name = (id: string) => categories.find((category) => category.id === id)?.name ?? id;
  const rows = [
    row('Job', (tool) => name(tool.category)),
    row('Strong at', (tool) => tool.strengths[0] ?? ''),
    row('Weak at', (tool) => tool.limits[0] ?? ''),
    row('Runs on', (tool) => HOSTING[tool.hosting]),
    row('Licence', (tool) => tool.licence?.id ?? NOT_CHECKED),
    row('Steward', (tool) => tool.steward),
    row('Status', (tool) => statusOf(tool)),
    row('Since', (tool) => tool.firstRelease?.year.toString() ?? NOT_CHECKED),
  ];
  return rows.filter(({ cells }) => cells.some((cell) => cell !== NOT_CHECKED));
}

function statusOf({ status }: Tool): string {
  if (status === undefined) return NOT_CHECKED;
  const since = status.since === undefined ? '' : ` since ${status.since}`;
  return `${status.state.replaceAll('-', ' ')}${status.state === 'active' ? '' : since}`;
}

function describeRelation(tools: readonly Tool[]): string {
  const pairs = tools.flatMap((a, at) => tools.slice(at + 1).map((b) => relationOf(a, b)));
  const all = tools.map(({ name }) => name);
  const names = `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  if (pairs.every((pair) => pair === 'partners')) return `${names} do different jobs and work together.`;
  if (pairs.every((pair) => pair === 'alternatives'))
    return `${names} do the same job; most teams choose one.`;
  if (pairs.every((pair) => pair === 'different'))
    return `${names} do different jobs, so this is no either-or.`;
  if (pairs.every((pair) => pair === 'both')) return `${names} overlap, and some teams use them together.`;
  return `Some of ${names} compete and others complement each other.`;
}

function commonOf(
  tools: readonly Tool[],
  categories: readonly Category[],
  nameOf: (toolId: string) => string,
): string[] {
  const [first, ...others] = tools;
  if (first === undefined) return [];
  const job = categories.find(({ id }) => id === first.category)?.job;
  const shared = (list: (tool: Tool) => readonly string[]) =>
    list(first).filter((item) => others.every((tool) => list(tool).includes(item)));
  const partners = shared((tool) => tool.pairsWith);
  const same = <K extends keyof Tool>(key: K) => others.every((tool) => tool[key] === first[key]);
  return [
    ...(same('category') && job !== undefined ? [`All are for ${job}.`] : []),
    ...(same('hosting') && first.hosting === 'self' ? ['You run all of them yourselves.'] : []),
    ...(first.licence !== undefined && others.every((tool) => tool.licence?.id === first.licence?.id)
      ? [`All come under ${first.licence.id}.`]
      : []),
    ...(partners.length > 0 ? [`All work with ${partners.slice(0, 4).map(nameOf).join(', ')}.`] : []),
  ];
}

function noteworthy(tool: Tool): Comparison['toKnow'] {
  const { status, licence } = tool;
  return [
    ...(status === undefined ? [] : changesOf(tool, status)),
    ...(licence?.note === undefined ? [] : [{ tool, text: licence.note, source: licence.source }]),
  ];
}

function changesOf(tool: Tool, { state, note, source }: NonNullable<Tool['status']>): Comparison['toKnow'] {
  if (state === 'active') return note === undefined ? [] : [{ tool, text: note, source }];
  return [{ tool, text: note === undefined ? `${statusOf(tool)}.` : `${statusOf(tool)}. ${note}`, source }];
}

/**
 * The one tool that the facts speak for clearly: at least one point before the next. Only where the tools do
 * the same job, and apart from facts that name one of them: "Docker or Kubernetes" says nothing of the case.
 */
function pickFrom(tools: readonly Tool[], facts: Readonly<Record<string, string>>): Comparison['pick'] {
  if (tools.some((tool, at) => tools.slice(at + 1).some((other) => !competes(tool, other)))) return undefined;
  const ids = new Set(tools.map(({ id }) => id));
  const told = Object.fromEntries(Object.entries(facts).filter(([, value]) => !ids.has(value)));
  const judged = tools.map((tool) => {
    const reasons = fitReasons(tool, told);
    return { tool, reasons, points: fitPoints(reasons) };
  });
  judged.sort((a, b) => b.points - a.points);
  const [best, next] = judged;
  return best !== undefined && next !== undefined && best.points > next.points ? best : undefined;
}

function competes(a: Tool, b: Tool): boolean {
  return ['alternatives', 'both'].includes(relationOf(a, b));
}
