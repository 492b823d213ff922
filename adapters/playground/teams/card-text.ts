import type { Card } from './card-schema';

type Element = Card['body'][number];
type Cell = Extract<Element, { type: 'Table' }>['rows'][number]['cells'][number];
type Action = Extract<Element, { type: 'ActionSet' }>['actions'][number];

/** What a person reads on a card: a line for every element, cells between bars, labels of buttons in brackets. */
export function cardText({ body }: Card): string {
  return body.map(elementText).join('\n');
}

/** The buttons of a card, from top to bottom. */
export function cardActions({ body }: Card): Action[] {
  return body.flatMap((element) => (element.type === 'ActionSet' ? element.actions : []));
}

function elementText(element: Element): string {
  switch (element.type) {
    case 'TextBlock':
      return element.text;
    case 'RichTextBlock':
      return element.inlines.map(({ text }) => text).join('');
    case 'Table':
      return element.rows.map(({ cells }) => cells.map(cellText).join(' | ')).join('\n');
    case 'ActionSet':
      return element.actions.map(({ title }) => `[${title}]`).join(' ');
    default:
      return element satisfies never;
  }
}

function cellText({ items }: Cell): string {
  return items.map(elementText).join(' ');
}
