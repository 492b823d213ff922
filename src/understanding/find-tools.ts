import type { Tool } from '../knowledge/schema';
import { type Mention, NameTable } from './find-names';
import type { Passage } from './phrase';

/** Finds the tools of the catalogue by name, alias and usual misspelling. */
export class ToolFinder {
  private readonly names = new NameTable();

  constructor(tools: readonly Tool[]) {
    for (const tool of tools) {
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
    return this.names.find(passage);
  }
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
