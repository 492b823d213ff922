import type { Span } from '../../chat/reply';

/** What people are promised before they answer. The comment in src/storage/survey-store.ts says how it is kept. */
export function promise(minimum: number): string {
  return (
    `Your answers are anonymous once the survey closes: they are kept apart from your name, and what could ` +
    `tie them to you is then destroyed. Until then nobody is shown anything. ` +
    `With fewer than ${minimum} answers there is no result at all.`
  );
}

/** A moment as the reader's clock shows it. */
export function momentSpan(at: Date): Span {
  return { text: utc(at), at };
}

/** When a survey closes, to follow "closes". */
export function closesSpans(at: Date): Span[] {
  return [momentSpan(at)];
}

function utc(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
