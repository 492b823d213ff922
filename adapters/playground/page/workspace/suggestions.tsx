import { useActions } from '../state/actions';
import { sideName } from '../view/side-name';
import type { PlaceProps } from './place';

/** Questions that the advisor suggests in a direct message. */
export function Suggestions({ open, person, side, snapshot }: PlaceProps) {
  const { act } = useActions();
  const { advisor, prompts } = snapshot.sides[side];
  const here = prompts.filter(({ conversation }) => conversation === open.id);
  if (here.length === 0) return null;
  return (
    <section className="hint" aria-label={`Suggestions on ${sideName(side)}`}>
      <p>{advisor.name} suggests:</p>
      <ul>
        {here.map(({ message, title }) => (
          <li key={title}>
            <button
              type="button"
              className="button"
              onClick={() => void act({ act: 'say', side, person, conversation: open.id, text: message })}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
