import type { PageSide } from '../../page-protocol';
import { Disclosure } from '../parts/disclosure';
import { useActions } from '../state/actions';

interface ShortcutsProps {
  shortcuts: PageSide['shortcuts'];
  person: string;
  /** The message that they are for. */
  message: string;
}

/** The advisor's entries in the menu of a message. */
export function Shortcuts({ message, person, shortcuts }: ShortcutsProps) {
  const { act } = useActions();
  if (shortcuts.length === 0) return null;
  return (
    <Disclosure label="More" look="link-button">
      {(close) =>
        shortcuts.map(({ description, id, name }) => (
          <button
            key={id}
            type="button"
            className="button wide"
            onClick={() => {
              close();
              void act({ act: 'shortcut', side: 'slack', person, message, shortcut: id });
            }}
          >
            <span>
              {name}
              <small>{description}</small>
            </span>
          </button>
        ))
      }
    </Disclosure>
  );
}
