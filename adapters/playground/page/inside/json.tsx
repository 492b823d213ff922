import { useMemo } from 'react';
import { Scroller } from '../parts/scroller';
import { jsonTokens } from '../view/json-tokens';

/** JSON as one reads it, folded or unfolded. */
export function Json({ isOpen = false, label, value }: { isOpen?: boolean; label: string; value: unknown }) {
  const tokens = useMemo(() => jsonTokens(value), [value]);
  return (
    <details className="json" open={isOpen}>
      <summary>{label}</summary>
      <Scroller role="group" className="json-scroller" label={`${label}, as JSON`}>
        <pre>
          {tokens.map(({ kind, text }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens stay in their places.
            <span key={place} data-kind={kind}>
              {text}
            </span>
          ))}
        </pre>
      </Scroller>
    </details>
  );
}
