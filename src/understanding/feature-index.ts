/** Stands for a feature that nothing was learned about. */
export const UNSEEN = -1;

/** More than there can be features, so that two of their numbers make one key. */
const SPAN = 2 ** 24;

/** In the place of what comes before, for features that are no sequences. */
const WORD = -1;
const NAME = -2;

/** A {@link FeatureIndex} as data: its words and names in the order of their numbers. */
export interface IndexParts {
  words: readonly string[];
  names: readonly string[];
  /** Two a feature: the feature that it continues (negative: a word or a name), and the word that follows. */
  links: Int32Array;
}

/**
 * Numbers the features that classifiers look at: words, sequences of words ("which", "which tool", "which tool is")
 * and all others by name. Numbers, because putting strings together is what costs most where a question is read.
 * While the index grows, a new feature gets the next number; afterwards it is {@link UNSEEN}.
 */
export class FeatureIndex {
  private readonly words = new Map<string, number>();
  private readonly names = new Map<string, number>();
  private readonly sequences = new Map<number, number>();
  private growing = true;

  /** Takes up what {@link parts} gave; nothing new is numbered any more. */
  static from({ words, names, links }: IndexParts): FeatureIndex {
    const index = new FeatureIndex();
    const [nextWord, nextName] = [words.values(), names.values()];
    for (let at = 0; at < links.length; at += 2) {
      const before = links[at] ?? WORD;
      if (before === WORD) index.word(nextWord.next().value ?? '');
      else if (before === NAME) index.named(nextName.next().value ?? '');
      else index.sequence(before, links[at + 1] ?? UNSEEN);
    }
    index.close();
    return index;
  }

  get size(): number {
    return this.words.size + this.names.size + this.sequences.size;
  }

  word(stem: string): number {
    return this.words.get(stem) ?? this.grow(this.words, stem);
  }

  named(name: string): number {
    return this.names.get(name) ?? this.grow(this.names, name);
  }

  /** A feature and the word after it, by their numbers; UNSEEN where one of them is. */
  sequence(before: number, word: number): number {
    if (before === UNSEEN || word === UNSEEN) return UNSEEN;
    const key = before * SPAN + word;
    return this.sequences.get(key) ?? this.grow(this.sequences, key);
  }

  /** From here on, what is new stays unseen. */
  close(): void {
    this.growing = false;
  }

  parts(): IndexParts {
    const links = new Int32Array(2 * this.size);
    for (const feature of this.words.values()) links[2 * feature] = WORD;
    for (const feature of this.names.values()) links[2 * feature] = NAME;
    for (const [key, feature] of this.sequences) {
      links[2 * feature] = Math.floor(key / SPAN);
      links[2 * feature + 1] = key % SPAN;
    }
    return { words: [...this.words.keys()], names: [...this.names.keys()], links };
  }

  private grow<K>(numbers: Map<K, number>, key: K): number {
    if (!this.growing) return UNSEEN;
    const feature = this.size;
    numbers.set(key, feature);
    return feature;
  }
}
