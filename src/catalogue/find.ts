import type { Category, Tool } from '../knowledge/schema';
import { fitPoints, fitReasons, type Reason } from './fit';

/** What somebody needs a tool for. */
export interface Need {
  /** The kinds of job, by category id; the first was named first. */
  categories: readonly string[];
  facts: Readonly<Record<string, string>>;
  /** Tools that run already, by id. */
  inUse: readonly string[];
  /** Tools not to propose, by id: "something other than Jenkins". */
  except: readonly string[];
  /** How well a tool's description fits the words of the question, 0 to 1, by id. */
  relevance: ReadonlyMap<string, number>;
}

/** A tool that answers a need, and why. */
export interface Candidate {
  tool: Tool;
  points: number;
  reasons: readonly Reason[];
}

const MOST = 5;

/** How many others name a tool: the ones that everything works with are the usual choice. */
function standing(tool: Tool): number {
  return Math.min(3, (tool.pairsWith.length + tool.overlapsWith.length) / 6);
}

function together(tool: Tool, inUse: readonly string[]): Reason[] {
  const partners = inUse.filter((id) => tool.pairsWith.includes(id));
  if (inUse.includes(tool.id)) return [{ points: 6, text: 'you run it already' }];
  return partners.length > 0
    ? [{ points: 2, text: `works with ${partners.join(' and ')}, which you run` }]
    : [];
}

/** The place of the first category asked for that the tool serves; -1 for none. */
function rankOf(tool: Tool, categories: readonly string[]): number {
  return categories.findIndex((id) => tool.category === id || tool.alsoCategories.includes(id));
}

function judge(tool: Tool, need: Need): Candidate {
  const reasons = [...fitReasons(tool, need.facts), ...together(tool, need.inUse)];
  const rank = rankOf(tool, need.categories);
  const job = rank < 0 ? 0 : 4 - Math.min(rank, 3);
  const words = (rank < 0 ? 4 : 2) * (need.relevance.get(tool.id) ?? 0);
  return { tool, points: job + words + standing(tool) + fitPoints(reasons), reasons };
}

/**
 * Up to five tools for a need, best first. Tools of the categories asked for come before any other; where no
 * category was recognised, those whose description fits the words.
 */
export function findTools(tools: readonly Tool[], need: Need): Candidate[] {
  const inCategory = tools.filter((tool) => rankOf(tool, need.categories) >= 0);
  const pool =
    inCategory.length > 0 ? inCategory : tools.filter((tool) => (need.relevance.get(tool.id) ?? 0) > 0);
  const running = pool.filter((tool) => need.inUse.includes(tool.id) && !need.except.includes(tool.id));
  const open = pool.filter((tool) => !need.except.includes(tool.id));
  const ranked = [...new Set([...running, ...open])].map((tool) => judge(tool, need));
  ranked.sort((a, b) => b.points - a.points || a.tool.id.localeCompare(b.tool.id));
  return ranked.filter(({ points }) => points > -2).slice(0, MOST);
}

/** The categories asked for, a narrower one before the wider: "monitor the model" is no monitoring of servers. */
export function narrowestFirst(asked: readonly string[], categories: readonly Category[]): string[] {
  const wider = (id: string) => categories.find((category) => category.id === id)?.narrows ?? [];
  const isWider = (id: string) => asked.some((other) => wider(other).includes(id));
  return [...asked.filter((id) => !isWider(id)), ...asked.filter(isWider)];
}

/** What the category says about not needing such a tool yet. */
export function notYetOf(categories: readonly Category[], need: Need): Category['notYet'] {
  return categories.find(({ id }) => id === need.categories[0])?.notYet;
}
