import { useEffect, useState } from 'react';
import type { PageFault } from '../../page-protocol';
import { useActions } from '../state/actions';

/** Turns one fault on or off; it is shown as chosen until the server says how it is. */
export function FaultSwitch({ fault: { id, label, on } }: { fault: PageFault }) {
  const { act } = useActions();
  const [isOn, setOn] = useState(on);
  useEffect(() => setOn(on), [on]);
  const choose = async (chosen: boolean) => {
    setOn(chosen);
    if (!(await act({ act: 'fault', fault: id, on: chosen }))) setOn(on);
  };
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={({ target }) => void choose(target.checked)} />
      <span>{label}</span>
    </label>
  );
}
