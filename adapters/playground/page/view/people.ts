import type { PagePerson } from '../../page-protocol';

/** How many colours there are for avatars. */
const COLOURS = 8;

/** A person's name, or the id where nobody bears it. */
export function nameOf(id: string, people: readonly PagePerson[]): string {
  return people.find((person) => person.id === id)?.name ?? id;
}

/** One or two letters for an avatar. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0]);
  return letters.join('').toUpperCase();
}

/** The colour of a person's avatar, the same on both sides: 0 to 7. */
export function colourOf(id: string, people: readonly PagePerson[]): number {
  return (
    Math.max(
      0,
      people.findIndex((person) => person.id === id),
    ) % COLOURS
  );
}
