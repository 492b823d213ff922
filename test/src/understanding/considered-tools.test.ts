import { openCore } from '../../evaluation/core';

const { understander } = openCore();

it.each([
  ['Do we need Kubernetes for this?', ['kubernetes']],
  ['Should we really adopt MLflow for our churn model?', ['mlflow']],
  ['Is Airflow overkill for one nightly job?', ['airflow']],
  ['Is it worth investing in Argo CD or Flux?', ['argo-cd']],
  ['Brauchen wir wirklich Kubernetes?', ['kubernetes']],
  ['Our builds run on Jenkins. Should we do MLOps?', []],
  ['We need something better than Jenkins', []],
  ['We need monitoring for the jobs in Airflow', []],
])('%s: asks whether to take %j', (text, tools) => {
  expect(understander.understand(text).consideredTools).toEqual(tools);
});
