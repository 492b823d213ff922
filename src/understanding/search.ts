import { normalize } from './normalize';

/** In which texts a word stands, by their place in the list, and how often. */
type Postings = { document: number; count: number }[];

/** Finds texts by the words that they share with a query, rare words counting more (tf-idf). */
export class TextSearch {
  private readonly postings = new Map<string, Postings>();
  private readonly ids: string[] = [];

  /** @param texts ids, each with its text */
  constructor(texts: Iterable<readonly [id: string, text: string]>) {
    for (const [id, text] of texts) {
      const document = this.ids.push(id) - 1;
      for (const stem of stemsOf(text)) this.count(stem, document);
    }
  }

  /** Relevance by id, 0 to 1, of the texts that share a word with the query; the best is 1. */
  relevance(query: string): Map<string, number> {
    const scores = this.ids.map(() => 0);
    for (const stem of [...new Set(stemsOf(query))].slice(0, 40)) {
      const postings = this.postings.get(stem) ?? [];
      const rarity = 1 + Math.log(this.ids.length / (1 + postings.length));
      for (const { document, count } of postings) scores[document] = (scores[document] ?? 0) + count * rarity;
    }
    const highest = Math.max(1e-9, ...scores);
    const ranked = this.ids.map((id, document) => [id, (scores[document] ?? 0) / highest] as const);
    return new Map(ranked.filter(([, score]) => score > 0));
  }

  private count(stem: string, document: number): void {
    const postings = this.postings.get(stem) ?? [];
    this.postings.set(stem, postings);
    const last = postings.at(-1);
    if (last?.document === document) last.count += 1;
    else postings.push({ document, count: 1 });
  }
}

const IGNORED = new Set(
  'a an the and or of for to in on with is are it that this what which who how do does can could should would i we you our my your tool tools something need want best good use any there be me us software as by from at into'.split(
    ' ',
  ),
);

function stemsOf(text: string): string[] {
  return normalize(text)
    .tokens.filter((token) => !IGNORED.has(token.text))
    .map((token) => token.stem);
}
