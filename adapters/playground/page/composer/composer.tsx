import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { PageConversation } from '../../page-protocol';
import { Icon } from '../parts/icon';
import { useActions } from '../state/actions';
import { actFor } from '../view/act-for';
import { completionsFor } from '../view/completions';
import { nameOf } from '../view/people';
import type { PlaceProps } from '../workspace/place';
import { CompletionList, optionId } from './completion-list';
import { useCompletion } from './use-completion';

interface ComposerProps extends PlaceProps {
  label: string;
  /** The first message of the thread that is written in. */
  thread?: string;
  takesFocus?: boolean;
}

/** Where one writes: Enter sends, Shift and Enter begin a new line, commands and mentions are completed. */
export function Composer({ label, open, person, side, snapshot, takesFocus = false, thread }: ComposerProps) {
  const { act, dispatch } = useActions();
  const { advisor, commands } = snapshot.sides[side];
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const others = open.members.filter((id) => id !== person).map((id) => nameOf(id, snapshot.people));
  const names = open.kind === 'direct' ? [] : [...(open.hasAdvisor ? [advisor.name] : []), ...others];
  const completion = useCompletion(completionsFor(text, { commands, names }), (chosen) => {
    setText(chosen.text);
    field.current?.focus();
  });
  useEffect(() => {
    if (takesFocus) field.current?.focus();
  }, [takesFocus]);
  const send = async () => {
    if (text.trim() === '') return;
    const what = actFor({ side, person, conversation: open.id, thread, text, commands });
    if (typeof what === 'string') return dispatch({ type: 'problem', problem: what });
    setText('');
    completion.reset();
    field.current?.focus();
    if (!(await act(what))) setText((typed) => (typed === '' ? text : typed));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (completion.onKey(event.key)) event.preventDefault();
    else if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
  };
  const { active, options } = completion;
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <CompletionList id={listId} active={active} options={options} onChoose={completion.choose} />
      <textarea
        ref={field}
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-activedescendant={options.length > 0 ? optionId(listId, active) : undefined}
        placeholder={thread === undefined ? placeholderFor(open, advisor.name) : label}
        rows={1}
        value={text}
        maxLength={12_000}
        onChange={({ target }) => {
          setText(target.value);
          completion.reset();
        }}
        onKeyDown={onKeyDown}
      />
      <button type="submit" className="icon-button send" aria-label="Send" aria-disabled={text.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  );
}

function placeholderFor({ hasAdvisor, kind }: PageConversation, advisor: string): string {
  if (!hasAdvisor) return 'Write a message';
  return kind === 'direct'
    ? 'Ask a question, or type / for commands'
    : `Type @ to mention ${advisor}, or / for commands`;
}
