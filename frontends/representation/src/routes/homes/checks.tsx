import { useId } from 'react';

interface ChecksProps {
  label: string;
  choices: readonly { value: string; label: string }[];
  chosen: readonly string[];
  error?: string | undefined;
  onChange: (chosen: string[]) => void;
}

/** Some of a few choices. */
export function Checks({ label, choices, chosen, error, onChange }: ChecksProps) {
  const id = useId();
  return (
    <fieldset className="rp-field" data-invalid={error ? '' : undefined} aria-describedby={error ? `${id}-error` : undefined}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="rep-check">
          <input
            type="checkbox"
            checked={chosen.includes(choice.value)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, choice.value] : chosen.filter((each) => each !== choice.value))}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {error && (
        <p id={`${id}-error`} className="rp-field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
