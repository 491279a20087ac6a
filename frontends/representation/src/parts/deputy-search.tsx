import { useId, useState } from 'react';
import { useQuery } from 'urql';
import { Highlight, runsOf } from '@redpine/ui/highlight';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';

const DeputySearchDocument = graphql(`
  query DeputySearch($search: String!) {
    deputies(filter: { search: $search }, first: 8) {
      totalCount
      edges {
        node {
          id
          name
          delegation {
            id
            name
          }
          electoralDistrict {
            id
            name
          }
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    placeholder: '输入姓名',
    none: '没有找到这个姓名的在职代表',
    more: (count: number) => `还有 ${count} 位，请输入更完整的姓名`,
    found: (count: number) => `找到 ${count} 位`,
  },
  en: {
    placeholder: 'Type a name',
    none: 'No serving deputy of this name',
    more: (count: number) => `${count} more: type more of the name`,
    found: (count: number) => (count === 1 ? '1 found' : `${count} found`),
  },
});

export interface FoundDeputy {
  id: string;
  name: string;
}

interface DeputySearchProps {
  label: string;
  /** words of the button beside each name, such as 邀请 */
  actionText: string;
  onPick: (deputy: FoundDeputy) => void;
  /** already there: shown without the button, with these words */
  taken?: ReadonlyMap<string, string>;
}

/** Searches serving deputies by name and offers one act on each. */
export function DeputySearch({ label, actionText, onPick, taken }: DeputySearchProps) {
  const text = useMessages(messages);
  const id = useId();
  const [search, setSearch] = useState('');
  const term = search.trim();
  const [{ data }] = useQuery({ query: DeputySearchDocument, variables: { search: term }, pause: term === '' });
  const found = term === '' ? [] : (data?.deputies.edges.map((edge) => edge.node) ?? []);
  const rest = (data?.deputies.totalCount ?? 0) - found.length;
  return (
    <div className="rp-field">
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
      <output className="rp-visually-hidden">{term !== '' && data ? text.found(data.deputies.totalCount) : ''}</output>
      {term !== '' && data && found.length === 0 && <p className="rp-quiet">{text.none}</p>}
      <ul className="rep-found">
        {found.map((deputy) => (
          <li key={deputy.id}>
            <span>
              <Highlight runs={runsOf(deputy.name, term)} />
              <small>{[deputy.delegation?.name, deputy.electoralDistrict?.name].filter(Boolean).join(' · ')}</small>
            </span>
            {taken?.has(deputy.id) ? (
              <span className="rp-quiet">{taken.get(deputy.id)}</span>
            ) : (
              <button type="button" className="rp-plain-button" aria-label={`${actionText} ${deputy.name}`} onClick={() => onPick(deputy)}>
                {actionText}
              </button>
            )}
          </li>
        ))}
      </ul>
      {term !== '' && rest > 0 && <p className="rp-quiet">{text.more(rest)}</p>}
    </div>
  );
}
