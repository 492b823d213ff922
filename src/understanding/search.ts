import { TfIdf } from 'natural/lib/natural/tfidf';
import { normalize } from './normalize';

/** Finds texts by the words that they share with a query, rare words counting more. */
export class TextSearch {
  private readonly index = new TfIdf();
  private readonly ids: string[] = [];

  /** @param texts id -> text */
  constructor(texts: ReadonlyMap<string, string>) {
    for (const [id, text] of texts) {
      this.ids.push(id);
      this.index.addDocument(stemsOf(text));
    }
  }

  /** Relevance by id, 0 to 1, of the texts that share a word with the query; the best is 1. */
  relevance(query: string): Map<string, number> {
    const stems = [...new Set(stemsOf(query))].slice(0, 40);
    const scores = this.ids.map((id, document) => {
      const score = stems.reduce((sum, stem) => sum + this.index.tfidf(stem, document), 0);
      return [id, score] as const;
    });
    const highest = Math.max(1e-9, ...scores.map(([, score]) => score));
    return new Map(scores.filter(([, score]) => score > 0).map(([id, score]) => [id, score / highest]));
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
