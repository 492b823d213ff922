import type { Dimension } from '../knowledge/dimensions';
import type { Tip } from '../knowledge/tip-schema';

interface TopicWords {
  id: string;
  /** Follows "tips on". */
  name: string;
  /** Other words for it, in lower case. */
  words: readonly string[];
}

/** What a channel can ask its tips to be about: all dimensions of a survey, or some of any; both by id. */
export type Topic = TopicWords & ({ survey: string } | { dimensions: readonly string[] });

export const topics: readonly Topic[] = [
  { id: 'devops', name: 'DevOps', words: ['dev-ops', 'software'], survey: 'devops' },
  { id: 'mlops', name: 'MLOps', words: ['ml-ops', 'ml', 'ai', 'ki', 'models'], survey: 'mlops' },
  {
    id: 'version-control',
    name: 'version control',
    words: ['git', 'branches', 'batches'],
    dimensions: ['version-control'],
  },
  {
    id: 'testing',
    name: 'testing',
    words: ['tests', 'test', 'ci', 'builds'],
    dimensions: ['build-and-test', 'validation'],
  },
  {
    id: 'deployment',
    name: 'deployment',
    words: ['deploy', 'release', 'releases', 'cd'],
    dimensions: ['deployment', 'release'],
  },
  {
    id: 'recovery',
    name: 'recovery',
    words: ['incidents', 'failure', 'rollback'],
    dimensions: ['recovery', 'serving'],
  },
  {
    id: 'infrastructure',
    name: 'infrastructure',
    words: ['infra', 'iac', 'cloud', 'environments'],
    dimensions: ['infrastructure'],
  },
  {
    id: 'monitoring',
    name: 'monitoring',
    words: ['observability', 'alerts', 'alerting', 'drift'],
    dimensions: ['monitoring', 'model-monitoring'],
  },
  { id: 'security', name: 'security', words: ['secrets', 'devsecops'], dimensions: ['security'] },
  {
    id: 'teams',
    name: 'teams',
    words: ['team', 'roles', 'ownership'],
    dimensions: ['independence', 'ownership'],
  },
  { id: 'culture', name: 'culture', words: ['learning', 'postmortems'], dimensions: ['learning'] },
  { id: 'platform', name: 'platforms', words: ['platforms', 'self-service'], dimensions: ['self-service'] },
  {
    id: 'data',
    name: 'data',
    words: ['data-quality', 'lineage', 'datasets'],
    dimensions: ['data-versions', 'data-quality'],
  },
  {
    id: 'experiments',
    name: 'experiments',
    words: ['experiment', 'reproducibility'],
    dimensions: ['reproducibility'],
  },
  { id: 'training', name: 'training', words: ['pipelines', 'retraining'], dimensions: ['training'] },
  { id: 'serving', name: 'serving', words: ['inference'], dimensions: ['serving'] },
  {
    id: 'fairness',
    name: 'risk and fairness',
    words: ['risk', 'ethics', 'bias', 'responsible-ai'],
    dimensions: ['risk'],
  },
];

/** The topic that a word stands for, whatever its case. */
export function findTopic(word: string): Topic | undefined {
  const wanted = word.toLowerCase();
  return topics.find(({ id, words }) => id === wanted || words.includes(wanted));
}

/** Is the tip about one of these topics? Ids that are no longer topics match nothing. */
export function isOnTopic(
  { dimension }: Tip,
  ids: readonly string[],
  dimensions: readonly Dimension[],
): boolean {
  const survey = dimensions.find(({ id }) => id === dimension)?.survey;
  const isMatch = (topic: Topic) =>
    'survey' in topic ? topic.survey === survey : topic.dimensions.includes(dimension);
  return topics.some((topic) => ids.includes(topic.id) && isMatch(topic));
}
