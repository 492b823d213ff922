/** A point that the document "MLOps vs DevOps" makes, a question that asks for it, and what the answer must say. */
export interface Point {
  asked: string;
  /** Each must be in the answer, as words or as a pattern. */
  says: readonly (string | RegExp)[];
  /** The section of the document, by source id. */
  source: string;
}

export const points: Readonly<Record<string, readonly Point[]>> = {
  'What DevOps is': [
    {
      asked: 'what is DevOps?',
      says: [/deliver(ed)? faster/, 'operations', /CI\/CD/, /more\s+efficiently/, /share goals/],
      source: 'doc-devops',
    },
    { asked: 'what are CI/CD pipelines?', says: ['builds, tests and deploys'], source: 'doc-devops' },
    { asked: 'what is infrastructure as code?', says: ['Terraform', 'Ansible'], source: 'doc-devops' },
    {
      asked: 'what does monitoring mean?',
      says: ['Prometheus', 'Grafana', /real time|health/],
      source: 'doc-devops',
    },
    {
      asked: 'what does DevOps consist of?',
      says: [/Jenkins/, /GitLab CI/, /Docker/, /Kubernetes/],
      source: 'doc-devops',
    },
  ],
  'What MLOps is': [
    {
      asked: 'what is MLOps?',
      says: [
        'builds on DevOps',
        'data collection',
        'preprocessing',
        'training',
        'deployment',
        'drift',
        'retraining',
      ],
      source: 'doc-mlops',
    },
    { asked: 'what is a training pipeline?', says: [/retrain|train/], source: 'doc-mlops' },
    { asked: 'what is experiment tracking?', says: ['MLflow'], source: 'doc-mlops' },
    { asked: 'what is data versioning?', says: ['DVC'], source: 'doc-mlops' },
    { asked: 'what is scalable infrastructure?', says: ['GPU'], source: 'doc-mlops' },
    { asked: 'what is data pipeline orchestration?', says: ['Airflow'], source: 'doc-mlops' },
    { asked: 'what is drift?', says: [/predictions get worse/], source: 'doc-mlops' },
    {
      asked: 'what is MLOps and which tools does it use?',
      says: ['MLflow', 'DVC', 'Kubeflow', 'Airflow', 'SageMaker'],
      source: 'doc-mlops',
    },
  ],
  'How they differ': [
    {
      asked: 'how do DevOps and MLOps differ in focus?',
      says: [/delivering software/i, /machine-learning models/i, 'data workflows'],
      source: 'doc-differences',
    },
    {
      asked: 'which artifacts does DevOps have, and which MLOps?',
      says: [/code, binaries/i, 'configuration', /models, datasets, features/i, 'experiments'],
      source: 'doc-differences',
    },
    {
      asked: 'compare the lifecycle of DevOps and MLOps',
      says: [
        /build, test, deploy, monitor/i,
        'data preparation',
        'training',
        'retraining',
        'drift management',
      ],
      source: 'doc-differences',
    },
    {
      asked: 'DevOps vs MLOps: which tools?',
      says: ['Jenkins', 'Docker', 'Terraform', 'MLflow', 'DVC', 'SageMaker', 'Airflow'],
      source: 'doc-differences',
    },
    {
      asked: 'difference between the teams of DevOps and MLOps',
      says: [
        /developers and operations/i,
        /data scientists/i,
        /ML engineers/i,
        /data engineers/i,
        /domain experts/i,
      ],
      source: 'doc-differences',
    },
  ],
  'What they share': [
    {
      asked: 'what do DevOps and MLOps have in common?',
      says: [
        'CI/CD',
        'Infrastructure as code',
        'environments',
        'Monitoring and observability',
        'Collaboration',
        'automation',
      ],
      source: 'doc-overlaps',
    },
  ],
  'When to use which': [
    {
      asked: 'we build a web service, DevOps or MLOps?',
      says: ['DevOps is what you need'],
      source: 'doc-when',
    },
    {
      asked: 'we only build an API, DevOps or MLOps?',
      says: ['DevOps is what you need'],
      source: 'doc-when',
    },
    {
      asked: 'we build a mobile app. DevOps or MLOps?',
      says: ['DevOps is what you need'],
      source: 'doc-when',
    },
    {
      asked: 'our product is a recommendation engine that we train ourselves, which practice?',
      says: [/MLOps/, /your (own|models)/],
      source: 'doc-when',
    },
    {
      asked: 'should we use MLOps for our fraud detection model?',
      says: ['Yes to MLOps'],
      source: 'doc-when',
    },
    { asked: 'we train NLP models, do we need MLOps?', says: ['Yes to MLOps'], source: 'doc-when' },
    {
      asked: 'our models have to be retrained on changing data every week, MLOps?',
      says: ['Yes to MLOps', 'retrained again and again'],
      source: 'doc-when',
    },
  ],
  'What is hard': [
    {
      asked: 'what are the cultural challenges of MLOps?',
      says: [/across teams/, /harder in MLOps/],
      source: 'doc-challenges',
    },
    {
      asked: 'what are the tooling challenges of MLOps?',
      says: ['broader and less standardised'],
      source: 'doc-challenges',
    },
    {
      asked: 'what are the scalability challenges of MLOps?',
      says: [/large data/, /special infrastructure/, 'GPUs'],
      source: 'doc-challenges',
    },
  ],
  'What follows': [
    {
      asked: 'does MLOps replace DevOps?',
      says: ['evolution of DevOps', 'not a replacement'],
      source: 'doc-conclusion',
    },
    {
      asked: 'is MLOps just an extension of DevOps?',
      says: [
        'reproducible workflows',
        'at least as much',
        'Automation, monitoring and collaboration',
        'non-negotiable',
      ],
      source: 'doc-conclusion',
    },
  ],
};
