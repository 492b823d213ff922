import { type Comparison, compareTools as compare } from '../../catalogue/compare';
import type { Block, Span } from '../../chat/reply';
import type { Tool } from '../../knowledge/schema';
import type { Understanding } from '../../understanding/understand';
import type { Draft } from '../answer';
import { type Library, pick } from '../library';

const MOST = 4;

/** Two to four tools side by side, and which one for whom. */
export function compareTools(library: Library, understood: Understanding): Draft {
  const tools = pick(library.tools, understood.tools).slice(0, MOST);
  if (tools.length < 2) return tooFew(library, tools, understood);
  const nameOf = (id: string) => library.tools.get(id)?.name ?? id;
  const comparison = compare(tools, library.knowledge.categories, understood.facts, nameOf);
  const extra = [
    ...leftOut(library, understood),
    ...notKnown(library, understood),
    ...namesakes(library, understood),
  ];
  return {
    answer: [comparison.relation, pickSentence(library, comparison), ...extra].join(' '),
    details: [
      tableOf(comparison),
      ...listOf('In common', comparison.common),
      ...listOf(
        'Which for you',
        comparison.choose.map(({ tool, when, not }) => named(tool.name, `${when}. Not when: ${not}.`)),
      ),
      ...listOf(
        'Good to know',
        comparison.toKnow.map(({ tool, text }) => named(tool.name, text)),
      ),
      {
        type: 'note',
        text: `Judgements are ours; licences and status as last checked (${latestCheck(comparison)}).`,
      },
    ],
    sources: [
      ...tools.flatMap(({ sources }) => sources.slice(0, 2)),
      ...comparison.toKnow.map(({ source }) => source),
    ],
    tools: tools.map(({ id }) => id),
    ...missing(understood),
  };
}

/** What to say when less than two of the tools are known. */
function tooFew(library: Library, [known]: readonly Tool[], understood: Understanding): Draft {
  const unknown = notKnown(library, understood).join(' ');
  const rest =
    known === undefined
      ? 'Name two to four tools, such as "jenkins vs gitlab ci".'
      : `${known.name}: ${known.summary}`;
  return {
    answer: [unknown, rest].filter((text) => text !== '').join(' '),
    details:
      known === undefined
        ? []
        : [{ type: 'text', text: `Best for: ${known.bestFor}. Avoid when: ${known.avoidWhen}.` }],
    sources: known?.sources.slice(0, 2) ?? [],
    ...missing(understood),
  };
}

function missing({ unknownTools }: Understanding): Pick<Draft, 'missing'> {
  return unknownTools.length === 0 ? {} : { missing: 'tool' };
}

/** The tool for the case, or in short which one is for whom. */
function pickSentence(library: Library, { pick: picked, choose }: Comparison): string {
  if (picked === undefined) {
    const each = choose.map(({ tool, when }) => `${tool.name} for ${inRunningText(library, when)}`);
    return `In short: ${each.join('; ')}.`;
  }
  const reasons = picked.reasons.filter(({ points }) => points > 0).map(({ text }) => text);
  const because = reasons.length === 0 ? 'what you said speaks against the others' : reasons.join(', ');
  return `For your case: ${picked.tool.name} (${because}).`;
}

const NAMES = new Set([
  'Python',
  'Java',
  'Go',
  'Git',
  'Linux',
  'Windows',
  'Apple',
  'Google',
  'Microsoft',
  'Amazon',
]);

/** A text without the capital of its first word, unless that is a name. */
function inRunningText({ toolWords }: Library, text: string): string {
  const [first = ''] = text.split(/[\s,-]/);
  const isName = NAMES.has(first) || toolWords.has(first);
  return isName || !/^[A-Z][a-z]*$/.test(first) ? text : text.charAt(0).toLowerCase() + text.slice(1);
}

function leftOut(library: Library, { tools }: Understanding): string[] {
  const names = pick(library.tools, tools.slice(MOST)).map(({ name }) => name);
  return names.length === 0 ? [] : [`I compare four at a time; left out: ${names.join(', ')}.`];
}

function notKnown(library: Library, { unknownTools, similarTools }: Understanding): string[] {
  if (unknownTools.length === 0) return [];
  const similar = pick(library.tools, similarTools).map(({ name }) => name);
  const question = similar.length === 0 ? '' : ` Did you mean ${similar.join(' or ')}?`;
  return [`I don't know ${unknownTools.map((word) => `"${word}"`).join(' and ')}.${question}`];
}

/** What else could have been meant by a name that several tools have. */
function namesakes(library: Library, understood: Understanding): string[] {
  const others = pick(library.tools, understood.namesakes).map(({ name }) => name);
  return others.length === 0
    ? []
    : [`If you meant ${others.join(' or ')}, which goes by the same name, say so in full.`];
}

function tableOf({ tools, rows }: Comparison): Block {
  return {
    type: 'table',
    caption: `Comparison of ${tools.map(({ name }) => name).join(', ')}`,
    columns: ['', ...tools.map(({ name }) => name)],
    rows: rows.map(({ label, cells }) => [label, ...cells]),
  };
}

function named(name: string, text: string): Span[] {
  return [{ text: `${name}: `, bold: true }, { text }];
}

function listOf(title: string, items: readonly (string | Span[])[]): Block[] {
  return items.length === 0
    ? []
    : [
        { type: 'heading', text: title },
        { type: 'list', items },
      ];
}

function latestCheck({ tools }: Comparison): string {
  const dates = tools
    .flatMap(({ licence, status }) => [licence?.checked, status?.checked])
    .filter((day) => day !== undefined);
  return dates.sort().at(0) ?? 'not yet';
}
