import { useState, type FormEvent } from 'react';
import { useMessages } from '@redpine/ui/messages';
import { words } from '../words.ts';

interface SearchFormProps {
  label: string;
  value: string;
  maxLength: number;
  onSubmit: (event: FormEvent<HTMLFormElement>, entered: string) => void;
}

export function SearchForm({ label, value, maxLength, onSubmit }: SearchFormProps) {
  const text = useMessages(words);
  const [entered, setEntered] = useState(value);
  return (
    <search className="rp-no-print">
      <form className="portal-search" onSubmit={(event) => onSubmit(event, entered.trim())}>
        <label>
          <span>{label}</span>
          <input type="search" enterKeyHint="search" maxLength={maxLength} value={entered} onChange={(event) => setEntered(event.target.value)} />
        </label>
        <button type="submit" className="portal-button portal-primary">
          {text.search}
        </button>
      </form>
    </search>
  );
}
