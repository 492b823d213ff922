import type { PagePerson } from '../../page-protocol';
import { emojiOf } from '../view/emoji';
import { nameOf } from '../view/people';

interface ReactionsProps {
  /** Emoji names -> ids of those who reacted. */
  reactions: Readonly<Record<string, readonly string[]>>;
  people: readonly PagePerson[];
  advisor: string;
}

export function Reactions({ advisor, people, reactions }: ReactionsProps) {
  const given = Object.entries(reactions).filter(([, ids]) => ids.length > 0);
  if (given.length === 0) return null;
  return (
    <ul className="reactions" aria-label="Reactions">
      {given.map(([name, ids]) => {
        const names = ids.map((id) => (id === 'advisor' ? advisor : nameOf(id, people))).join(', ');
        return (
          <li key={name} title={names}>
            <span aria-hidden="true">
              {emojiOf(name)} {ids.length}
            </span>
            <span className="unseen">
              {name.replaceAll('_', ' ')} by {names}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
