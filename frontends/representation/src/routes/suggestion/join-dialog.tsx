import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { SearchBox } from '../../parts/search-box.tsx';
import { Similar } from '../../parts/similar.tsx';
import { suggestionStates } from '../../words.ts';
import type { SuggestionDialogProps } from './dialog-props.ts';
import { JoinDocument } from './office-documents.ts';

const CandidatesDocument = graphql(`
  query JoinCandidates($id: ID!, $filter: SuggestionFilter!, $orderBy: SuggestionOrder!) {
    suggestion(id: $id) {
      id
      jointCase {
        id
        suggestions {
          id
          version
          number
          title
          state
        }
      }
    }
    suggestions(filter: $filter, orderBy: $orderBy, first: 10) {
      totalCount
      edges {
        node {
          id
          version
          number
          title
          state
          jointCase {
            id
          }
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '并案办理、分别答复',
    text: '并案后仍各自保留编号，分别答复、分别评价，办理期限不变。可并案的是待交办或已转交的建议。',
    search: '查找建议',
    placeholder: '输入编号、案由',
    choose: '选择一并办理的建议',
    find: '查找',
    moved: '已与其他建议并案，选中后改入本案',
    none: '没有可以并案的建议',
    more: (count: number) => `还有 ${count} 件，请输入更完整的编号或案由`,
    reason: '并案理由',
    hint: '5–500 字',
    done: '已并案',
  },
  en: {
    title: 'Handle together, answer separately',
    text: 'Each keeps its number, its reply, its evaluation and its days. What waits to be assigned or was handed over can be joined.',
    search: 'Find suggestions',
    placeholder: 'Number or title',
    choose: 'Which to handle together',
    find: 'Find',
    moved: 'In another joint case, which it leaves',
    none: 'Nothing can be joined',
    more: (count: number) => `${count} more: type more of the number or title`,
    reason: 'Reason',
    hint: '5–500 characters',
    done: 'Joined',
  },
});

interface Picked {
  id: string;
  version: number;
  name: string;
}

const nameOf = ({ number, title }: { number?: string | null; title: string }): string => [number, title].filter(Boolean).join(' ');

/** 并案 — from one suggestion's own page: with what is in its case already, and with others that wait. */
export function JoinDialog({ record, onConflict, ...frame }: SuggestionDialogProps) {
  const text = useMessages(messages);
  const states = useMessages(suggestionStates);
  const [search, setSearch] = useState('');
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [reason, setReason] = useState('');
  const term = Array.from(search.trim()).slice(0, 100).join('');
  const [{ data }, refetch] = useQuery({
    query: CandidatesDocument,
    variables: {
      id: record.id,
      filter: { states: ['ACCEPTED', 'HANDED_OVER'], ...(term === '' ? {} : { search: term }) },
      orderBy: term === '' ? 'NEWEST' : 'RELEVANCE',
    },
    requestPolicy: 'cache-and-network',
  });
  const joined = (data?.suggestion?.jointCase?.suggestions ?? []).filter((each) => each.id !== record.id);
  const inCase = new Set(joined.map((each) => each.id));
  // What is with a unit already stays where it is: only what waits can be joined.
  const kept = joined.filter(({ state }) => state === 'ACCEPTED' || state === 'HANDED_OVER');
  const found = (data?.suggestions.edges ?? []).map(({ node }) => node).filter((each) => each.id !== record.id && !inCase.has(each.id));
  const shown = [...picked.filter((each) => !found.some((other) => other.id === each.id)).map((each) => ({ ...each, jointCase: null, state: null })),
    ...found.map((each) => ({ ...each, name: nameOf(each) }))];
  const rest = (data?.suggestions.totalCount ?? 0) - (data?.suggestions.edges.length ?? 0);
  const suggestions = [{ id: record.id, version: record.version }, ...kept, ...picked].map((each) => ({ suggestion: each.id, version: each.version }));
  const toggle = (one: Picked): void =>
    setPicked(picked.some((each) => each.id === one.id) ? picked.filter((each) => each.id !== one.id) : [...picked, one]);
  return (
    <ActDialog
      {...frame}
      wide
      document={JoinDocument}
      title={text.title}
      lead={record.title}
      doneText={text.done}
      needed={{ reason }}
      input={{ suggestions, reason }}
      onConflict={() => {
        setPicked([]);
        refetch({ requestPolicy: 'network-only' });
        onConflict();
      }}
    >
      {(errorOf) => (
        <>
          <p>{text.text}</p>
          <Similar of={record} pick={{ label: text.find, onPick: (each) => setSearch(each.number ?? each.title) }} />
          <SearchBox label={text.search} value={search} max={100} placeholder={text.placeholder} onChange={setSearch} />
          <fieldset className="rep-siblings" aria-live="polite">
            <legend>{text.choose}</legend>
            {data && shown.length === 0 && <p className="rp-quiet">{text.none}</p>}
            {shown.map((each) => (
              <label key={each.id}>
                <input
                  type="checkbox"
                  checked={picked.some((one) => one.id === each.id)}
                  onChange={() => toggle({ id: each.id, version: each.version, name: each.name })}
                />{' '}
                {each.name} {each.state && <span className="rp-quiet">{states[each.state]}</span>}
                {each.jointCase && <small className="rp-quiet"> · {text.moved}</small>}
              </label>
            ))}
            {rest > 0 && <p className="rp-quiet">{text.more(rest)}</p>}
          </fieldset>
          <TextArea required label={text.reason} hint={text.hint} max={500} rows={3} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
