import type { FilterOption } from '@redpine/ui/filter-bar';

interface BarSelectProps {
  label: string;
  value: string;
  options: readonly FilterOption[];
  onChange: (value: string) => void;
}

/** A choice beside a list of which one always holds, such as its order: nothing to take off, so no filter. */
export function BarSelect({ label, value, options, onChange }: BarSelectProps) {
  return (
    <label className="rep-order">
      <span>{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
