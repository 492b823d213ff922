import { useState } from 'react';
import type { Completion } from '../view/completions';

/** The list below what is typed: open unless it was closed with Escape. */
export interface OpenCompletion {
  options: readonly Completion[];
  /** The place of the option that Enter chooses. */
  active: number;
  choose: (chosen: Completion) => void;
  /** Whether the key did something to the list. */
  onKey: (key: string) => boolean;
  /** Begins again with the first option; after the text has changed. */
  reset: () => void;
}

export function useCompletion(
  found: readonly Completion[],
  onChoose: (chosen: Completion) => void,
): OpenCompletion {
  const [active, setActive] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const options = isClosed ? [] : found;
  const reset = () => {
    setActive(0);
    setClosed(false);
  };
  const choose = (chosen: Completion) => {
    reset();
    onChoose(chosen);
  };
  const chooseActive = () => {
    const chosen = options[active];
    if (chosen) choose(chosen);
  };
  const onKey = (key: string) => {
    if (options.length === 0) return false;
    if (key === 'ArrowDown') setActive((active + 1) % options.length);
    else if (key === 'ArrowUp') setActive((active - 1 + options.length) % options.length);
    else if (key === 'Enter' || key === 'Tab') chooseActive();
    else if (key === 'Escape') setClosed(true);
    else return false;
    return true;
  };
  return { active, choose, onKey, options, reset };
}
