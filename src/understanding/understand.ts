import type { KnowledgeBase } from '../knowledge/knowledge-base';
import { type Fact, type IntentId, intentIds } from '../knowledge/schema';
import { asksMeaning } from './asks-meaning';
import { unknownTools, unwantedTools } from './beside-tools';
import { compact } from './compact';
import { splitCompounds } from './compounds';
import { consideredTools } from './considered-tools';
import { FactReader, type Facts, strongestOf } from './extract-facts';
import { FeatureIndex } from './feature-index';
import { featuresOf, type Reading } from './features';
import { type Mention, NameTable } from './find-names';
import { inToolContext, ToolFinder } from './find-tools';
import { withoutGreeting } from './greeting';
import { classify, type Example, type LinearModel, train } from './linear-classifier';
import { findNegated } from './negation';
import { normalize } from './normalize';
import { type Passage, parsePhrase } from './phrase';
import { PhraseIndex } from './phrase-index';
import { PhraseTable } from './phrase-table';
import { type CaseModels, caseFeatures, refineFacts, trainCases } from './read-case';
import { Spelling } from './spelling';
import { Vocabulary } from './vocabulary';
import { everydayWordsOf, wordsOf } from './words';

/** What a text says, as far as we understand it. */
export interface Understanding {
  intent: IntentId;
  /** Probability of the intent, 0 to 1. */
  confidence: number;
  facts: Facts;
  /** What the text would mean as the answer to the question for a fact: fact id -> value id. */
  replies: Facts;
  /** Tool ids in the order in which they are named, each once. */
  tools: string[];
  /** Concept ids, likewise. */
  concepts: string[];
  /** Tool categories, aspects and challenges that the text asks about, by id. */
  categories: string[];
  aspects: string[];
  challenges: string[];
  /** How the practices stand to each other, where that is asked: relation ids. */
  relations: string[];
  /** The practices named: devops, mlops or others. */
  practices: string[];
  /** Names in a comparison that are no tool we know. */
  unknownTools: string[];
  /** Tools whose names are near to those unknown ones, by id. */
  similarTools: string[];
  /** Tools that go by a name of one that was found, by id. */
  namesakes: string[];
  /** Tools that the person wants to get away from, by id. */
  unwantedTools: string[];
  /** Tools of which the person asks whether to take them, by id. */
  consideredTools: string[];
  /** Nothing was left of the text once markup and emoji were gone. */
  empty: boolean;
}

/** Cases are many and all of one intent; they must not drown the others. */
const CASE_WEIGHT = 0.15;

/** Most features stand in one example alone; for the intents they tell next to nothing. */
const FEWEST_EXAMPLES = 2;

/** With nothing of our field in it, a text must look this much like a request for advice to be taken for one. */
const SURE_OUTSIDE = 0.7;

interface Choice {
  intent: IntentId;
  confidence: number;
}

/** What is learned from a knowledge base. */
export interface Models {
  /** The features that the classifiers know. */
  features: FeatureIndex;
  intent: LinearModel;
  cases: CaseModels;
  /** Its words, to which slips of the pen are corrected. */
  words: readonly string[];
}

/** Intents whose answers hang on the team's case: only these are worth a second look at its facts. */
const ABOUT_A_CASE: ReadonlySet<IntentId> = new Set(['recommend', 'compare-tools', 'find-tool']);

/** Turns text into intent, facts and names. Build one for a knowledge base and keep it: building is the slow part. */
export class Understander {
  private readonly vocabulary: Vocabulary;
  private readonly factReader: FactReader;
  private readonly tools: ToolFinder;
  private readonly index = new PhraseIndex();
  private readonly concepts = new NameTable(this.index);
  /** Names of concepts that count only where somebody asks what they mean. */
  private readonly everyday = new NameTable(this.index);
  private readonly asks = new PhraseTable<string>(this.index);
  private readonly replies = new PhraseTable<{ fact: string; value: string }>(this.index);
  private readonly spelling: Spelling;
  private readonly models: Models;

  /** @param models trained before on the same knowledge; trained here when absent */
  constructor(knowledge: KnowledgeBase, models?: Models) {
    this.vocabulary = new Vocabulary(knowledge.vocabulary, this.index);
    this.factReader = new FactReader(knowledge.facts, this.index);
    this.tools = new ToolFinder(knowledge.tools, this.index);
    const words = models?.words ?? [...wordsOf(knowledge)];
    this.spelling = new Spelling(words, everydayWordsOf(knowledge));
    for (const concept of knowledge.concepts) {
      for (const name of concept.everydayNames)
        this.everyday.add(concept.id, name, { exact: true, everyday: true });
      const everyday = new Set(concept.everydayNames.map((name) => name.toLowerCase()));
      for (const name of [concept.name, ...concept.aliases]) {
        if (!everyday.has(name.toLowerCase())) this.concepts.add(concept.id, name, { exact: false });
      }
    }
    for (const fact of knowledge.facts) this.addReplies(fact);
    this.addAsks('category', knowledge.categories);
    this.addAsks('aspect', knowledge.aspects);
    this.addAsks('challenge', knowledge.challenges);
    this.addAsks('relation', knowledge.relations);
    this.models = models ?? { ...this.train(knowledge), words };
  }

  /** The trained classifiers, to be kept beside the knowledge that they were trained on. */
  get trained(): Models {
    return this.models;
  }

  understand(text: string): Understanding {
    const reading = this.read(text);
    const features = this.featuresOf(reading);
    const { intent, confidence } = this.decide(reading, classify(this.models.intent, features));
    return {
      intent,
      confidence,
      facts: ABOUT_A_CASE.has(intent) ? this.refine(reading, features) : reading.facts,
      replies: Object.fromEntries(
        this.replies.find(reading.passage).map(({ payload: { fact, value } }) => [fact, value]),
      ),
      tools: idsOf(intent === 'explain' ? outsideTerms(reading) : reading.tools),
      concepts: idsOf(reading.concepts),
      categories: asked(reading, 'category'),
      aspects: asked(reading, 'aspect'),
      challenges: asked(reading, 'challenge'),
      relations: asked(reading, 'relation'),
      practices: ['devops', 'mlops', 'sibling-practice'].filter((group) => reading.passage.spans.has(group)),
      unknownTools: [...reading.unknownTools],
      similarTools: reading.unknownTools.flatMap((word) => this.tools.similarTo(word)),
      namesakes: reading.tools
        .flatMap((mention) => this.tools.sharing(mention, reading.passage))
        .filter((id) => !reading.tools.some((mention) => mention.id === id)),
      unwantedTools: unwantedTools(reading.passage, reading.tools),
      consideredTools: consideredTools(reading.passage, reading.tools),
      empty: reading.passage.tokens.length === 0,
    };
  }

  /** What the classifiers see of a text. */
  featuresOf(reading: Reading): number[] {
    return featuresOf(reading, this.models.features);
  }

  private refine({ facts, claims }: Reading, features: readonly number[]): Facts {
    const { cases, features: index } = this.models;
    return refineFacts(facts, claims, cases, caseFeatures(features, claims, index));
  }

  /** Everything that is in the text, before an intent is chosen. */
  read(text: string): Reading {
    const { tokens, asks } = normalize(text);
    const words = splitCompounds(this.spelling.correct(tokens), (word) => this.spelling.isKnown(word));
    const passage = this.vocabulary.read(withoutGreeting(words));
    const negated = findNegated(passage.tokens);
    const claims = this.factReader.read(passage, negated);
    const facts = strongestOf(claims);
    const concepts = this.conceptsIn(passage);
    const askedFor = [...new Set(this.asks.find(passage).map(({ payload }) => payload))];
    const tools = inToolContext(this.tools.find(passage), passage, hasField(passage, facts, concepts));
    const unknown = unknownTools(passage, tools, (word) => this.spelling.isKnown(word));
    return { passage, asks, tools, unknownTools: unknown, concepts, claims, facts, asked: askedFor };
  }

  /** The concepts that are named; where a text asks for nothing but a meaning, also those with everyday names. */
  private conceptsIn(passage: Passage): Mention[] {
    const named = this.concepts.find(passage);
    const asked = this.everyday.find(passage).find((mention) => asksMeaning(passage, mention));
    return asked === undefined || named.some((mention) => holds(mention, asked)) ? named : [asked];
  }

  private decide(
    reading: Reading,
    probabilities: readonly number[],
  ): { intent: IntentId; confidence: number } {
    const ranked = this.models.intent.labels
      .map((label, index) => ({
        intent: intentIds.find((id) => id === label),
        confidence: probabilities[index] ?? 0,
      }))
      .filter((choice): choice is Choice => choice.intent !== undefined && possible(choice.intent, reading))
      .sort((a, b) => b.confidence - a.confidence);
    const comparison = ranked.find(({ intent }) => intent === 'compare-tools');
    if (comparison !== undefined && reading.unknownTools.length > 0) return comparison;
    const explanation = ranked.find(({ intent }) => intent === 'explain');
    if (explanation !== undefined && isAboutOneTerm(reading)) return explanation;
    const [best, next] = ranked;
    const doubtful = best?.intent === 'recommend' && best.confidence < SURE_OUTSIDE && !inField(reading);
    return (doubtful ? next : best) ?? { intent: 'help', confidence: 0 };
  }

  private addReplies({ id, values }: Fact): void {
    for (const value of values) {
      for (const phrase of value.replies)
        this.replies.add(parsePhrase(phrase), { fact: id, value: value.id });
    }
  }

  private addAsks(prefix: string, items: readonly { id: string; asks: readonly string[] }[]): void {
    for (const { id, asks } of items) {
      for (const phrase of asks) this.asks.add(parsePhrase(phrase), `${prefix}:${id}`);
    }
  }

  private train(knowledge: KnowledgeBase): Omit<Models, 'words'> {
    const index = new FeatureIndex();
    const utterances: Example[] = knowledge.intents.flatMap(({ id, utterances }) =>
      utterances.map((text) => ({ features: featuresOf(this.read(text), index), label: id })),
    );
    const cases = trainCases(knowledge.cases, (text) => {
      const reading = this.read(text);
      return caseFeatures(featuresOf(reading, index), reading.claims, index);
    });
    const described: Example[] = knowledge.cases.map(({ said }) => ({
      features: featuresOf(this.read(said), index),
      label: 'recommend',
      weight: CASE_WEIGHT,
    }));
    const intent = train([...utterances, ...described], { fewest: FEWEST_EXAMPLES });
    return compact({ features: index, intent, cases });
  }
}

function hasField(passage: Passage, facts: Facts, concepts: readonly Mention[]): boolean {
  const practice = ['devops', 'mlops', 'sibling-practice'].some((group) => passage.spans.has(group));
  return practice || concepts.length > 0 || Object.keys(facts).length > 0;
}

/** Whether anything in the text speaks of practices, tools, terms or a case of ours. */
function inField({ passage, facts, tools, concepts }: Reading): boolean {
  return hasField(passage, facts, concepts) || tools.length > 0 || passage.spans.has('asks-choice');
}

/** Whether one name stands in the other, longer one: "predictions" in "batch predictions". */
function holds(longer: Mention, { start, end }: Mention): boolean {
  return longer.start <= start && end <= longer.end && end - start < longer.end - longer.start;
}

/** Whether the text is one term, or asks what it means, and nothing else: "Inference cost?", "explain the F1 score" */
function isAboutOneTerm({ passage, concepts, tools }: Reading): boolean {
  const [term, another] = concepts;
  if (term === undefined || another !== undefined || tools.length > 0) return false;
  return asksMeaning(passage, term);
}

/** Whether the text tells several things of a case with models, and nothing that we do not advise on. */
function describesCase({ facts, passage }: Reading): boolean {
  return (
    facts['ml-use'] !== undefined && Object.keys(facts).length > 1 && !passage.spans.has('other-business')
  );
}

/** Some intents need something to be about: a comparison of tools, two of them. */
function possible(intent: IntentId, reading: Reading): boolean {
  if (intent === 'compare-tools')
    return idsOf(reading.tools).length + Math.min(1, reading.unknownTools.length) >= 2;
  if (intent === 'out-of-scope') return !describesCase(reading);
  if (intent === 'help') return reading.passage.tokens.length <= 25;
  return true;
}

function idsOf(mentions: readonly Mention[]): string[] {
  return [...new Set(mentions.map(({ id }) => id))];
}

/** Tools that are not merely part of a term: who asks for a Kubernetes operator does not ask for Kubernetes. */
function outsideTerms({ tools, concepts }: Reading): Mention[] {
  return tools.filter(
    (tool) =>
      !concepts.some(
        ({ start, end }) => start <= tool.start && end >= tool.end && end - start > tool.end - tool.start,
      ),
  );
}

function asked(reading: Reading, prefix: string): string[] {
  return reading.asked
    .filter((thing) => thing.startsWith(`${prefix}:`))
    .map((thing) => thing.slice(prefix.length + 1));
}
