import { DamerauLevenshteinDistance } from 'natural/lib/natural/distance/levenshtein_distance';
import type { Tool } from '../knowledge/schema';
import { type Mention, NameTable } from './find-names';
import type { Passage } from './phrase';
import type { PhraseIndex } from './phrase-index';

/** Finds the tools of the catalogue by name, alias and usual misspelling. */
export class ToolFinder {
  private readonly names: NameTable;
  private readonly tools: ReadonlyMap<string, Tool>;
  /** Name -> the tools that go by it. */
  private readonly shared = new Map<string, string[]>();

  /** @param index shared with the other tables that are asked about the same texts */
  constructor(tools: readonly Tool[], index: PhraseIndex) {
    this.names = new NameTable(index);
    this.tools = new Map(tools.map((tool) => [tool.id, tool]));
    for (const tool of tools) {
      for (const name of tool.sharedNames) {
        this.names.add(tool.id, name, { exact: true });
        this.shared.set(name, [...(this.shared.get(name) ?? []), tool.id]);
      }
      const everyday = new Set(tool.everydayNames.map((name) => name.toLowerCase()));
      const names = [tool.name, tool.id.replaceAll('-', ' '), ...tool.aliases, ...tool.misspellings];
      for (const name of names.flatMap(writtenTogether)) {
        if (!everyday.has(name.toLowerCase())) this.names.add(tool.id, name, { exact: true });
      }
      for (const name of everyday) this.names.add(tool.id, name, { exact: true, everyday: true });
    }
  }

  /** All that could be tools; those with everyday names are still to be confirmed by {@link inToolContext}. */
  find(passage: Passage): Mention[] {
    const mentions = this.names.find(passage);
    return mentions.map((mention) => this.likelier(mention, mentions, passage));
  }

  /** Tools that share the name of one that was found. */
  sharing(mention: Mention, passage: Passage): string[] {
    return this.named(mention, passage).filter((id) => id !== mention.id);
  }

  /** Tools whose names a word is near to: at most two slips away. */
  similarTo(word: string): string[] {
    const near = [...this.tools.values()].filter(({ name }) => isNear(name.toLowerCase(), word));
    return near.map(({ id }) => id).slice(0, 2);
  }

  /** Of tools with one name, the one that does the job of another tool in the text. */
  private likelier(mention: Mention, all: readonly Mention[], passage: Passage): Mention {
    const namesakes = this.named(mention, passage);
    if (namesakes.length === 0) return mention;
    const jobs = new Set(
      all.filter((other) => other !== mention).map(({ id }) => this.tools.get(id)?.category),
    );
    const fitting = namesakes.find((id) => jobs.has(this.tools.get(id)?.category));
    return fitting === undefined ? mention : { ...mention, id: fitting };
  }

  /** All tools that share the words of a mention as their name; none where the words name one tool alone. */
  private named({ start, end }: Mention, passage: Passage): readonly string[] {
    const words = passage.tokens.slice(start, end).map((token) => token.text);
    return this.shared.get(words.join(' ')) ?? [];
  }
}

/** From this many letters on, a name is long enough to be told by most of them. */
const LONG_ENOUGH = 5;

function isNear(name: string, word: string): boolean {
  if (name.length < LONG_ENOUGH || Math.abs(name.length - word.length) > 2) return false;
  return DamerauLevenshteinDistance(name, word, { restricted: true }) <= 2;
}

/** A name of several words is also written as one: "argocd", "githubactions". */
function writtenTogether(name: string): string[] {
  const together = name.replace(/[\s-]+/g, '');
  return together.length < name.length && together.length >= 5 ? [name, together] : [name];
}

const COMPARING = new Set(
  'vs versus or against oder ou contra gegen better besser mejor mieux over than compare comparison vergleich comparer compara compared difference between'.split(
    ' ',
  ),
);
const DEFINING = new Set(
  'what is a the explain define about describe meaning of tell me was ist que es qu est ce do does'.split(
    ' ',
  ),
);

/**
 * Drops everyday words ("salt", "ray") that are not meant as tools: they count beside a tool with an
 * unmistakable name, beside words of our field, in a comparison of two, or when nothing else is asked about.
 * @param inField whether the text speaks of our field otherwise
 */
export function inToolContext(mentions: readonly Mention[], passage: Passage, inField: boolean): Mention[] {
  const sure = mentions.some((mention) => !mention.everyday);
  if (sure || inField) return [...mentions];
  const compared = mentions.length > 1 && passage.tokens.some((token) => COMPARING.has(token.text));
  const covered = mentions.reduce((sum, { start, end }) => sum + end - start, 0);
  const rest = passage.tokens.filter((token) => !DEFINING.has(token.text)).length - covered;
  return compared || (mentions.length > 0 && rest <= 0) ? [...mentions] : [];
}
