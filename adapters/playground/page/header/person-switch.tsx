import type { PagePerson } from '../../page-protocol';
import { Avatar } from '../parts/avatar';
import { useActions } from '../state/actions';

/** Whom one acts as, on both sides. */
export function PersonSwitch({ people, person }: { people: readonly PagePerson[]; person: string }) {
  const { dispatch } = useActions();
  return (
    <label className="person-switch">
      <Avatar of={person} people={people} />
      <span>You are:</span>
      <select value={person} onChange={({ target }) => dispatch({ type: 'person', person: target.value })}>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
