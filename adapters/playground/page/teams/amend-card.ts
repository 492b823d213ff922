/** Amends what the renderer drew: room, safe links, tables that fit and choices that belong together, for screen readers as well. */
export function amendCard(drawn: HTMLElement): void {
  drawn.style.padding = '0';
  for (const link of drawn.querySelectorAll('a')) link.rel = 'noopener noreferrer';
  for (const table of drawn.querySelectorAll<HTMLElement>('[role=table]')) amendTable(table);
  for (const choices of drawn.querySelectorAll('.ac-choiceSetInput-expanded')) amendChoices(drawn, choices);
}

/** The renderer names the question beside the first choice alone. */
function amendChoices(drawn: HTMLElement, choices: Element): void {
  const question = drawn.querySelector(`label[for="${CSS.escape(choices.id)}"]`);
  choices.setAttribute('role', 'radiogroup');
  if (question) choices.setAttribute('aria-labelledby', question.id);
}

/** The renderer lays out every row for itself, and cuts words to make columns fit. */
function amendTable(table: HTMLElement): void {
  const rows = [...table.querySelectorAll<HTMLElement>('[role=row]')];
  table.tabIndex = 0;
  table.style.display = 'grid';
  table.style.gridTemplateColumns = `repeat(${rows[0]?.childElementCount ?? 1}, minmax(min-content, 1fr))`;
  for (const row of rows) {
    row.style.display = 'grid';
    row.style.gridTemplateColumns = 'subgrid';
    row.style.gridColumn = '1 / -1';
  }
  // A heading without a word would be read out as one.
  for (const heading of table.querySelectorAll('[role=columnheader]'))
    if (heading.textContent?.trim() === '') heading.setAttribute('role', 'cell');
}
