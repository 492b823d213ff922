import { randomUUID } from 'node:crypto';
import type { Aftercare } from './advisor/aftercare';
import type { Library } from './advisor/library';
import { citationText } from './advisor/replies/cite';
import type { ChatAdapter } from './chat/adapter';
import type { Platform } from './chat/event';
import type { Feature } from './chat/feature';
import type { Log } from './chat/log';
import type { Span } from './chat/reply';
import { Feedback } from './feedback/feedback';
import type { FeedbackParts } from './feedback/parts';
import { redact } from './feedback/redact/redact';
import type { JobQueue } from './jobs/job-queue';
import { dimensionsOf } from './knowledge/dimensions';
import type { SurveyStore } from './storage/survey-store';
import type { TipStore } from './storage/tip-store';
import type { Pace as SurveyPace } from './surveys/parts';
import { Surveys } from './surveys/surveys';
import { standingOf } from './tips/standing';
import { createTips, type Tips } from './tips/tips';
import type { Pace as TipsPace, TipsParts } from './tips/tips-parts';
import { knownWords } from './understanding/known-words';

export interface FeatureParts {
  library: Library;
  store: SurveyStore & TipStore & FeedbackParts['store'];
  jobs: JobQueue;
  chatFor(platform: Platform, feature: 'surveys' | 'tips' | 'feedback'): ChatAdapter | undefined;
  log: Log;
  /** How long questions are kept, in days; the usual time unless given. */
  questionDays?: number;
  /** The clock of surveys and tips; the real one unless given. */
  now?: () => Date;
  /** How fast they work, where it differs from their own. */
  pace?: { surveys?: Partial<SurveyPace>; tips?: Partial<TipsPace> };
}

/** Surveys, tips and feedback: what they answer to, and what they do in due time. */
export interface Features {
  all: readonly Feature[];
  /** What follows on answers. */
  aftercare: Aftercare;
  /** Begins to work on what is due; the chats must have started. */
  start(): Promise<void>;
  /** Finishes what runs; the chats must still be there. */
  stop(): Promise<void>;
}

/** Puts the surveys, the tips and the feedback together. */
export function createFeatures(parts: FeatureParts): Features {
  const { library, store, jobs, chatFor, log, now = () => new Date(), pace = {} } = parts;
  const surveys = new Surveys({
    files: library.knowledge.surveys,
    store,
    jobs,
    chatFor: (platform) => chatFor(platform, 'surveys'),
    sourceText: (id) => sourceSpan(library, id),
    now,
    newId: randomUUID,
    log,
    ...(pace.surveys !== undefined && { pace: pace.surveys }),
  });
  const tips = createTips(
    {
      ...tipsKnowledge(library, store),
      store,
      chatFor: (platform) => chatFor(platform, 'tips'),
      now,
      random: Math.random,
      log,
    },
    pace.tips,
  );
  const feedback = createFeedback(parts, now);
  return {
    all: [surveys, tipsFeature(tips), feedback],
    aftercare: feedback,
    start: async () => {
      await surveys.start();
      tips.start();
    },
    stop: async () => {
      await Promise.all([surveys.stop(), tips.stop()]);
    },
  };
}

/** What the tips need to know, of the knowledge base and of a channel's surveys. */
export function tipsKnowledge(
  library: Library,
  store: SurveyStore,
): Pick<TipsParts, 'knowledge' | 'standingOf'> {
  const { tips, sources, surveys } = library.knowledge;
  return {
    knowledge: { tips, sources, dimensions: dimensionsOf(surveys) },
    standingOf: (conversation) => standingOf(store, surveys, conversation),
  };
}

function sourceSpan(library: Library, id: string): Span | undefined {
  const source = library.sources.get(id);
  if (source === undefined) return undefined;
  return { text: citationText(source), ...(source.url === undefined ? {} : { url: source.url }) };
}

const USUAL_DAYS = 90;

function createFeedback(
  { chatFor, library, log, questionDays, store }: FeatureParts,
  now: () => Date,
): Feedback {
  const known = knownWords(library.knowledge);
  return new Feedback({
    ...{ store, log, now, days: questionDays ?? USUAL_DAYS },
    chatFor: (platform) => chatFor(platform, 'feedback'),
    redact: (question) => redact(question, known),
  });
}

function tipsFeature(tips: Tips): Feature {
  return {
    command: 'tips',
    owns: (id) => id.startsWith('tip-') || id.startsWith('open-tip-'),
    handle: (event) => {
      if (event.kind === 'command') return tips.onCommand(event);
      return event.kind === 'action' ? tips.onAction(event) : tips.onForm(event);
    },
    home: (event) => tips.home(event),
    fromMessage: (event) => tips.fromMessage(event, event.text),
  };
}
