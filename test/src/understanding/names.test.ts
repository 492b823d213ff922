import { openCore } from '../../evaluation/core';

const understand = (text: string) => openCore().understander.understand(text);

describe('names that are everyday words', () => {
  it.each([
    ['salt vs ansible', ['salt', 'ansible']],
    ['is salt better than chef', ['salt', 'chef']],
    ['ray or dask for training', ['ray', 'dask']],
    ['flux vs argo cd', ['flux', 'argo-cd']],
    ['vault or sops for secrets', ['vault', 'sops']],
    ['what is vault', ['vault']],
    ['docker compose or kubernetes', ['docker-compose', 'kubernetes']],
  ])('are tools in "%s"', (text, tools) => {
    expect(understand(text).tools).toEqual(tools);
  });

  it.each([
    'how much salt goes into pasta water',
    'an x-ray of my knee',
    'the prices are in flux this year',
    'the gold is in the vault of the bank',
    'help me compose an email to my landlord',
    'the chef recommends the fish',
    'a helm of oak for my boat',
    'the spark between us is gone',
  ])('are words in "%s"', (text) => {
    expect(understand(text).tools).toEqual([]);
  });
});

describe('names that nobody knows', () => {
  it.each([
    ['jenkins vs froobnicator', ['froobnicator']],
    ['froobnicator or jenkins', ['froobnicator']],
    ['jenkins or gitlab ci', []],
    ['is jenkins better or worse', []],
    ['jenkins vs the others', []],
  ])('"%s"', (text, unknown) => {
    expect(understand(text).unknownTools).toEqual(unknown);
  });
});

test.each([
  ['something other than jenkins', ['jenkins']],
  ['an alternative to Docker Swarm', ['docker-swarm']],
  ['easier than kubernetes', ['kubernetes']],
  ['we want to replace airflow', ['airflow']],
  ['what works with jenkins', []],
  ['Datadog is too expensive for us', ['datadog']],
  ['Jenkins ist uns zu langsam, was sonst?', ['jenkins']],
  ['what is there besides MLflow', ['mlflow']],
  ['we love Datadog. The canteen is expensive', []],
])('"%s" tells which tool is to go', (text, unwanted) => {
  expect(understand(text).unwantedTools).toEqual(unwanted);
});

test.each([
  ['k8s or nomad', ['kubernetes', 'nomad']],
  ['kuberentes or nomad', ['kubernetes', 'nomad']],
  ['weights & biases vs mlflow', ['wandb', 'mlflow']],
  ['GitLab CI/CD vs Jenkins', ['gitlab-ci', 'jenkins']],
  ['Jenkins vs. GitHub Actions', ['jenkins', 'github-actions']],
  ['mlflow mlflow mlflow', ['mlflow']],
])('knows the tools in "%s" by all their names', (text, tools) => {
  expect(understand(text).tools).toEqual(tools);
});

test.each([
  ['our sales pipeline is empty, how do we fill it', 'none'],
  ['we only changed the data model of our web shop', 'none'],
  ['staff training for our web team is next week; devops?', 'none'],
])('words that look like ours and are not, in "%s", say nothing about learning', (text, absent) => {
  expect(understand(text).facts['ml-use'] ?? absent).toBe(absent);
});

test.each([
  'Gibt es was Leichteres als Kubernetes?',
  'algo más ligero que Kubernetes',
  'easier than Kubernetes',
])('what is compared in "%s" is no tool', (text) => {
  expect(understand(text).unknownTools).toEqual([]);
});
