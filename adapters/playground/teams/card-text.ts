import type { Card, DialogCard } from './card-schema';
import { inTimeZone } from './reader-time';

type Element = DialogCard['body'][number];
type Cell = Extract<Element, { type: 'Table' }>['rows'][number]['cells'][number];
type Action = Extract<Element, { type: 'ActionSet' }>['actions'][number];
export type Input = Extract<Element, { id: string }>;

/**
 * What a person reads on a card: a line for every element, cells between bars, labels of buttons in brackets, pictures by
 * their description. Dates and times are those of `timeZone`.
 */
export function cardText({ body, ...card }: Card | DialogCard, timeZone = 'UTC'): string {
  const lines = body.map(elementText);
  const footer = 'actions' in card && card.actions ? [buttons(card.actions)] : [];
  return inTimeZone([...lines, ...footer].join('\n'), timeZone);
}

/** The buttons of a card, from top to bottom. */
export function cardActions({ body, ...card }: Card | DialogCard): Action[] {
  const footer = 'actions' in card && card.actions ? card.actions : [];
  return [...body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : [])), ...footer];
}

/** What can be filled in on a card, from top to bottom. */
export function cardInputs({ body }: DialogCard): Input[] {
  return body.filter((element): element is Input => 'id' in element);
}

function elementText(element: Element): string {
  switch (element.type) {
    case 'TextBlock':
      return element.text;
    case 'RichTextBlock':
      return element.inlines.map(({ text }) => text).join('');
    case 'Table':
      return element.rows.map(({ cells }) => cells.map(cellText).join(' | ')).join('\n');
    case 'Image':
      return `(picture: ${element.altText})`;
    case 'ActionSet':
      return buttons(element.actions);
    case 'Input.ChoiceSet':
      return [element.label, ...element.choices.map(({ title }) => `( ) ${title}`)].join('\n');
    case 'Input.Text':
      return `${element.label}: ${element.value ?? element.placeholder ?? ''}`;
    default:
      return element satisfies never;
  }
}

function buttons(actions: readonly Action[]): string {
  return actions.map(({ title }) => `[${title}]`).join(' ');
}

function cellText({ items }: Cell): string {
  return items.map(elementText).join(' ');
}
