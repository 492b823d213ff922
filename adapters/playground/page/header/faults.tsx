import { type PageFault, SIDES } from '../../page-protocol';
import { Disclosure } from '../parts/disclosure';
import { sideName } from '../view/side-name';
import { FaultSwitch } from './fault-switch';

/** What can be made to go wrong on the platforms, to see what the advisor makes of it. */
export function Faults({ faults }: { faults: readonly PageFault[] }) {
  if (faults.length === 0) return null;
  const count = faults.filter(({ on }) => on).length;
  return (
    <Disclosure label={count === 0 ? 'Faults' : `Faults (${count} on)`} icon="warning">
      {() => (
        <>
          <p>Make the platforms misbehave, and see how the advisor copes.</p>
          {SIDES.map((side) => (
            <fieldset key={side} className="faults">
              <legend>{sideName(side)}</legend>
              {faults
                .filter((fault) => fault.side === side)
                .map((fault) => (
                  <FaultSwitch key={fault.id} fault={fault} />
                ))}
            </fieldset>
          ))}
        </>
      )}
    </Disclosure>
  );
}
