import type { Inside } from '../../adapters/playground';
import type { Library } from '../advisor/library';
import type { Observed } from '../advisor/observed';
import { citationText } from '../advisor/replies/cite';
import type { ChatEvent } from '../chat/event';
import { FORMS } from '../surveys/actions';

/** What the advisor made of an event, for those who look inside. */
export function lookInside(library: Library, { event, given, ms }: Observed): Inside {
  const common = { event: shown(event), ms: Math.round(ms * 10) / 10 };
  if (given === undefined) return { ...common, facts: [], tools: [], rules: [] };
  const { confidence, facts, intent, tools, verdict, why } = given.answer;
  return {
    ...common,
    intent: { id: intent, confidence },
    facts: Object.entries(facts).map(([id, value]) => ({ id, value, text: factText(library, id, value) })),
    tools: tools.map((id) => library.tools.get(id)?.name ?? id),
    rules: why.map(({ because, rule, source }) => ({
      id: rule,
      because,
      source: sourceText(library, source),
    })),
    ...(verdict !== undefined && { verdict }),
  };
}

/** What a person answered in a survey is shown to nobody, here neither. */
function shown(event: ChatEvent): unknown {
  if (event.kind !== 'form' || event.form !== FORMS.answer) return event;
  return { ...event, fields: 'left out: answers to a survey are never tied to a person' };
}

function factText({ facts }: Library, id: string, value: string): string {
  const fact = facts.get(id);
  const label = fact?.values.find((one) => one.id === value)?.label ?? value;
  return fact === undefined ? label : `${fact.name}: ${label}`;
}

function sourceText({ sources }: Library, id: string): string {
  const source = sources.get(id);
  return source === undefined ? id : citationText(source);
}
