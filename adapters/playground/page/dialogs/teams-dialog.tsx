import { CardView } from '../teams/card-view';
import type { FormProps } from './form-props';

/** A dialog of Teams: a card to fill in, or a text. */
export function TeamsDialog({ form: { card, text }, onClose, onSubmit }: FormProps) {
  if (card !== undefined)
    return <CardView card={card} onSubmit={({ inputs, title }) => void onSubmit(inputs, title)} />;
  return (
    <>
      <p className="plain-text">{text}</p>
      <footer className="dialog-foot">
        <button type="button" className="button" data-style="primary" onClick={onClose}>
          Close
        </button>
      </footer>
    </>
  );
}
