import { useId } from 'react';

interface SearchBoxProps {
  label: string;
  value: string;
  max: number;
  placeholder: string;
  error?: string | undefined;
  onChange: (value: string) => void;
}

/** A search within a form, answered while one types. */
export function SearchBox({ label, value, max, placeholder, error, onChange }: SearchBoxProps) {
  const id = useId();
  return (
    <div className="rp-field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        className="rp-input"
        value={value}
        maxLength={max}
        autoComplete="off"
        placeholder={placeholder}
        aria-invalid={Boolean(error)}
        aria-describedby={error ? `${id}-error` : undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          // Enter would submit the form around it.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      {error && (
        <p id={`${id}-error`} className="rp-field-error">
          {error}
        </p>
      )}
    </div>
  );
}
