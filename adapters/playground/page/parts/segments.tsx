interface SegmentsProps<T extends string> {
  /** What is chosen, for screen readers. */
  legend: string;
  /** Set apart from every other choice on the page. */
  name: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, all in view. */
export function Segments<T extends string>({ legend, name, onChange, options, value }: SegmentsProps<T>) {
  return (
    <fieldset className="segments">
      <legend className="unseen">{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
