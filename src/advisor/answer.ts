import type { Block } from '../chat/reply';
import type { IntentId, Source, Verdict } from '../knowledge/schema';

/** Where a claim comes from, and when somebody read it (ISO date). */
export type Citation = Source;

/** A rule that fired, and what it says. */
export interface Why {
  rule: string;
  because: string;
  source: string;
}

/** Facts which, were they so, would turn the verdict. */
export interface WouldChange {
  /** Fact id -> value id: one fact, or two together. */
  facts: Record<string, string>;
  /** The same in words, to follow "if". */
  if: string;
  verdict: Verdict;
}

/** The one question worth asking next. */
export interface FollowUp {
  /** The fact that it asks for. */
  fact: string;
  question: string;
  options: { value: string; label: string }[];
}

/** What the knowledge base has nothing on. */
export type Missing = 'topic' | 'term' | 'tool';

/** What the advisor has to say to a question, as data. `npm run --silent ask -- --jsonl` prints these. */
export interface Answer {
  question: string;
  intent: IntentId;
  /** For `recommend` only; `ask`: too little is known, see `followUp`. */
  verdict?: Verdict;
  /** What was understood about the case: fact id -> value id. */
  facts: Record<string, string>;
  /** Catalogue ids. */
  tools: string[];
  /** Ids of the concepts, aspects and challenges that the answer is about. */
  topics: string[];
  /** Probability of the intent, 0 to 1. */
  confidence: number;
  /** The answer in one or two sentences of plain text. */
  answer: string;
  why: Why[];
  wouldChange: WouldChange[];
  sources: Citation[];
  followUp?: FollowUp;
  /** What was asked for and is not known: nothing of our field, a term, or a tool. */
  missing?: Missing;
  /** What the answer shows beside its sentence: lists, tables. */
  details: Block[];
}

/** What an answer for one intent adds to what was understood. Sources are named by id. */
export interface Draft {
  answer: string;
  details: Block[];
  sources: string[];
  verdict?: Verdict;
  tools?: string[];
  topics?: string[];
  why?: Why[];
  wouldChange?: WouldChange[];
  followUp?: FollowUp;
  missing?: Missing;
}
