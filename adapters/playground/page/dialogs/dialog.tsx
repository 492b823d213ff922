import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import type { Side } from '../../page-protocol';
import { Icon } from '../parts/icon';
import { sideName } from '../view/side-name';

interface DialogProps {
  side: Side;
  title: string;
  /** What did not work just now; the page behind the dialog is out of reach. */
  problem: string | undefined;
  onClose: () => void;
  children: ReactNode;
}

const FIELDS = 'input:checked, input:not([type=radio]), input, select, textarea';

/** A dialog over the page. The focus goes to its first field, and back to where it was once it closes. */
export function Dialog({ children, onClose, problem, side, title }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    element?.querySelector<HTMLElement>(`.dialog-body :is(${FIELDS})`)?.focus({ preventScroll: true });
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-side={side}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className="dialog-head">
        <h2 id={id}>
          <small>{sideName(side)}</small> {title}
        </h2>
        <button type="button" className="icon-button" aria-label="Close the dialog" onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      <div className="dialog-body">
        <p role="alert" className="error">
          {problem}
        </p>
        {children}
      </div>
    </dialog>
  );
}
