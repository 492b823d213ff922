/**
 * Puts a card in place of the one before. The focus stays on the button that was pressed where there still is one of that
 * label; else it goes to the beginning of the card, so that what is new is read out.
 */
export function replaceCard(place: HTMLElement, drawn: HTMLElement): void {
  const focused = document.activeElement;
  const hadFocus = focused !== null && place.contains(focused);
  const label = focused instanceof HTMLButtonElement ? focused.textContent : undefined;
  place.replaceChildren(drawn);
  if (!hadFocus) return;
  const same = [...drawn.querySelectorAll('button')].find(({ textContent }) => textContent === label);
  drawn.tabIndex = -1;
  (same ?? drawn).focus();
}
