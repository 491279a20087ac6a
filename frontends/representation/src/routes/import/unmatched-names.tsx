import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { SelectField } from '@redpine/ui/fields';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { ErrorState } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import type { UnmatchedNamesQuery } from '../../gql/graphql.ts';
import { DeputySearch } from '../../parts/deputy-search.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';

const UnmatchedNamesDocument = graphql(`
  query UnmatchedNames {
    unmatchedNames {
      kind
      name
      rows
    }
  }
`);

const MatchDocument = graphql(`
  mutation UnmatchedNameMatch($input: UnmatchedNameMatchInput!) {
    unmatchedNameMatch(input: $input) {
      __typename
      ... on UnmatchedNameMatchSuccess {
        rows
      }
      ...Problems
    }
  }
`);

type Unmatched = UnmatchedNamesQuery['unmatchedNames'][number];

const messages = defineMessages({
  zh: {
    title: '待匹配的名称',
    text: '台账中的以下姓名或单位名称没有对应到平台中的代表或单位。匹配后，所有带有该名称的记录一并对应。',
    DEPUTY: '代表',
    UNIT: '承办单位',
    rows: (count: string) => `${count} 条记录`,
    match: '匹配',
    matchName: (name: string) => `匹配：${name}`,
    submit: '确认匹配',
    done: '已匹配',
    search: '查找代表',
    pick: '选择',
    picked: (name: string) => `将对应为：${name}`,
    unit: '对应的单位',
    none: '没有选择代表',
  },
  en: {
    title: 'Names to match',
    text: 'These names from registers match no deputy or unit of the platform. Matching one ties every record that carries it.',
    DEPUTY: 'Deputy',
    UNIT: 'Unit',
    rows: (count: string) => (count === '1' ? '1 record' : `${count} records`),
    match: 'Match',
    matchName: (name: string) => `Match ${name}`,
    submit: 'Match',
    done: 'Matched',
    search: 'Find the deputy',
    pick: 'Choose',
    picked: (name: string) => `Will be tied to ${name}`,
    unit: 'The unit it means',
    none: 'No deputy chosen yet',
  },
});

/** Names that registers gave and nobody bears here; each can be tied to a deputy or a unit. */
export function UnmatchedNames() {
  const text = useMessages(messages);
  const format = useFormat();
  const [open, setOpen] = useState<Unmatched>();
  const [{ data, error }, refetch] = useLiveQuery({ query: UnmatchedNamesDocument, refetchOn: ['Suggestion'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={reload} />;
  if (!data || data.unmatchedNames.length === 0) return null;
  return (
    <Panel title={text.title}>
      <p className="rp-quiet rep-section-text">{text.text}</p>
      <ul className="rep-found">
        {data.unmatchedNames.map((unmatched) => (
          <li key={unmatched.kind + unmatched.name}>
            <span>
              {unmatched.name}
              <small>
                {text[unmatched.kind]} · {text.rows(format.number(unmatched.rows))}
              </small>
            </span>
            <button type="button" className="rp-plain-button" aria-label={text.matchName(unmatched.name)} onClick={() => setOpen(unmatched)}>
              {text.match}
            </button>
          </li>
        ))}
      </ul>
      {open && (
        <MatchDialog
          unmatched={open}
          title={text.matchName(open.name)}
          onClose={() => setOpen(undefined)}
          onDone={() => {
            setOpen(undefined);
            reload();
          }}
        />
      )}
    </Panel>
  );
}

function MatchDialog({ unmatched, ...frame }: ActFrame & { unmatched: Unmatched }) {
  const text = useMessages(messages);
  const { units } = useVocabulary();
  const [deputy, setDeputy] = useState<{ id: string; name: string }>();
  const [unit, setUnit] = useState('');
  const isDeputy = unmatched.kind === 'DEPUTY';
  return (
    <ActDialog
      {...frame}
      document={MatchDocument}
      submitText={text.submit}
      doneText={text.done}
      needed={isDeputy ? {} : { 'target.unit': unit }}
      optional={isDeputy ? ['target.deputy'] : []}
      input={{ name: unmatched.name, target: deputy ? { deputy: deputy.id } : { unit } }}
      blocked={isDeputy && !deputy ? text.none : undefined}
    >
      {(errorOf) =>
        isDeputy ? (
          <>
            <DeputySearch label={text.search} actionText={text.pick} onPick={setDeputy} />
            {deputy && <output>{text.picked(deputy.name)}</output>}
            {errorOf('target.deputy') && <p className="rp-field-error">{errorOf('target.deputy')}</p>}
          </>
        ) : (
          <SelectField required label={text.unit} groups={units} value={unit} error={errorOf('target.unit')} onChange={setUnit} />
        )
      }
    </ActDialog>
  );
}
