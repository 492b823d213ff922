import { fitReasons } from '../catalogue/fit';
import type { Reader } from '../knowledge/checks/context';
import type { KnowledgeBase } from '../knowledge/knowledge-base';
import { evaluate } from '../rules/evaluate';
import { normalize } from '../understanding/normalize';
import { groupsOf, parsePhrase } from '../understanding/phrase';
import type { Understander } from '../understanding/understand';

/** The advisor's own understanding and rules, as the checks of the knowledge base ask for them. */
export function knowledgeReader(knowledge: KnowledgeBase, understander: Understander): Reader {
  const groups = new Map(knowledge.vocabulary.map(({ id, phrases }) => [id, phrases[0] ?? '']));
  return {
    words: (text) => normalize(text).tokens,
    groupsOf: (phrase) => groupsOf(parsePhrase(phrase)),
    sampleOf: (phrase) => sampleOf(phrase, groups),
    toolsIn: (question) => understander.read(question).tools.map(({ id }) => id),
    categoriesIn: (question) =>
      understander.read(question).asked.flatMap((thing) => /^category:(.*)$/.exec(thing)?.[1] ?? []),
    judge(said, rules) {
      const { verdict, reasons } = evaluate(rules, understander.understand(said).facts);
      return { verdict, fired: reasons.map(({ id }) => id) };
    },
    toolFacts: factsReadFor(knowledge),
  };
}

/** Words that a phrase matches: the first alternative of everything that must be there. */
function sampleOf(phrase: string, groups: ReadonlyMap<string, string>): string {
  const parts = phrase.split(/\s+/).filter((part) => !/^(\.\.\.|\^|\$)$|\?$/.test(part));
  const words = parts.map((part) => {
    const [first = ''] = part.split('|');
    const group = /^\{(.+)\}$/.exec(first)?.[1];
    const words = group === undefined ? first : (groups.get(group) ?? '');
    return group === undefined ? words.replace(/^=/, '').replaceAll('_', ' ') : sampleOf(words, groups);
  });
  return words.join(' ');
}

/** The facts that a tool's fit looks at, found by watching it look. */
function factsReadFor({ tools }: KnowledgeBase): string[] {
  const read = new Set<string>();
  const watched = new Proxy<Record<string, string>>(
    {},
    {
      get: (_, fact) => {
        read.add(String(fact));
        return undefined;
      },
    },
  );
  for (const tool of tools) fitReasons(tool, watched);
  return [...read];
}
