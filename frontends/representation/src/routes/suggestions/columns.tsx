import type { Column } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { Highlight } from '@redpine/ui/highlight';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { StateTag } from '@redpine/ui/state-tag';
import type { SuggestionOrder, SuggestionRowFragment } from '../../gql/graphql.ts';
import { DueDay } from '../../parts/due-day.tsx';
import { pressKinds } from '../press/press-words.ts';
import { deadlineKinds, origins, sources, suggestionStates, suggestionTones } from '../../words.ts';

export type Row = SuggestionRowFragment;

/** On a phone's card a row without a value is left out. */
const NONE = <span className="rep-none">—</span>;

/** A column of the list: as it is drawn, and as an export writes it. */
export interface ListColumn extends Column<Row> {
  text: (row: Row) => string;
}

const messages = defineMessages({
  zh: {
    number: '编号',
    title: '案由',
    state: '状态',
    topic: '领域',
    area: '涉及区域',
    deputy: '领衔代表',
    units: '承办单位',
    due: '最近期限',
    submitted: '提出日期',
    assigned: '交办日期',
    session: '届次',
    origin: '提出时期',
    source: '来源',
    untitled: '（未填写案由）',
    flagged: '导入标记',
    unmatched: '未匹配',
    overdue: '逾期',
    unitState: (unit: string, role: string) => `${unit}（${role}）`,
  },
  en: {
    number: 'No.',
    title: 'Title',
    state: 'State',
    topic: 'Topic',
    area: 'Area',
    deputy: 'Lead deputy',
    units: 'Units',
    due: 'Next due day',
    submitted: 'Submitted',
    assigned: 'Assigned',
    session: 'Session',
    origin: 'Origin',
    source: 'Source',
    untitled: '(no title yet)',
    flagged: 'Import flag',
    unmatched: 'not matched',
    overdue: 'overdue',
    unitState: (unit: string, role: string) => `${unit} (${role})`,
  },
});

interface Sorting {
  order: SuggestionOrder;
  onOrder: (order: SuggestionOrder) => void;
}

/** The columns of the list; what an export writes are the texts of those that are shown. */
export function useColumns({ order, onOrder }: Sorting): ListColumn[] {
  const text = useMessages(messages);
  const states = useMessages(suggestionStates);
  const originNames = useMessages(origins);
  const sourceNames = useMessages(sources);
  const kinds = useMessages(deadlineKinds);
  const pressNames = useMessages(pressKinds);
  const format = useFormat();
  const sortBy = (by: SuggestionOrder, direction: 'ascending' | 'descending') => ({
    direction: order === by ? direction : ('none' as const),
    onToggle: () => onOrder(order === by ? 'NEWEST' : by),
  });
  const day = (instant: string | null | undefined): string => (instant ? format.dayShort(shanghaiDay(instant)) : '');
  const units = (row: Row): string[] => row.handlings.map(({ unit, unitText }) => unit?.shortName ?? unitText ?? '').filter(Boolean);
  return [
    { key: 'number', title: text.number, width: '8em', sort: sortBy('NUMBER', 'ascending'), text: (row) => row.number ?? '', render: (row) => row.number ?? NONE },
    {
      key: 'title',
      title: text.title,
      heading: true,
      text: (row) => row.title,
      render: (row) => (
        <>
          <Link href={`/representation/suggestions/${row.id}`}>
            {row.title === '' ? text.untitled : <Highlight runs={row.titleRuns} />}
          </Link>
          {row.pressMarks.map((kind) => (
            <span key={kind} className="rep-flag">{pressNames[kind]}</span>
          ))}
          {row.flags.length > 0 && <span className="rep-flag">{text.flagged}</span>}
        </>
      ),
    },
    { key: 'state', title: text.state, width: '8em', text: (row) => states[row.state], render: (row) => <StateTag tone={suggestionTones[row.state]}>{states[row.state]}</StateTag> },
    { key: 'topic', title: text.topic, width: '7em', text: (row) => row.topic?.name ?? '', render: (row) => row.topic?.name ?? NONE },
    { key: 'deputy', title: text.deputy, width: '7em', text: (row) => row.leadDeputy?.name ?? row.leadDeputyText ?? '', render: (row) => <Lead row={row} unmatched={text.unmatched} /> },
    { key: 'units', title: text.units, text: (row) => units(row).join('、'), render: (row) => (units(row).length > 0 ? <span className="rep-units">{units(row).join('、')}</span> : NONE) },
    {
      key: 'due',
      title: text.due,
      sort: sortBy('DEADLINE', 'ascending'),
      text: ({ nextDeadline: due }) => (due ? `${kinds[due.kind]} ${due.dueOn}${due.overdue ? ` ${text.overdue}` : ''}` : ''),
      render: (row) => (row.nextDeadline ? <DueDay deadline={row.nextDeadline} /> : NONE),
    },
    { key: 'submitted', title: text.submitted, width: '8em', sort: sortBy('NEWEST', 'descending'), text: (row) => (row.submittedAt ? shanghaiDay(row.submittedAt) : ''), render: (row) => day(row.submittedAt) || NONE },
    { key: 'assigned', title: text.assigned, width: '8em', optional: true, text: (row) => row.assignedOn ?? '', render: (row) => (row.assignedOn ? format.dayShort(row.assignedOn) : NONE) },
    { key: 'area', title: text.area, optional: true, width: '8em', text: (row) => row.area?.name ?? '', render: (row) => row.area?.name ?? NONE },
    { key: 'session', title: text.session, optional: true, text: (row) => row.congressSession?.name ?? '', render: (row) => row.congressSession?.name ?? NONE },
    { key: 'origin', title: text.origin, optional: true, width: '7em', text: (row) => originNames[row.origin], render: (row) => originNames[row.origin] },
    { key: 'source', title: text.source, optional: true, width: '7em', text: (row) => sourceNames[row.source], render: (row) => sourceNames[row.source] },
  ];
}

function Lead({ row, unmatched }: { row: Row; unmatched: string }) {
  if (row.leadDeputy) return <Link href={`/representation/deputies/${row.leadDeputy.id}`}>{row.leadDeputy.name}</Link>;
  if (!row.leadDeputyText) return NONE;
  return (
    <span>
      {row.leadDeputyText} <small className="rp-quiet">{unmatched}</small>
    </span>
  );
}

/** The legal day of an instant, `YYYY-MM-DD`. */
export function shanghaiDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(instant));
}
