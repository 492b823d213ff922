import type { Block, Reply, RichText, Span } from '../../chat/reply';
import type { Source } from '../../knowledge/schema';
import type { Tip } from '../../knowledge/tip-schema';
import { TIP_ACTIONS } from './actions';

/** A tip as a channel sees it; `remarks` are about this sending, such as that it comes late. */
export function tipReply(
  tip: Tip,
  reason: string,
  sources: readonly Source[],
  remarks: readonly RichText[] = [],
): Reply {
  const blocks: Block[] = [
    { type: 'heading', text: tip.title },
    { type: 'text', text: tip.text },
    { type: 'text', text: [{ text: 'Try this week: ', bold: true }, { text: tip.try }] },
    { type: 'note', text: `Why this tip: ${reason}` },
    ...sourceNote(tip, sources),
    ...remarks.map((text): Block => ({ type: 'note', text })),
    { type: 'buttons', buttons: voteButtons(tip) },
  ];
  const text = `Tip of the week: ${tip.title}. ${tip.text} Try this week: ${tip.try}`;
  return { text, blocks, audience: 'conversation' };
}

function sourceNote(tip: Tip, sources: readonly Source[]): Block[] {
  const named = sources.filter(({ id }) => tip.sources.includes(id));
  if (named.length === 0) return [];
  const spans = named.flatMap((source, index): Span[] => [
    { text: index === 0 ? 'Source: ' : ' · ' },
    { text: source.title, ...('url' in source && source.url !== undefined ? { url: source.url } : {}) },
  ]);
  return [{ type: 'note', text: spans }];
}

function voteButtons({ id }: Tip) {
  return [
    { label: '👍 Useful', action: TIP_ACTIONS.up, value: id },
    { label: '👎 Not for us', action: TIP_ACTIONS.down, value: id },
    { label: 'More like this', action: TIP_ACTIONS.more, value: id },
  ];
}
