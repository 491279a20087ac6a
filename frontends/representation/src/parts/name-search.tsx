import { useState, type ComponentType } from 'react';
import { useQuery, type TypedDocumentNode } from 'urql';
import { Highlight, runsOf } from '@redpine/ui/highlight';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { SearchBox } from './search-box.tsx';

const messages = defineMessages({
  zh: {
    placeholder: '输入姓名',
    more: (count: number) => `还有 ${count} 位，请输入更完整的姓名`,
    found: (count: number) => `找到 ${count} 位`,
    choose: '选择',
    other: '重新选择',
  },
  en: {
    placeholder: 'Type a name',
    more: (count: number) => `${count} more: type more of the name`,
    found: (count: number) => (count === 1 ? '1 found' : `${count} found`),
    choose: 'Choose',
    other: 'Choose another',
  },
});

export interface FoundName {
  id: string;
  name: string;
}

export interface NameSearchProps {
  label: string;
  /** words of the button beside each name, such as 邀请 */
  actionText: string;
  onPick: (found: FoundName) => void;
  /** already there: shown without the button, with these words */
  taken?: ReadonlyMap<string, string>;
  error?: string | undefined;
}

interface NameSearchSource<Data> {
  document: TypedDocumentNode<Data, { search: string }>;
  /** `about` tells people of one name apart */
  read: (data: Data) => { totalCount: number; found: readonly (FoundName & { about?: string })[] };
  /** what to say where nobody has the name */
  none: string;
}

/** Searches people by name and offers one act on each. */
export function NameSearch<Data>(props: NameSearchProps & NameSearchSource<Data>) {
  const { label, actionText, onPick, taken, error, document, read, none } = props;
  const text = useMessages(messages);
  const [search, setSearch] = useState('');
  const term = search.trim();
  const [{ data }] = useQuery({ query: document, variables: { search: term }, pause: term === '' });
  const result = term !== '' && data ? read(data) : undefined;
  const found = result?.found ?? [];
  const rest = (result?.totalCount ?? 0) - found.length;
  return (
    <div className="rep-stack">
      <SearchBox label={label} value={search} max={50} placeholder={text.placeholder} error={error} onChange={setSearch} />
      <output className="rp-visually-hidden">{result ? text.found(result.totalCount) : ''}</output>
      {result && found.length === 0 && <p className="rp-quiet">{none}</p>}
      <ul className="rep-found">
        {found.map(({ id: person, name, about }) => (
          <li key={person}>
            <span>
              <Highlight runs={runsOf(name, term)} />
              {about && <small>{about}</small>}
            </span>
            {taken?.has(person) ? (
              <span className="rp-quiet">{taken.get(person)}</span>
            ) : (
              <button type="button" className="rp-plain-button" aria-label={`${actionText} ${name}`} onClick={() => onPick({ id: person, name })}>
                {actionText}
              </button>
            )}
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="rp-quiet">{text.more(rest)}</p>}
    </div>
  );
}

export interface ChosenNameProps {
  label: string;
  chosen: FoundName | undefined;
  error: string | undefined;
  onChange: (found: FoundName | undefined) => void;
}

/** One of those whom a search finds: searched for by name, then shown with a way back. */
export function ChosenName({ search: Search, label, chosen, error, onChange }: ChosenNameProps & { search: ComponentType<NameSearchProps> }) {
  const text = useMessages(messages);
  if (!chosen) return <Search label={label} actionText={text.choose} error={error} onPick={onChange} />;
  return (
    <div>
      <p className="rep-row">
        <span>
          {label}：<strong>{chosen.name}</strong>
        </span>
        <button type="button" className="rp-plain-button" onClick={() => onChange(undefined)}>
          {text.other}
        </button>
      </p>
      {error && <p className="rp-field-error">{error}</p>}
    </div>
  );
}
