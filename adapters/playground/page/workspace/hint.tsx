import { Icon } from '../parts/icon';
import { useActions } from '../state/actions';
import { sideName } from '../view/side-name';
import type { PlaceProps } from './place';

const QUESTIONS = [
  'Should we use MLOps for our fraud model?',
  'Jenkins or GitLab CI for a small team?',
  'What is training-serving skew?',
];

interface HintProps extends PlaceProps {
  /** The hint is about to go, and with it what has the focus. */
  onLeave: () => void;
}

/** For those who are here for the first time: what one could ask. */
export function Hint({ onLeave, open, person, side, snapshot }: HintProps) {
  const { act, dispatch } = useActions();
  const { name } = snapshot.sides[side].advisor;
  const ask = (question: string) => {
    const text = open.kind === 'direct' ? question : `@${name} ${question}`;
    onLeave();
    void act({ act: 'say', side, person, conversation: open.id, text });
  };
  return (
    <section className="hint" aria-label={`First steps on ${sideName(side)}`}>
      <p>
        <strong>New here?</strong> {name} advises on DevOps and MLOps. Press a question to ask it:
      </p>
      <ul>
        {QUESTIONS.map((question) => (
          <li key={question}>
            <button type="button" className="button" onClick={() => ask(question)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="icon-button"
        aria-label="Close the hint"
        onClick={() => {
          onLeave();
          dispatch({ type: 'close-hint' });
        }}
      >
        <Icon name="close" />
      </button>
    </section>
  );
}
