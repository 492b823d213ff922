import type { InputBlock } from './block-schema';
import type { Described } from './described';

interface SlackOptionsProps {
  element: Exclude<InputBlock['element'], { type: 'plain_text_input' }>;
  title: string;
  described: Described;
  value: string;
  onChange: (value: string) => void;
}

/** One of several: all in view, or in a menu. */
export function SlackOptions(props: SlackOptionsProps) {
  return props.element.type === 'radio_buttons' ? <Radios {...props} /> : <Menu {...props} />;
}

function Radios({ described, element, onChange, title, value }: SlackOptionsProps) {
  const { 'aria-describedby': notes, 'aria-invalid': isWrong, 'aria-required': isRequired, id } = described;
  return (
    <div
      role="radiogroup"
      aria-labelledby={`${id}-label`}
      aria-describedby={notes}
      aria-invalid={isWrong}
      aria-required={isRequired}
      className="radios"
    >
      <span id={`${id}-label`} className="label">
        {title}
      </span>
      {element.options.map((option) => (
        <label key={option.value} className="check">
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>
            {option.text.text}
            {option.description && <small>{option.description.text}</small>}
          </span>
        </label>
      ))}
    </div>
  );
}

function Menu({ described, element, onChange, value }: SlackOptionsProps) {
  return (
    <select {...described} value={value} onChange={({ target }) => onChange(target.value)}>
      {value === '' && <option value="">Choose one</option>}
      {element.options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.text.text}
        </option>
      ))}
    </select>
  );
}
