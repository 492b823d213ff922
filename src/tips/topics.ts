import type { Tip } from '../knowledge/tip-schema';

/** What a channel can ask its tips to be about. */
export interface Topic {
  id: string;
  /** Follows "tips on". */
  name: string;
  /** Other words for it, in lower case. */
  words: readonly string[];
  dimensions: readonly string[];
}

const devops = Array.from({ length: 10 }, (_, index) => `d${index + 1}`);
const mlops = Array.from({ length: 10 }, (_, index) => `m${index + 1}`);

export const topics: readonly Topic[] = [
  { id: 'devops', name: 'DevOps', words: ['dev-ops', 'software'], dimensions: devops },
  { id: 'mlops', name: 'MLOps', words: ['ml-ops', 'ml', 'ai', 'ki', 'models'], dimensions: mlops },
  {
    id: 'version-control',
    name: 'version control',
    words: ['git', 'branches', 'batches'],
    dimensions: ['d1'],
  },
  { id: 'testing', name: 'testing', words: ['tests', 'test', 'ci', 'builds'], dimensions: ['d2', 'm6'] },
  {
    id: 'deployment',
    name: 'deployment',
    words: ['deploy', 'release', 'releases', 'cd'],
    dimensions: ['d3', 'm7'],
  },
  { id: 'recovery', name: 'recovery', words: ['incidents', 'failure', 'rollback'], dimensions: ['d4', 'm8'] },
  {
    id: 'infrastructure',
    name: 'infrastructure',
    words: ['infra', 'iac', 'cloud', 'environments'],
    dimensions: ['d5'],
  },
  {
    id: 'monitoring',
    name: 'monitoring',
    words: ['observability', 'alerts', 'alerting', 'drift'],
    dimensions: ['d6', 'm9'],
  },
  { id: 'security', name: 'security', words: ['secrets', 'devsecops'], dimensions: ['d7'] },
  { id: 'teams', name: 'teams', words: ['team', 'roles', 'ownership'], dimensions: ['d8', 'm1'] },
  { id: 'culture', name: 'culture', words: ['learning', 'postmortems'], dimensions: ['d9'] },
  { id: 'platform', name: 'platforms', words: ['platforms', 'self-service'], dimensions: ['d10'] },
  { id: 'data', name: 'data', words: ['data-quality', 'lineage', 'datasets'], dimensions: ['m2', 'm3'] },
  { id: 'experiments', name: 'experiments', words: ['experiment', 'reproducibility'], dimensions: ['m4'] },
  { id: 'training', name: 'training', words: ['pipelines', 'retraining'], dimensions: ['m5'] },
  { id: 'serving', name: 'serving', words: ['inference'], dimensions: ['m8'] },
  {
    id: 'fairness',
    name: 'risk and fairness',
    words: ['risk', 'ethics', 'bias', 'responsible-ai'],
    dimensions: ['m10'],
  },
];

/** The topic that a word stands for, whatever its case. */
export function findTopic(word: string): Topic | undefined {
  const wanted = word.toLowerCase();
  return topics.find(({ id, words }) => id === wanted || words.includes(wanted));
}

/** Is the tip about one of these topics? Ids that are no longer topics match nothing. */
export function isOnTopic(tip: Tip, ids: readonly string[]): boolean {
  return topics.some(({ id, dimensions }) => ids.includes(id) && dimensions.includes(tip.dimension));
}
