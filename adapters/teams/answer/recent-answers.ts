import type { HttpAnswer } from '../receive/server';

/** The answers to what Teams asked lately: it asks again where an answer did not come in time. */
export interface RecentAnswers {
  /** The answer that is given to this id already, or will be; else the one of `work`, which is run once. */
  of(id: string, work: () => Promise<HttpAnswer>): Promise<HttpAnswer>;
}

export function createRecentAnswers(capacity: number): RecentAnswers {
  const answers = new Map<string, Promise<HttpAnswer>>();
  return {
    of(id, work) {
      const known = answers.get(id);
      if (known) return known;
      const answer = work();
      answers.set(id, answer);
      const [oldest] = answers.keys();
      if (answers.size > capacity && oldest !== undefined) answers.delete(oldest);
      return answer;
    },
  };
}
