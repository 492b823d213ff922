import { datesIn } from './checks/dates';
import type { KnowledgeBase } from './knowledge-base';
import { markdownList, markdownTable } from './markdown';
import type { Category, Tool } from './schema';

const OLDEST = 30;
const CHECKED = ['licence', 'firstRelease', 'status'] as const;
const FIELDS = { devops: 'DevOps', mlops: 'MLOps', both: 'Both' } as const;

/**
 * A page (Markdown) for those who maintain the knowledge: what there is, what is old, what nobody has checked.
 * @param today printed as the day of the page; the same knowledge and day give the same page
 */
export function renderReport(knowledge: KnowledgeBase, today: Date): string {
  const sections = [
    ['Counts', counts(knowledge)],
    ['Oldest claims', oldest(knowledge)],
    ['Facts that nobody has checked', unchecked(knowledge)],
    ['Sources that nobody has read', unread(knowledge)],
    ['Tools by category', toolsByCategory(knowledge)],
    ['Concepts by field', conceptsByField(knowledge)],
    ['Rules and their reasons', rules(knowledge)],
  ] as const;
  const body = sections.map(([title, text]) => `## ${title}\n\n${text}`);
  const head = `# The knowledge of Ops Advisor\n\nAs of ${today.toISOString().slice(0, 10)}.`;
  return `${[head, ...body].join('\n\n')}\n`;
}

function counts(knowledge: KnowledgeBase): string {
  const { facts, rules, intents, vocabulary, surveys } = knowledge;
  const sum = <T>(items: readonly T[], count: (item: T) => number) =>
    items.reduce((total, item) => total + count(item), 0);
  const lists = ['tools', 'categories', 'concepts', 'sources', 'tips', 'advice', 'cases'] as const;
  const more = ['aspects', 'challenges', 'relations'] as const;
  const rows: [string, number][] = [
    ...lists.map((name): [string, number] => [name, knowledge[name].length]),
    ...more.map((name): [string, number] => [name, knowledge[name].length]),
    ['rules', sum(rules, (set) => set.rules.length)],
    ['facts', facts.length],
    ['groups of words', vocabulary.length],
    ['examples of questions', sum(intents, ({ utterances }) => utterances.length)],
    ['survey items', sum(surveys, ({ items }) => items.length)],
  ];
  return markdownTable(
    ['Kind', 'Count'],
    rows.map(([kind, count]) => [kind, String(count)]),
  );
}

function oldest(knowledge: KnowledgeBase): string {
  const claims = datesIn(knowledge).filter(({ part }) => part === 'tools');
  claims.sort((a, b) => compare(a.day, b.day) || compare(a.owner, b.owner) || compare(a.place, b.place));
  return markdownTable(
    ['Checked', 'Tool', 'Claim', 'Source'],
    claims.slice(0, OLDEST).map(({ day, owner, place, source }) => [day, owner, place, source]),
  );
}

function unchecked({ tools }: KnowledgeBase): string {
  const missing = sortById(tools).flatMap((tool) => {
    const open = CHECKED.filter((claim) => tool[claim] === undefined);
    return open.length === 0 ? [] : [`${tool.id}: ${open.join(', ')}`];
  });
  return markdownList(missing, 'Everything has been checked.');
}

function unread({ sources }: KnowledgeBase): string {
  const open = sortById(sources).filter(({ read, url }) => read === undefined && url !== undefined);
  return markdownList(
    open.map(({ id, title, url }) => `${id}: [${title}](${url})`),
    'Every source has been read.',
  );
}

function toolsByCategory({ categories, tools }: KnowledgeBase): string {
  return sortById(categories)
    .map((category) => categoryTable(category, tools))
    .join('\n\n');
}

function categoryTable({ id, name }: Category, all: readonly Tool[]): string {
  const tools = sortById(all).filter(({ category }) => category === id);
  const rows = tools.map((tool) => [
    tool.name,
    tool.licence?.id ?? 'not checked',
    tool.status?.state ?? 'not checked',
    oldestCheck(tool) ?? 'never',
  ]);
  return `### ${name} (${tools.length})\n\n${markdownTable(['Tool', 'Licence', 'Status', 'Oldest check'], rows)}`;
}

function oldestCheck(tool: Tool): string | undefined {
  return CHECKED.flatMap((claim) => tool[claim]?.checked ?? []).sort(compare)[0];
}

function conceptsByField({ concepts }: KnowledgeBase): string {
  return (['devops', 'mlops', 'both'] as const)
    .map((field) => {
      const own = sortById(concepts).filter((concept) => concept.field === field);
      return `### ${FIELDS[field]} (${own.length})\n\n${markdownList(
        own.map(({ name, kind }) => `${name} (${kind})`),
        'None.',
      )}`;
    })
    .join('\n\n');
}

function rules(knowledge: KnowledgeBase): string {
  return knowledge.rules
    .map(({ topic, rules }) => {
      const rows = rules.map(({ id, then, because, source }) => [
        id,
        Object.entries(then)
          .map(([practice, what]) => `${practice} ${what}`)
          .join(', '),
        because,
        source,
      ]);
      return `### ${topic} (${rules.length})\n\n${markdownTable(['Rule', 'Then', 'Because', 'Source'], rows)}`;
    })
    .join('\n\n');
}

function sortById<T extends { id: string }>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => compare(a.id, b.id));
}

/** By code units, so that the page is the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
