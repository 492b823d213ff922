import { useId } from 'react';
import type { InputBlock } from './block-schema';
import type { Described } from './described';
import { SlackOptions } from './slack-options';

interface SlackFieldProps {
  block: InputBlock;
  value: string;
  /** What is wrong with it. */
  error: string | undefined;
  onChange: (value: string) => void;
}

/** Something to fill in, with its label, its hint, and what is wrong with it. */
export function SlackField({ block, error, onChange, value }: SlackFieldProps) {
  const id = useId();
  const { element, hint, label, optional } = block;
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const described: Described = {
    id,
    'aria-describedby': notes === '' ? undefined : notes,
    'aria-invalid': error !== undefined,
    'aria-required': !optional,
  };
  const title = optional ? `${label.text} (optional)` : label.text;
  return (
    <div className="field" data-wrong={error !== undefined}>
      {element.type !== 'radio_buttons' && <label htmlFor={id}>{title}</label>}
      {element.type === 'plain_text_input' ? (
        <SlackText element={element} described={described} value={value} onChange={onChange} />
      ) : (
        <SlackOptions
          element={element}
          title={title}
          described={described}
          value={value}
          onChange={onChange}
        />
      )}
      {hint && (
        <p id={`${id}-hint`} className="soft">
          {hint.text}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

interface SlackTextProps extends Pick<SlackFieldProps, 'value' | 'onChange'> {
  element: Extract<InputBlock['element'], { type: 'plain_text_input' }>;
  described: Described;
}

function SlackText({ described, element, onChange, value }: SlackTextProps) {
  const shared = {
    ...described,
    value,
    maxLength: element.max_length,
    placeholder: element.placeholder?.text,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  };
  return element.multiline ? <textarea rows={4} {...shared} /> : <input type="text" {...shared} />;
}
