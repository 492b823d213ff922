import {
  type Action,
  AdaptiveCard,
  GlobalRegistry,
  OpenUrlAction,
  SubmitAction,
  Table,
  Versions,
} from 'adaptivecards';
import { memo, useLayoutEffect, useRef } from 'react';
import { amendCard } from './amend-card';
import { cardHost } from './card-host';
import { replaceCard } from './replace-card';

/** What was pressed on a card. */
export interface CardSubmit {
  /** The label of the button. */
  title: string;
  /** What the card's inputs hold, by their ids; empty ones are absent. */
  inputs: Record<string, string>;
}

/** Of dates, as on the rest of the page. */
const LANGUAGE = 'en-GB';

interface CardViewProps {
  card: unknown;
  onSubmit: (submit: CardSubmit) => void;
}

// Teams reads Markdown in the texts of cards. The advisor writes none on purpose (its texts are runs, which are never read
// as Markdown), so it stays off: a text that looks different here shows that something slipped through.
AdaptiveCard.onProcessMarkdown = (_text, result) => {
  result.didProcess = false;
};

// The package says that it may be bundled in parts, and leaves out with the unused ones what registers tables.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);

/** An Adaptive Card, drawn by Microsoft's own renderer; drawn again only when the card is another one. */
export const CardView = memo(
  function CardView({ card, onSubmit }: CardViewProps) {
    const root = useRef<HTMLDivElement>(null);
    const submit = useRef(onSubmit);
    submit.current = onSubmit;
    useLayoutEffect(() => {
      const drawn = draw(card, (what) => submit.current(what));
      if (drawn && root.current) replaceCard(root.current, drawn);
    }, [card]);
    return <div ref={root} className="card" />;
  },
  (before, after) => before.card === after.card,
);

function draw(json: unknown, onSubmit: CardViewProps['onSubmit']): HTMLElement | undefined {
  const card = new AdaptiveCard();
  card.hostConfig = cardHost;
  card.parse(json);
  card.lang = LANGUAGE;
  card.onExecuteAction = (action) => execute(action, card, onSubmit);
  const drawn = card.render();
  if (drawn) amendCard(drawn);
  return drawn;
}

function execute(action: Action, card: AdaptiveCard, onSubmit: CardViewProps['onSubmit']): void {
  if (action instanceof SubmitAction) onSubmit({ title: action.title ?? '', inputs: inputsOf(card) });
  else if (action instanceof OpenUrlAction && /^https?:/.test(action.url ?? ''))
    window.open(action.url, '_blank', 'noopener,noreferrer');
}

function inputsOf(card: AdaptiveCard): Record<string, string> {
  const filled = card.getAllInputs().flatMap((input): [string, string][] => {
    const value = String(input.value ?? '');
    return input.id === undefined || value === '' ? [] : [[input.id, value]];
  });
  return Object.fromEntries(filled);
}
