import type { Finding } from '../finding';
import type { KnowledgeBase } from '../knowledge-base';
import type { Rule, Verdict } from '../schema';

/** Where an item of the knowledge base was written. */
interface Location {
  /** For messages. */
  file: string;
  /** 0 for our folder, more for a team's own ones. */
  layer: number;
}

/** One word of a text: itself, and the form in which words are compared. */
interface Word {
  text: string;
  stem: string;
}

/** How the advisor reads texts and applies rules; the checks ask it rather than imitate it. */
export interface Reader {
  words(text: string): readonly Word[];
  /** The vocabulary groups that a phrase names. */
  groupsOf(phrase: string): readonly string[];
  /** Words that the phrase is meant to match; empty where it needs a group that is not there. */
  sampleOf(phrase: string): string;
  toolsIn(question: string): readonly string[];
  categoriesIn(question: string): readonly string[];
  /** What these rules make of a text: the verdict, and the ids of those that fired. */
  judge(said: string, rules: readonly Rule[]): { verdict: Verdict; fired: readonly string[] };
  /** Facts that the choice of tools reads. */
  readonly toolFacts: readonly string[];
}

/** What a check looks at. */
export interface CheckContext {
  knowledge: KnowledgeBase;
  /** Where the item of that id was written; for rules, the id is `<topic>/<rule>`. */
  locate(part: keyof KnowledgeBase, id: string): Location;
  reader: Reader;
  today: Date;
}

export type Check = (context: CheckContext) => Finding[];
