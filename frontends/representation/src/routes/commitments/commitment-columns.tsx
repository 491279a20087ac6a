import type { Column } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag } from '@redpine/ui/state-tag';
import { graphql } from '../../gql/gql.ts';
import type { CommitmentRowFragment } from '../../gql/graphql.ts';
import { commitmentStates, commitmentTones } from '../suggestion/commitment-words.ts';

export const CommitmentRow = graphql(`
  fragment CommitmentRow on Commitment {
    __typename
    id
    state
    text
    measure
    promisedOn
    dueOn
    firstDueOn
    metOn
    overdue
    daysLeft
    unit { id shortName }
    suggestion { id number title topic { id name } area { id name } }
  }
`);

/** A column of the ledger: as it is drawn, and as an export writes it. */
export interface CommitmentColumn extends Column<CommitmentRowFragment> {
  text: (row: CommitmentRowFragment) => string;
}

const messages = defineMessages({
  zh: {
    text: '承诺内容', measure: '量化目标', unit: '承诺单位', suggestion: '建议', state: '状态', promised: '承诺日期', due: '完成期限', first: '原定期限',
    met: '报送日期', topic: '领域', area: '涉及区域', late: (days: string) => `已超期 ${days} 天`, overdue: '逾期',
  },
  en: {
    text: 'Promise', measure: 'Measurable result', unit: 'Unit', suggestion: 'Suggestion', state: 'State', promised: 'Promised', due: 'Due', first: 'First due',
    met: 'Reported', topic: 'Topic', area: 'Area', late: (days: string) => `${days} d overdue`, overdue: 'overdue',
  },
});

/** The columns of the ledger; what an export writes are the texts of those that are shown. */
export function useCommitmentColumns(): CommitmentColumn[] {
  const text = useMessages(messages);
  const states = useMessages(commitmentStates);
  const format = useFormat();
  const day = (value: string | null | undefined): string => (value ? format.dayShort(value) : '—');
  return [
    {
      key: 'text', title: text.text, heading: true, width: '13em', text: (row) => row.text,
      render: (row) => <Link href={`/representation/suggestions/${row.suggestion.id}#commitment-${row.id}`}>{row.text}</Link>,
    },
    { key: 'measure', title: text.measure, width: '11em', text: (row) => row.measure, render: (row) => row.measure },
    { key: 'unit', title: text.unit, width: '8em', text: (row) => row.unit?.shortName ?? '', render: (row) => row.unit?.shortName ?? '—' },
    { key: 'suggestion', title: text.suggestion, width: '15em', text: (row) => [row.suggestion.number, row.suggestion.title].filter(Boolean).join(' '), render: (row) => [row.suggestion.number, row.suggestion.title].filter(Boolean).join(' ') },
    { key: 'state', title: text.state, width: '8em', text: (row) => states[row.state], render: (row) => <StateTag tone={commitmentTones[row.state]}>{states[row.state]}</StateTag> },
    { key: 'promised', title: text.promised, width: '7em', text: (row) => row.promisedOn, render: (row) => day(row.promisedOn) },
    {
      key: 'due', title: text.due, width: '8em', text: (row) => `${row.dueOn}${row.overdue ? ` ${text.overdue}` : ''}`,
      render: (row) => (
        <span className="rep-due" data-late={row.overdue ? '' : undefined}>
          <span>{day(row.dueOn)}</span>
          {row.overdue && <small>{row.daysLeft ? text.late(format.number(-row.daysLeft)) : text.overdue}</small>}
        </span>
      ),
    },
    { key: 'first', title: text.first, optional: true, width: '8em', text: (row) => row.firstDueOn, render: (row) => day(row.firstDueOn) },
    { key: 'met', title: text.met, width: '7em', text: (row) => row.metOn ?? '', render: (row) => day(row.metOn) },
    { key: 'topic', title: text.topic, optional: true, width: '7em', text: (row) => row.suggestion.topic?.name ?? '', render: (row) => row.suggestion.topic?.name ?? '—' },
    { key: 'area', title: text.area, optional: true, width: '8em', text: (row) => row.suggestion.area?.name ?? '', render: (row) => row.suggestion.area?.name ?? '—' },
  ];
}
