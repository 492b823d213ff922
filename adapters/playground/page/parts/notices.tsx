import { useActions } from '../state/actions';
import type { PageState } from '../state/page-state';
import { Icon } from './icon';

/** What the person should know now: a problem, a lost connection, something that is being played. */
export function Notices({ state: { connection, problem, snapshot } }: { state: PageState }) {
  const { dispatch } = useActions();
  const playing = snapshot?.playing;
  return (
    <div className="notices">
      <div role="alert">
        {problem !== undefined && (
          <p className="notice" data-kind="problem">
            <Icon name="warning" />
            <span>{problem}</span>
            <button
              type="button"
              className="icon-button"
              aria-label="Close this notice"
              onClick={() => dispatch({ type: 'problem', problem: undefined })}
            >
              <Icon name="close" />
            </button>
          </p>
        )}
      </div>
      <div role="status">
        {connection === 'lost' && (
          <p className="notice" data-kind="problem">
            <Icon name="warning" />
            <span>The connection to the playground was lost. Trying again …</span>
          </p>
        )}
        {playing !== undefined && (
          <p className="notice">
            <Icon name="people" />
            <span>{playing}</span>
          </p>
        )}
      </div>
    </div>
  );
}
