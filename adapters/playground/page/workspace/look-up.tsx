import { type SyntheticEvent, useId, useState } from 'react';
import { Disclosure } from '../parts/disclosure';
import { useActions } from '../state/actions';
import type { PlaceProps } from './place';

/** The advisor's search in Teams: what is found can be put into the conversation. */
export function LookUp({ open, person, snapshot }: PlaceProps) {
  const { act } = useActions();
  const [text, setText] = useState('');
  const id = useId();
  const { advisor, found } = snapshot.sides.teams;
  const mine = found.findLast((one) => one.person === person && one.conversation === open.id);
  const by = { side: 'teams', person, conversation: open.id } as const;
  const search = (event: SyntheticEvent) => {
    event.preventDefault();
    void act({ act: 'look-up', ...by, text: text.trim() });
  };
  const insert = (place: number, close: () => void) => {
    close();
    setText('');
    void act({ act: 'insert', ...by, place });
  };
  return (
    <div className="look-up">
      <Disclosure label="Look up" icon="search" look="link-button">
        {(close) => (
          <>
            <form onSubmit={search}>
              <label htmlFor={id}>A tool or a term that {advisor.name} knows</label>
              <div className="look-up-field">
                <input
                  id={id}
                  type="text"
                  value={text}
                  maxLength={500}
                  onChange={(event) => setText(event.target.value)}
                />
                <button type="submit" className="button">
                  Search
                </button>
              </div>
            </form>
            <div role="status">{mine && summaryOf(mine)}</div>
            {mine && mine.results.length > 0 && (
              <ul className="found" aria-label="Found">
                {mine.results.map((result, place) => (
                  <li key={result.title}>
                    <button type="button" className="button wide" onClick={() => insert(place, close)}>
                      <span>
                        {result.title}
                        <small>{result.text}</small>
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            )}
          </>
        )}
      </Disclosure>
    </div>
  );
}

function summaryOf({ problem, results }: { problem?: string; results: readonly unknown[] }): string {
  if (problem !== undefined) return problem;
  if (results.length === 0) return 'Nothing was found.';
  return 'Press one to put it into the conversation.';
}
