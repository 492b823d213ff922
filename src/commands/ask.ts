import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { buttonsOf, renderConsole } from '../../adapters/console/render';
import type { Answer } from '../advisor/answer';
import type { Answerer } from '../advisor/answerer';
import { answerReply } from '../advisor/replies/answer-reply';

/** Answers one question as text for a terminal. */
export function askOnce(answerer: Answerer, question: string, columns: number, color: boolean): string {
  const reply = answerReply(answerer.answer(question), { answerId: 'ask', private: false });
  const blocks = reply.blocks.filter((block) => block.type !== 'buttons');
  const options = buttonsOf(reply).flatMap(({ action, label }) => (action === 'tell-fact' ? [label] : []));
  const hint = options.length === 0 ? [] : [{ type: 'list' as const, items: options }];
  return renderConsole({ ...reply, blocks: [...blocks, ...hint] }, { columns, color });
}

/** A line of JSON lines input: a question, or an object with one and anything that is to come back with it. */
const lineSchema = z.union([z.string(), z.looseObject({ question: z.string() })]);

type Line = Answer | (Pick<Answer, 'question' | 'intent' | 'answer'> & { error: string });

/**
 * Answers one question a line, in their order, as they come. A line is a JSON string, an object with a
 * `question` (its `id` comes back), or the question itself. Every line gets its object, whatever is in it.
 */
export async function askLines(answerer: Answerer, input: Readable, output: Writable): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const { question, id } = readLine(line);
    const answer = { ...(id === undefined ? {} : { id }), ...answerLine(answerer, question) };
    if (!output.write(`${JSON.stringify(answer)}\n`))
      await new Promise((resolve) => output.once('drain', resolve));
  }
}

function readLine(line: string): { question: string; id?: unknown } {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line)).data;
    if (parsed === undefined) return { question: line };
    return typeof parsed === 'string' ? { question: parsed } : { question: parsed.question, id: parsed.id };
  } catch {
    return { question: line };
  }
}

function answerLine(answerer: Answerer, question: string): Line {
  try {
    return answerer.answer(question);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { question, intent: 'out-of-scope', answer: 'Sorry, I could not answer this.', error: reason };
  }
}
