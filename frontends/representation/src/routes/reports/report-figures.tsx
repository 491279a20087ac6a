import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import type { HandlingReportPageQuery } from '../../gql/graphql.ts';

type Figures = NonNullable<HandlingReportPageQuery['handlingReport']>['figures'];

const messages = defineMessages({
  zh: {
    title: '办理数据', asOf: (at: string) => `数据截至 ${at}`, total: '受理建议', answered: '已答复', key: '重点督办', handlings: '应答复办理件', replied: '已答复办理件', inTime: '按期答复', overdue: '逾期未答复', rehandling: '重新办理中', implemented: '已落实', implementable: '应落实', evaluated: '已评价', satisfied: '满意和基本满意',
    units: '各承办单位', unit: '承办单位', solved: '已解决（A类）', dissatisfied: '不满意', none: '没有办理件',
  },
  en: {
    title: 'Figures', asOf: (at: string) => `As of ${at}`, total: 'Suggestions', answered: 'Answered', key: 'Key ones', handlings: 'Handlings', replied: 'Replied', inTime: 'In time', overdue: 'Overdue', rehandling: 'Handled again', implemented: 'Implemented', implementable: 'To be implemented', evaluated: 'Evaluated', satisfied: 'Satisfied or basically so',
    units: 'By unit', unit: 'Unit', solved: 'Solved (A)', dissatisfied: 'Dissatisfied', none: 'No handling',
  },
});

/** The figures as they were frozen. */
export function ReportFigures({ figures }: { figures: Figures }) {
  const text = useMessages(messages);
  const format = useFormat();
  const names = ['total', 'answered', 'key', 'handlings', 'replied', 'inTime', 'overdue', 'rehandling', 'implementable', 'implemented', 'evaluated', 'satisfied'] as const;
  const counts = names.flatMap((name) => (typeof figures[name] === 'number' ? [[text[name], figures[name]] as const] : []));
  const lines = [...counts, ...figures.categories.map(({ code, name, count }) => [`${code} ${name}`, count] as const)];
  return (
    <Panel title={text.title}>
      <p className="rp-quiet">{text.asOf(format.instant(figures.asOf))}</p>
      <ul>
        {lines.map(([label, count]) => (
          <li key={label}>
            {label} <strong>{format.number(count)}</strong>
          </li>
        ))}
      </ul>
      <DataTable
        label={text.units}
        storageKey="handling-report-units"
        columns={[
          { key: 'unit', title: text.unit, heading: true, render: (row) => row.name },
          ...(['handlings', 'replied', 'inTime', 'implementable', 'implemented', 'solved', 'dissatisfied'] as const).map((key) => ({
            key, title: text[key], width: '8em', render: (row: Figures['units'][number]) => (typeof row[key] === 'number' ? format.number(row[key]) : '—'),
          })),
        ]}
        rows={figures.units}
        rowKey={(row) => row.name}
        loading={false}
        empty={<p>{text.none}</p>}
      />
    </Panel>
  );
}
