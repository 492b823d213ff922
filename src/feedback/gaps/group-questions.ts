import type { KeptQuestion } from '../../storage/store';
import type { Term } from '../../understanding/terms';

/** Questions that are about the same. */
export interface QuestionGroup {
  /** What most of them speak of, the most telling first. */
  terms: string[];
  questions: KeptQuestion[];
}

interface Wording {
  questions: KeptQuestion[];
  terms: readonly Term[];
  /** The length of its vector of weights. */
  length: number;
}

interface Draft {
  wordings: Wording[];
  /** The wording that began the group; others join by what they share with it. */
  first: Wording;
}

/** From this cosine on, two wordings are about the same. */
const ALIKE = 0.55;
const MOST_TERMS = 3;

/**
 * Groups questions by the terms that they share, most frequent groups first. The same questions give the same groups, in
 * whatever order they come; the time grows with the questions and with how many share a term, not with their square.
 */
export function groupQuestions(
  questions: readonly KeptQuestion[],
  termsOf: (question: string) => readonly Term[],
): QuestionGroup[] {
  const wordings = wordingsOf(questions, termsOf).sort(byCountThenWords);
  const drafts: Draft[] = [];
  const byStem = new Map<string, Draft[]>();
  for (const wording of wordings) {
    const near = nearest(wording, byStem);
    if (near === undefined) drafts.push(begin(wording, byStem));
    else near.wordings.push(wording);
  }
  return drafts.map(groupOf).sort(bySizeThenTerms);
}

/** Questions with the same terms are one wording, however they are put. */
function wordingsOf(
  questions: readonly KeptQuestion[],
  termsOf: (question: string) => readonly Term[],
): Wording[] {
  const wordings = new Map<string, Wording>();
  for (const question of [...questions].sort(byWords)) {
    const terms = termsOf(question.question);
    const stems = terms.map(({ stem }) => stem).sort();
    const key = stems.length === 0 ? question.question : stems.join(' ');
    const wording = wordings.get(key) ?? { questions: [], terms, length: lengthOf(terms) };
    wording.questions.push(question);
    wordings.set(key, wording);
  }
  return [...wordings.values()];
}

function lengthOf(terms: readonly Term[]): number {
  return Math.sqrt(terms.reduce((sum, { weight }) => sum + weight * weight, 0));
}

function begin(first: Wording, byStem: Map<string, Draft[]>): Draft {
  const draft = { first, wordings: [first] };
  for (const { stem } of first.terms) {
    const others = byStem.get(stem);
    if (others === undefined) byStem.set(stem, [draft]);
    else others.push(draft);
  }
  return draft;
}

/** The group whose first wording is the most alike, the earlier one where two are. */
function nearest(wording: Wording, byStem: ReadonlyMap<string, Draft[]>): Draft | undefined {
  const shared = new Map<Draft, number>();
  for (const { stem, weight } of wording.terms)
    for (const draft of byStem.get(stem) ?? []) shared.set(draft, (shared.get(draft) ?? 0) + weight * weight);
  let best: Draft | undefined;
  let most = ALIKE;
  for (const [draft, product] of shared) {
    const cosine = product / (wording.length * draft.first.length);
    if (cosine > most) [best, most] = [draft, cosine];
  }
  return best;
}

function groupOf({ wordings }: Draft): QuestionGroup {
  const counts = new Map<string, { word: string; score: number }>();
  for (const { questions, terms } of wordings)
    for (const { stem, weight, word } of terms) {
      const count = counts.get(stem) ?? { word, score: 0 };
      count.score += questions.length * weight;
      counts.set(stem, count);
    }
  const ranked = [...counts.values()].sort((a, b) => b.score - a.score || order(a.word, b.word));
  return {
    terms: ranked.slice(0, MOST_TERMS).map(({ word }) => word),
    questions: wordings.flatMap(({ questions }) => questions),
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function byWords(a: KeptQuestion, b: KeptQuestion): number {
  return order(a.question, b.question) || order(a.day, b.day);
}

/** Of two that are as frequent, the shorter one begins a group: it says what the longer ones are about. */
function byCountThenWords(a: Wording, b: Wording): number {
  return (
    b.questions.length - a.questions.length ||
    a.terms.length - b.terms.length ||
    order(a.questions[0]?.question ?? '', b.questions[0]?.question ?? '')
  );
}

function bySizeThenTerms(a: QuestionGroup, b: QuestionGroup): number {
  return b.questions.length - a.questions.length || order(a.terms.join(' '), b.terms.join(' '));
}
