import type { OnLookup } from '../../../src/chat/adapter';
import type { Lookup } from '../../../src/chat/event';
import type { LookupResult } from '../../../src/chat/reply';
import { querySchema } from '../events/payloads';
import { answerInTime } from '../receive/answer-in-time';
import type { TeamsParts } from '../receive/parts';
import type { HttpAnswer } from '../receive/server';
import { renderReply } from '../render';
import { cleanText } from '../render/clean-text';
import { textBlocks } from '../render/text';

/** As the app package names them. */
const COMMAND = 'lookup';
const PARAMETER = 'text';

/** What somebody typed into the message extension, and which part of the results Teams wants. */
export interface LookupRequest {
  lookup: Lookup;
  skip: number;
  count: number;
}

/** Reads a `composeExtension/query`; `undefined` where it is none of ours. Nobody is named in it. */
export function toLookupRequest(activity: unknown): LookupRequest | undefined {
  const { data } = querySchema.safeParse(activity);
  if (data?.value.commandId !== COMMAND) return undefined;
  const { value, channelData, conversation } = data;
  const typed = value.parameters.find(({ name }) => name === PARAMETER)?.value;
  const text = typeof typed === 'string' ? cleanText(typed) : '';
  const tenant = channelData?.tenant?.id ?? conversation.tenantId ?? '';
  return { lookup: { platform: 'teams', tenant, text }, ...value.queryOptions };
}

/** Answers in the response, within the five seconds that Teams waits. Never rejects. */
export function answerLookup(
  parts: TeamsParts,
  request: LookupRequest,
  onLookup: OnLookup,
): Promise<HttpAnswer> {
  return answerInTime(parts, COMMAND, async () => listOf(request, await onLookup(request.lookup)), {
    late: hint('Looking that up takes too long just now. Please try again.'),
    failed: hint('That did not work. Please try again in a while.'),
  });
}

function listOf({ lookup, skip, count }: LookupRequest, results: readonly LookupResult[]): HttpAnswer {
  if (results.length === 0 && skip === 0) return hint(nothingText(lookup.text));
  const attachments = results.slice(skip, skip + count).map(attachmentOf);
  return compose({ type: 'result', attachmentLayout: 'list', attachments });
}

function nothingText(text: string): string {
  if (text.trim() === '') return 'There is nothing to look up yet.';
  return 'I know no tool or concept like that. Try a name, such as MLflow, or a word or two about it.';
}

const drawn = new WeakMap<LookupResult, object>();

/** The same results are found again and again, at every letter that somebody types. */
function attachmentOf(result: LookupResult): object {
  const known = drawn.get(result) ?? draw(result);
  drawn.set(result, known);
  return known;
}

function draw({ title, text, reply }: LookupResult): object {
  const [{ card }, ...more] = renderReply(reply);
  const content = more.length === 0 ? card : { ...card, body: [...card.body, ...restNote()] };
  const preview = { title: cleanText(title), text: cleanText(text) };
  return {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content,
    preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: preview },
  };
}

/** What is inserted is one card. */
function restNote() {
  return textBlocks('There is more to say about this: ask Ops Advisor.', { size: 'Small', isSubtle: true });
}

/** A line of plain text in place of the list. */
function hint(text: string): HttpAnswer {
  return compose({ type: 'message', text });
}

function compose(composeExtension: object): HttpAnswer {
  return { status: 200, body: { composeExtension } };
}
