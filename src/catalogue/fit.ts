import type { Tool } from '../knowledge/schema';

/** What is known about a team's case, as far as it bears on tools: fact id -> value id. */
type Facts = Readonly<Record<string, string>>;

/** One thing that speaks for or against a tool in a case. */
export interface Reason {
  points: number;
  text: string;
}

type Judge = (tool: Tool, facts: Facts) => Reason | undefined;

const CLOUDS: Readonly<Record<string, string>> = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' };

const hosting: Judge = (tool, facts) => {
  const wanted = facts.hosting;
  if (wanted === undefined) return undefined;
  const fits = tool.hosting === 'both' || tool.hosting === wanted;
  if (wanted === 'self') {
    return fits
      ? { points: 2, text: 'runs on your own machines' }
      : { points: -4, text: 'only as a hosted service' };
  }
  return fits
    ? { points: 2, text: 'somebody else can operate it' }
    : { points: -2, text: 'you operate it yourselves' };
};

/** Licences that let people read the code but not use it freely. */
const SOURCE_AVAILABLE = /^(BUSL|FSL|Elastic|SSPL|proprietary)/i;

function isOpen(licence: string): boolean {
  return !SOURCE_AVAILABLE.test(licence);
}

const cost: Judge = (tool, facts) => {
  if (facts.cost !== 'free') return undefined;
  if (tool.licence !== undefined && isOpen(tool.licence.id)) {
    return { points: 2, text: `open licence (${tool.licence.id})` };
  }
  if (tool.free === true) return { points: 2, text: 'free to use' };
  return tool.free === false || tool.licence !== undefined ? { points: -3, text: 'costs money' } : undefined;
};

const cloud: Judge = (tool, facts) => {
  const used = facts.cloud;
  if (tool.cloud === undefined) return undefined;
  if (used === undefined) return { points: -1, text: `makes sense on ${CLOUDS[tool.cloud]} only` };
  return tool.cloud === used
    ? { points: 2, text: `part of ${CLOUDS[tool.cloud]}, which you use` }
    : { points: -4, text: `belongs to ${CLOUDS[tool.cloud]}` };
};

const SIZE: Readonly<Record<string, readonly string[]>> = {
  small: ['any', 'small'],
  large: ['any', 'medium', 'large'],
};

const teamSize: Judge = (tool, facts) => {
  const size = facts['team-size'];
  if (size === undefined) return undefined;
  const fits = SIZE[size]?.includes(tool.teamSize) ?? true;
  if (!fits)
    return {
      points: -3,
      text: size === 'small' ? 'much to run for a handful of people' : 'made for small teams',
    };
  return tool.teamSize === 'any' ? undefined : { points: 2, text: `suits a ${size} team` };
};

const runtime: Judge = (tool, facts) => {
  const onKubernetes = tool.pairsWith.includes('kubernetes');
  if (facts.runtime === 'kubernetes' && onKubernetes)
    return { points: 1, text: 'works well with Kubernetes' };
  if (facts.runtime === 'plain' && tool.id === 'kubernetes')
    return { points: -3, text: 'a cluster to run, where you have plain machines' };
  return undefined;
};

const status: Judge = (tool) => {
  const state = tool.status?.state;
  if (state === 'archived' || state === 'end-of-life') return { points: -9, text: 'no longer maintained' };
  return undefined;
};

const JUDGES: readonly Judge[] = [hosting, cost, cloud, teamSize, runtime, status];

/** What speaks for and against a tool in a case, apart from what it does. Pure. */
export function fitReasons(tool: Tool, facts: Facts): Reason[] {
  return JUDGES.flatMap((judge) => judge(tool, facts) ?? []);
}

/** The sum of the points. */
export function fitPoints(reasons: readonly Reason[]): number {
  return reasons.reduce((sum, { points }) => sum + points, 0);
}
