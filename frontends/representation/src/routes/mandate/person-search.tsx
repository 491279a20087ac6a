import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { PersonSearchDocument } from './mandate-documents.ts';

const messages = defineMessages({
  zh: { placeholder: '输入姓名', none: '没有这个姓名的人员，请先由系统管理员登记', choose: '选择', other: '重新选择', found: (count: number) => `找到 ${count} 位` },
  en: { placeholder: 'Type a name', none: 'Nobody of this name: the system administrator registers people', choose: 'Choose', other: 'Choose another', found: (count: number) => (count === 1 ? '1 found' : `${count} found`) },
});

export interface FoundPerson {
  id: string;
  name: string;
}

interface PersonSearchProps {
  label: string;
  chosen: FoundPerson | undefined;
  error: string | undefined;
  onChange: (person: FoundPerson | undefined) => void;
}

/** One person of the directory: searched for by name, then shown with a way back. */
export function PersonSearch({ label, chosen, error, onChange }: PersonSearchProps) {
  const text = useMessages(messages);
  const id = useId();
  const [search, setSearch] = useState('');
  const term = search.trim();
  const [{ data }] = useQuery({ query: PersonSearchDocument, variables: { search: term }, pause: term === '' });
  const found = term === '' ? [] : (data?.people.edges.map(({ node }) => node) ?? []);
  if (chosen) {
    return (
      <p className="rep-row">
        <span>
          {label}：<strong>{chosen.name}</strong>
        </span>
        <button type="button" className="rp-plain-button" onClick={() => onChange(undefined)}>
          {text.other}
        </button>
      </p>
    );
  }
  return (
    <div className="rp-field" data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="search"
        className="rp-input"
        value={search}
        maxLength={50}
        autoComplete="off"
        placeholder={text.placeholder}
        onChange={(event) => setSearch(event.target.value)}
        onKeyDown={(event) => {
          // Enter would submit the form around it.
          if (event.key === 'Enter') event.preventDefault();
        }}
      />
      <output className="rp-visually-hidden">{term !== '' && data ? text.found(data.people.totalCount) : ''}</output>
      {term !== '' && data && found.length === 0 && <p className="rp-quiet">{text.none}</p>}
      <ul className="rp-found">
        {found.map((person) => (
          <li key={person.id}>
            <span>{person.name}</span>
            <button type="button" className="rp-plain-button" aria-label={`${text.choose} ${person.name}`} onClick={() => onChange(person)}>
              {text.choose}
            </button>
          </li>
        ))}
      </ul>
      {error && <p className="rp-field-error">{error}</p>}
    </div>
  );
}
