import { useEffect, useRef } from 'react';
import type { Completion } from '../view/completions';

interface CompletionListProps {
  id: string;
  active: number;
  options: readonly Completion[];
  onChoose: (chosen: Completion) => void;
}

/** The id of the option at a place in the list `list`. */
export function optionId(list: string, place: number): string {
  return `${list}-${place}`;
}

/** What the text could become; the focus stays in the text. */
export function CompletionList({ active, id, onChoose, options }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#${CSS.escape(optionId(id, active))}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label="Completions"
      className="completions"
      hidden={options.length === 0}
    >
      {options.map((option, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled in the text, where the focus stays.
        <div
          key={option.label}
          id={optionId(id, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          <span>
            <strong>{option.label}</strong> <span className="soft">{option.hint}</span>
          </span>
          {option.description !== '' && <small>{option.description}</small>}
        </div>
      ))}
    </div>
  );
}
