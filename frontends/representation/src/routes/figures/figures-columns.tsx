import type { ReactNode } from 'react';
import type { Column } from '@redpine/ui/data-table';
import { SmallMark } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { countNames } from '../../parts/count-names.ts';
import type { FiguresPageQuery } from '../../gql/graphql.ts';
import type { Tab } from './figures-state.ts';

export type Row = FiguresPageQuery['suggestionBreakdown'][number];
type Ratio = Row['figures']['implemented'];

/** A column of the breakdown: as it is drawn, sorted by, and written into an export. */
export interface FiguresColumn extends Column<Row> {
  value?: (row: Row) => number | null;
  cells: readonly { title: string; text: (row: Row) => string }[];
}

const messages = defineMessages({
  zh: {
    implemented: '落实率', repliedInTime: '按期答复率', satisfied: '结果满意率',
    of: (numerator: string, denominator: string) => `${numerator} ／ ${denominator}`,
    ago: '上年同期', change: (points: string) => `${points} 个百分点`, none: '无可比数据',
    numerator: '分子', denominator: '分母', points: '同比（百分点）', small: '样本少', yes: '是',
    rows: (name: string, label: string, value: string) => `查看明细：${name} ${label} ${value}`,
    UNIT: '承办单位', AREA: '涉及区域', TOPIC: '领域', SESSION: '届次', DEPUTY: '领衔代表', YEAR: '提出年份',
  },
  en: {
    implemented: 'Implementation rate', repliedInTime: 'Replied in time', satisfied: 'Satisfied with the result',
    of: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
    ago: 'A year earlier', change: (points: string) => `${points} pp`, none: 'Nothing to compare with',
    numerator: 'numerator', denominator: 'denominator', points: 'change (pp)', small: 'few cases', yes: 'yes',
    rows: (name: string, label: string, value: string) => `See the rows: ${name} ${label} ${value}`,
    UNIT: 'Unit', AREA: 'Area', TOPIC: 'Topic', SESSION: 'Session', DEPUTY: 'Lead deputy', YEAR: 'Year',
  },
});

export const dimensionNames = messages;

/** With its sign: +6.67, −3. */
const signed = (points: number): string => `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)}`;

const RECORDS: Partial<Record<Tab, string>> = { UNIT: '/representation/units/', DEPUTY: '/representation/deputies/' };

/** The columns in the order in which the law and the local rules weigh them: the clock, implementation, satisfaction. */
export function useFiguresColumns(by: Tab): FiguresColumn[] {
  const text = useMessages(messages);
  const names = useMessages(countNames);
  const format = useFormat();
  const link = (row: Row, label: string, path: string, shown: string): ReactNode => (
    <Link href={path} aria-label={text.rows(row.name, label, shown)}>
      {shown}
    </Link>
  );
  const count = (key: string, label: string, of: (figures: Row['figures']) => { value: number; drillDown: string }, more: Partial<FiguresColumn> = {}): FiguresColumn => ({
    key, title: label, align: 'end', value: (row) => of(row.figures).value,
    render: (row) => {
      const { value, drillDown } = of(row.figures);
      return value === 0 ? '0' : link(row, label, drillDown, format.number(value));
    },
    cells: [{ title: label, text: (row) => String(of(row.figures).value) }],
    ...more,
  });
  const total = count('total', names.TOTAL, (figures) => figures.total);
  const ratio = (key: 'implemented' | 'repliedInTime' | 'satisfied'): FiguresColumn => {
    const label = text[key];
    const shown = (row: Row, { numerator, denominator, value, small, drillDown }: Ratio, name = label): ReactNode => (
      <>
        {value === null || value === undefined ? '—' : link(row, name, drillDown, format.percent(value))}
        <span className="rep-figure-of">{text.of(format.number(numerator), format.number(denominator))}</span>
        {small && <SmallMark brief />}
      </>
    );
    const change = (row: Row): number | null => row.change?.[key] ?? null;
    const before = (row: Row): Ratio | undefined => row.before?.[key];
    return {
      key, title: label, align: 'end', value: (row) => row.figures[key].value ?? null,
      render: (row) => {
        const [earlier, points] = [before(row), change(row)];
        return (
          <div className="rep-figure-cell">
            <span>{shown(row, row.figures[key])}</span>
            {earlier && (
              <span className="rep-figure-ago">
                <span>{text.ago} {shown(row, earlier)}</span> <span>{points === null ? text.none : text.change(signed(points))}</span>
              </span>
            )}
          </div>
        );
      },
      cells: [
        { title: label, text: (row) => String(row.figures[key].value ?? '') },
        { title: `${label} ${text.numerator}`, text: (row) => String(row.figures[key].numerator) },
        { title: `${label} ${text.denominator}`, text: (row) => String(row.figures[key].denominator) },
        { title: `${label} ${text.small}`, text: (row) => (row.figures[key].small ? text.yes : '') },
        { title: `${label} ${text.ago}`, text: (row) => String(before(row)?.value ?? '') },
        { title: `${label} ${text.ago} ${text.numerator}`, text: (row) => String(before(row)?.numerator ?? '') },
        { title: `${label} ${text.ago} ${text.denominator}`, text: (row) => String(before(row)?.denominator ?? '') },
        { title: `${label} ${text.points}`, text: (row) => String(change(row) ?? '') },
      ],
    };
  };
  const record = RECORDS[by];
  return [
    {
      key: 'name', title: text[by], heading: true, width: '12em',
      render: (row) => (record ? <Link href={record + row.key}>{row.name}</Link> : row.name),
      cells: [{ title: text[by], text: (row) => row.name }],
    },
    {
      ...total,
      render: (row) => (
        <div className="rep-figure-cell">
          <span>{total.render(row)}</span>
          {row.before && (
            <span className="rep-figure-ago">
              {text.ago} {link(row, `${text.ago} ${names.TOTAL}`, row.before.total.drillDown, format.number(row.before.total.value))}
            </span>
          )}
        </div>
      ),
      cells: [...total.cells, { title: `${names.TOTAL} ${text.ago}`, text: (row) => String(row.before?.total.value ?? '') }],
    },
    count('handlings', names.MUST_REPLY, ({ clock }) => clock.handlings, { optional: true }),
    count('overdue', names.CLOCK_OVERDUE, ({ clock }) => clock.overdue),
    count('rehandling', names.CLOCK_REHANDLING, ({ clock }) => clock.rehandling, { optional: true }),
    ratio('repliedInTime'),
    ratio('implemented'),
    ratio('satisfied'),
  ];
}
