import { openCore } from '../evaluation/core';

const { answerer } = openCore();

const LANGUAGES = {
  English: [
    (term: string) => `what is ${term}?`,
    (term: string) => `explain ${term}`,
    (term: string) => `${term}?`,
    (term: string) => `what does ${term} mean`,
  ],
  German: [
    (term: string) => `Was ist ${term}?`,
    (term: string) => `Was bedeutet ${term}?`,
    (term: string) => `Erkläre mir bitte ${term}`,
  ],
  French: [
    (term: string) => `Qu'est-ce que ${term} ?`,
    (term: string) => `C'est quoi, ${term} ?`,
    (term: string) => `Explique-moi ${term}`,
  ],
  Spanish: [
    (term: string) => `¿Qué es ${term}?`,
    (term: string) => `¿Qué significa ${term}?`,
    (term: string) => `Explícame ${term}`,
  ],
};

/** Concept -> what it is called by people who ask for it, by language; terms with several names in English. */
const TERMS: Record<string, Partial<Record<keyof typeof LANGUAGES, string[]>>> = {
  inference: {
    English: ['inference'],
    German: ['Inferenz'],
    French: ["l'inférence"],
    Spanish: ['la inferencia'],
  },
  embeddings: {
    English: ['an embedding', 'embeddings'],
    German: ['ein Embedding'],
    Spanish: ['un embedding'],
  },
  llm: {
    English: ['an LLM', 'a large language model'],
    German: ['ein großes Sprachmodell'],
    French: ['un grand modèle de langage'],
    Spanish: ['un modelo de lenguaje'],
  },
  'ai-agents': {
    English: ['an AI agent', 'agents'],
    German: ['ein KI-Agent'],
    French: ['un agent IA'],
    Spanish: ['un agente de IA'],
  },
  'token-cost': { English: ['a token'], German: ['ein Token'], French: ['un jeton'], Spanish: ['un token'] },
  'data-lake': { English: ['a data lake'], French: ['un lac de données'], Spanish: ['un lago de datos'] },
  etl: { English: ['ETL', 'ELT'], German: ['ETL'], French: ["l'ETL"], Spanish: ['un ETL'] },
  'streaming-data': {
    English: ['streaming data', 'batch vs streaming'],
    Spanish: ['los datos en streaming'],
  },
  'model-compression': { English: ['quantization', 'distillation'], German: ['Quantisierung'] },
  peft: { English: ['LoRA', 'PEFT'], German: ['LoRA'] },
  'model-training': {
    English: ['model training', 'training'],
    German: ['Modelltraining'],
    French: ["l'entraînement d'un modèle"],
    Spanish: ['el entrenamiento de un modelo'],
  },
  overfitting: {
    English: ['overfitting'],
    German: ['Überanpassung'],
    French: ['le surapprentissage'],
    Spanish: ['el sobreajuste'],
  },
  'evaluation-metrics': { English: ['precision and recall', 'recall', 'AUC', 'the F1 score'] },
  'fraud-detection': {
    English: ['fraud detection'],
    German: ['Betrugserkennung'],
    French: ['la détection de fraude'],
    Spanish: ['la detección de fraude'],
  },
  'recommendation-engine': { English: ['a recommendation engine'], French: ['un système de recommandation'] },
  'maturity-model': {
    English: ['the MLOps maturity model', 'an AI maturity model'],
    German: ['ein Reifegradmodell'],
  },
  'eu-ai-act': { English: ['the EU AI Act'], German: ['die KI-Verordnung'], Spanish: ['la ley de IA'] },
  'personal-data': { English: ['PII', 'personal data'], German: ['personenbezogene Daten'] },
  'model-packaging': { English: ['pickle', 'a model artifact'] },
  'aa-test': { English: ['an A/A test'], German: ['ein A/A-Test'] },
  'serving-latency': { English: ['throughput', 'serving latency'], German: ['Latenz und Durchsatz'] },
  'label-drift': { English: ['label drift', 'prior shift'] },
  'cold-start': {
    English: ['the cold start problem'],
    German: ['ein Kaltstart'],
    Spanish: ['el arranque en frío'],
  },
  'ai-engineer': { English: ['an AI engineer'] },
};

const asked = Object.entries(TERMS).flatMap(([id, languages]) =>
  Object.entries(languages).flatMap(([language, names]) =>
    LANGUAGES[language as keyof typeof LANGUAGES].flatMap((form) =>
      names.map((name) => [form(name), id] as const),
    ),
  ),
);

test.each(asked)('"%s" is explained by %s', (question, id) => {
  expect(answerer.answer(question)).toMatchObject({ intent: 'explain', topics: [id] });
});

test.each([
  ['our inference is slow, which tool helps?', 'find-tool'],
  ['Should we use MLOps for our fraud detection?', 'recommend'],
  ['we built a recommendation engine, what now?', 'recommend'],
  ['do we need MLOps for an LLM?', 'recommend'],
  ['my travel agent does not answer', 'out-of-scope'],
  ['compute precision and recall for this table', 'out-of-scope'],
])('"%s" asks for no meaning', (question, intent) => {
  expect(answerer.answer(question).intent).toBe(intent);
});

test('a name that is an everyday word leaves a case as it is', () => {
  const [fraud, llm] = ['Should we use MLOps for our fraud detection?', 'do we need MLOps for an LLM?'].map(
    (question) => answerer.answer(question).topics,
  );
  expect([fraud, llm]).toEqual([['mlops'], ['mlops']]);
});
