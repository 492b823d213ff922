import { type Need, narrowestFirst } from '../catalogue/find';
import type { IntentId } from '../knowledge/schema';
import { TextSearch } from '../understanding/search';
import type { Understander, Understanding } from '../understanding/understand';
import type { Answer, Citation, Draft } from './answer';
import { challenges } from './answers/challenges';
import { comparePractices } from './answers/compare-practices';
import { compareTools } from './answers/compare-tools';
import { explain } from './answers/explain';
import { findTool } from './answers/find-tool';
import { help, outOfScope, surveys, tips } from './answers/plain';
import { recommend } from './answers/recommend';
import type { Library } from './library';

type Facts = Readonly<Record<string, string>>;

/** What is known before a question is read. */
export interface Context {
  /** Facts told before; what the question says wins over them. */
  facts?: Facts;
  /** The intent, where the person chose it. */
  intent?: IntentId;
  /** Facts that the person could not tell when asked. */
  skip?: readonly string[];
}

/** Answers questions. Pure but for the indexes built once: the same question gets the same answer. */
export class Answerer {
  private tools: TextSearch | undefined;
  private terms: TextSearch | undefined;
  private jobs: TextSearch | undefined;

  constructor(
    private readonly library: Library,
    private readonly understander: Understander,
  ) {}

  /** What a text says; see {@link Understander.understand}. */
  understand(question: string): Understanding {
    return this.understander.understand(question);
  }

  /** @param toldWins facts of the context were told later than the question and win over what it says */
  answer(question: string, context: Context = {}, toldWins = false): Answer {
    const understood = this.understand(question);
    const intent = context.intent ?? (understood.empty ? 'help' : understood.intent);
    const facts = toldWins
      ? { ...understood.facts, ...context.facts }
      : { ...context.facts, ...understood.facts };
    const draft = this.draft(intent, question, { ...understood, facts }, context.skip ?? []);
    return {
      question,
      intent,
      ...(draft.verdict === undefined ? {} : { verdict: draft.verdict }),
      facts,
      tools: draft.tools ?? understood.tools,
      topics: draft.topics ?? understood.concepts,
      confidence: Math.round(understood.confidence * 100) / 100,
      answer: draft.answer,
      why: draft.why ?? [],
      wouldChange: draft.wouldChange ?? [],
      sources: this.cite(draft.sources),
      ...(draft.followUp === undefined ? {} : { followUp: draft.followUp }),
      ...(draft.missing === undefined ? {} : { missing: draft.missing }),
      details: draft.details,
    };
  }

  private draft(
    intent: IntentId,
    question: string,
    understood: Understanding,
    skip: readonly string[],
  ): Draft {
    switch (intent) {
      case 'recommend':
        return recommend(this.library, understood, skip);
      case 'compare-tools':
        return compareTools(this.library, understood);
      case 'compare-practices':
        return comparePractices(this.library, understood);
      case 'explain':
        return explain(this.library, understood, () => this.nearest(question));
      case 'find-tool':
        return findTool(this.library, understood, this.needOf(question, understood));
      case 'challenges':
        return challenges(this.library, understood);
      case 'survey':
        return surveys();
      case 'tips':
        return tips();
      case 'help':
        return help();
      case 'out-of-scope':
        return outOfScope(question);
    }
  }

  private needOf(question: string, { categories, facts, tools, unwantedTools }: Understanding): Need {
    const replaced = unwantedTools.flatMap((id) => this.library.tools.get(id)?.category ?? []);
    const asked = narrowestFirst(
      [...new Set([...categories, ...replaced])],
      this.library.knowledge.categories,
    );
    return {
      categories: asked.length > 0 ? asked : this.likeliestJob(question),
      facts,
      inUse: tools.filter((id) => !unwantedTools.includes(id)),
      except: unwantedTools,
      relevance: this.toolSearch().relevance(question),
    };
  }

  /** Ids of the three concepts whose texts share most with the question. */
  private nearest(question: string): string[] {
    const ranked = [...this.termSearch().relevance(question)].sort(([, a], [, b]) => b - a);
    return ranked.slice(0, 3).map(([id]) => id);
  }

  /** The kind of job whose description shares most with the question; none where nothing does. */
  private likeliestJob(question: string): string[] {
    const ranked = [...this.jobSearch().relevance(question)].sort(([, a], [, b]) => b - a);
    return ranked.slice(0, 1).map(([id]) => id);
  }

  private jobSearch(): TextSearch {
    const { categories, tools } = this.library.knowledge;
    this.jobs ??= new TextSearch(
      categories.map(({ id, name, job, asks }) => {
        const doing = tools.filter(({ category }) => category === id);
        return [id, [name, job, ...asks, ...doing.map(({ bestFor }) => bestFor)].join(' ')];
      }),
    );
    return this.jobs;
  }

  /** Built at its first use, as are the others: many an `ask` needs neither. */
  private toolSearch(): TextSearch {
    this.tools ??= new TextSearch(
      this.library.knowledge.tools.map(({ id, name, summary, bestFor, strengths }) => [
        id,
        [name, summary, bestFor, ...strengths].join(' '),
      ]),
    );
    return this.tools;
  }

  private termSearch(): TextSearch {
    this.terms ??= new TextSearch(
      this.library.knowledge.concepts.map(({ id, name, aliases, what }) => [
        id,
        [name, ...aliases, what].join(' '),
      ]),
    );
    return this.terms;
  }

  private cite(ids: readonly string[]): Citation[] {
    return [...new Set(ids)].flatMap((id) => this.library.sources.get(id) ?? []);
  }
}
