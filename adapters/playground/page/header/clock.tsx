import { useState } from 'react';
import type { Snapshot } from '../../page-protocol';
import { Disclosure } from '../parts/disclosure';
import { Icon } from '../parts/icon';
import { useActions } from '../state/actions';
import { minutesUntil } from '../view/moments';
import { moments } from '../view/readers-moments';

const HOUR = 60;
const STEPS = [
  { label: '1 hour', minutes: HOUR },
  { label: '1 day', minutes: 24 * HOUR },
  { label: '1 week', minutes: 7 * 24 * HOUR },
];

/** The time in the workspaces, and the ways to move it forward. */
export function Clock({ snapshot: { next, now } }: { snapshot: Snapshot }) {
  const { act } = useActions();
  const [isMoving, setMoving] = useState(false);
  const move = async (minutes: number, close: () => void) => {
    close();
    setMoving(true);
    await act({ act: 'move-clock', minutes });
    setMoving(false);
  };
  return (
    <div className="clock">
      <span className="clock-time">
        <Icon name="clock" />
        <span className="unseen">Time in the workspaces: </span>
        <time dateTime={now} title={moments.full(now)}>
          {moments.short(now)}
        </time>
      </span>
      <span role="status" className="unseen">
        {isMoving && 'The clock is moving forward …'}
      </span>
      <Disclosure label={isMoving ? 'Moving …' : 'Move forward'}>
        {(close) => (
          <>
            <p>Surveys close and tips arrive as if the time had passed.</p>
            <div className="button-row">
              {STEPS.map(({ label, minutes }) => (
                <button
                  key={label}
                  type="button"
                  className="button"
                  onClick={() => void move(minutes, close)}
                >
                  {label}
                </button>
              ))}
            </div>
            {next && (
              <button
                type="button"
                className="button wide"
                onClick={() => void move(minutesUntil(now, next.at), close)}
              >
                <span>
                  To the next thing: {next.what}
                  <small>{moments.full(next.at)}</small>
                </span>
              </button>
            )}
          </>
        )}
      </Disclosure>
    </div>
  );
}
