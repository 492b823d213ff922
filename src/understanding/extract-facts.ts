import type { Fact } from '../knowledge/schema';
import { type Passage, parsePhrase } from './phrase';
import type { PhraseIndex } from './phrase-index';
import { PhraseTable } from './phrase-table';

/** What is known about a team's case: fact id -> value id. */
export type Facts = Readonly<Record<string, string>>;

/** Words that speak for a value of a fact. */
export interface Claim {
  fact: string;
  value: string;
  /** 1 to 9; of contradicting claims the strongest wins, then the first. */
  weight: number;
  /** The words themselves, as they were read. */
  words: string;
}

interface Evidence {
  fact: string;
  value: string;
  weight: number;
  negated: { value: string; weight: number } | undefined;
}

/** Finds the words of `knowledge/facts.yaml` in a text. */
export class FactReader {
  private readonly table: PhraseTable<Evidence>;

  /** @param index shared with the other tables that are asked about the same texts */
  constructor(facts: readonly Fact[], index: PhraseIndex) {
    this.table = new PhraseTable(index);
    for (const fact of facts) {
      for (const value of fact.values) {
        for (const { weight, phrases, negated } of value.evidence) {
          const evidence = { fact: fact.id, value: value.id, weight, negated };
          for (const phrase of phrases) this.table.add(parsePhrase(phrase), evidence);
        }
      }
    }
  }

  /** @param negated for each token, whether it is taken back */
  read(passage: Passage, negated: readonly boolean[]): Claim[] {
    return this.table.find(passage).flatMap(({ payload, start, end }) => {
      const meant = negated[start] ? payload.negated : payload;
      if (meant === undefined) return [];
      const words = passage.tokens
        .slice(start, end)
        .map((token) => token.text)
        .join(' ');
      return [{ fact: payload.fact, value: meant.value, weight: meant.weight, words }];
    });
  }
}

/** The facts that the strongest claims add up to. */
export function strongestOf(claims: readonly Claim[]): Facts {
  const strongest = new Map<string, Claim>();
  for (const claim of claims) {
    if (claim.weight > (strongest.get(claim.fact)?.weight ?? 0)) strongest.set(claim.fact, claim);
  }
  return Object.fromEntries([...strongest].map(([fact, { value }]) => [fact, value]));
}
