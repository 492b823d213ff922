import type {
  PageConversation,
  PageMessage,
  PageSide,
  Side,
  Snapshot,
} from '../../../../adapters/playground/page-protocol';

export const ANA = 'UANA';
export const BEN = 'UBEN';
export const PEOPLE = [
  { id: ANA, name: 'Ana Alvarez' },
  { id: BEN, name: 'Ben' },
];

export const general: PageConversation = {
  id: 'general',
  name: 'general',
  kind: 'channel',
  members: [ANA, BEN],
  hasAdvisor: true,
};
export const leads: PageConversation = {
  ...general,
  id: 'leads',
  name: 'leads',
  kind: 'private',
  members: [BEN],
};
export const direct: PageConversation = { ...general, id: 'direct', kind: 'direct', members: [ANA] };

let count = 0;

/** A message in #general; a new one with every call. */
export function message(parts: Partial<PageMessage> = {}): PageMessage {
  count += 1;
  const base = { conversation: general.id, from: BEN, at: '2026-11-23T15:20:00Z', text: 'Hello' };
  return { id: `m${count}`, ...base, edited: false, reactions: {}, traced: false, ...parts };
}

/** One side with these messages. */
export function side(messages: PageMessage[] = [], parts: Partial<PageSide> = {}): PageSide {
  const advisor = { id: 'UADVISOR', name: 'Ops Advisor' };
  const conversations = [general, leads, direct];
  return {
    advisor,
    conversations,
    messages,
    forms: [],
    commands: [],
    typing: [],
    shortcuts: [],
    prompts: [],
    found: [],
    ...parts,
  };
}

/** A snapshot with these messages; a side that is left out is empty. */
export function snapshot(messages: Partial<Record<Side, PageMessage[]>> = {}): Snapshot {
  return {
    now: '2026-11-23T15:20:00Z',
    people: PEOPLE,
    sides: { slack: side(messages.slack), teams: side(messages.teams) },
    faults: [],
  };
}
