import { memo } from 'react';
import type { PagePerson } from '../../page-protocol';
import { colourOf, initialsOf, nameOf } from '../view/people';

interface AvatarProps {
  /** A person's id, or `advisor`. */
  of: string;
  people: readonly PagePerson[];
}

/** Initials on the person's colour; the name stands beside it. */
export const Avatar = memo(function Avatar({ of, people }: AvatarProps) {
  if (of === 'advisor') return <img className="avatar" src="./icon.svg" alt="" />;
  return (
    <span className="avatar" data-colour={colourOf(of, people)} aria-hidden="true">
      {initialsOf(nameOf(of, people))}
    </span>
  );
});
