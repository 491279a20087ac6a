import { useId, useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { ChoiceGroup } from '@redpine/ui/fields';

const messages = defineMessages({
  zh: { filter: '按名称筛选单位', none: '没有这个名称的单位', chosen: (count: number) => `已选 ${count} 个` },
  en: { filter: 'Filter units by name', none: 'No unit of this name', chosen: (count: number) => `${count} chosen` },
});

interface OtherUnitsProps {
  label: string;
  units: readonly ChoiceGroup[];
  /** the lead, which is not offered again */
  lead: string;
  value: readonly string[];
  onChange: (value: readonly string[]) => void;
  error?: string | undefined;
}

/** Several units out of many: a list to tick, with a filter above it. */
export function OtherUnits({ label, units, lead, value, onChange, error }: OtherUnitsProps) {
  const text = useMessages(messages);
  const id = useId();
  const [term, setTerm] = useState('');
  const all = units.flatMap((group) => group.choices).filter((unit) => unit.value !== lead);
  const shown = all.filter((unit) => value.includes(unit.value) || unit.label.includes(term.trim()));
  return (
    <fieldset className="rp-field" data-invalid={error ? '' : undefined} {...(error && { 'aria-describedby': `${id}-error` })}>
      <legend>
        {label} <span className="rp-quiet">{text.chosen(value.length)}</span>
      </legend>
      <input
        type="search"
        className="rp-input"
        aria-label={text.filter}
        placeholder={text.filter}
        value={term}
        onChange={(event) => setTerm(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <div className="rep-ticks">
        {shown.map((unit) => (
          <label key={unit.value} className="rp-check">
            <input
              type="checkbox"
              checked={value.includes(unit.value)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, unit.value] : value.filter((each) => each !== unit.value))
              }
            />
            {unit.label}
          </label>
        ))}
        {shown.length === 0 && <p className="rp-quiet">{text.none}</p>}
      </div>
      {error && (
        <p id={`${id}-error`} className="rp-field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
