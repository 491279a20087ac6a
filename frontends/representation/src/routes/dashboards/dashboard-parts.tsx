import type { ReactNode } from 'react';
import { Figure, SmallMark } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';

interface Ratio {
  numerator: number;
  denominator: number;
  value?: number | null;
  small?: boolean | null | undefined;
  drillDown: string;
}

const messages = defineMessages({
  zh: {
    of: (numerator: string, denominator: string) => `${numerator} ／ ${denominator}`,
    rows: (label: string) => `查看明细：${label}`,
    ago: (value: string, points: string, isYear: boolean) => `${isYear ? '上年全年' : '上年同期'} ${value}${points === '' ? '' : `，${points} 个百分点`}`,
  },
  en: {
    of: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
    rows: (label: string) => `See the rows: ${label}`,
    ago: (value: string, points: string, isYear: boolean) => `${isYear ? 'The whole year before' : 'A year earlier'} ${value}${points === '' ? '' : `, ${points} pp`}`,
  },
});

/** A share in a cell of a table: what it is made of and the way to its rows, with a bar for the eye. */
export function Share({ label, ratio }: { label: string; ratio: Ratio }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { numerator, denominator, value, small, drillDown } = ratio;
  const isNone = value === null || value === undefined;
  return (
    <span className="rep-share">
      <span>
        {isNone ? '—' : <Link href={drillDown} aria-label={text.rows(`${label} ${format.percent(value)}`)}>{format.percent(value)}</Link>}
        <span className="rep-figure-of">{text.of(format.number(numerator), format.number(denominator))}</span>
        {small && <SmallMark brief />}
      </span>
      <svg className="rep-share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
        <rect className="rep-share-whole" width="100" height="6" />
        <rect className="rep-share-part" width={isNone ? 0 : Math.min(value, 100)} height="6" />
      </svg>
    </span>
  );
}

/** A count in a cell, with the way to its rows where there are any. */
export function Count({ label, figure }: { label: string; figure: { value: number; drillDown: string } }): ReactNode {
  const text = useMessages(messages);
  const format = useFormat();
  if (figure.value === 0) return <span className="rep-none">0</span>;
  return <Link href={figure.drillDown} aria-label={text.rows(`${label} ${format.number(figure.value)}`)}>{format.number(figure.value)}</Link>;
}

interface ComparedProps {
  label: string;
  figure: Ratio & { asOf: string };
  /** the same days a year earlier, as they stand now */
  before: Pick<Ratio, 'value'> | null | undefined;
  /** the whole of the year before, where its days are not counted apart */
  isYear?: boolean;
}

/** A share beside the same days of the year before, with the difference in percentage points. */
export function Compared({ label, figure, before, isYear = false }: ComparedProps) {
  const text = useMessages(messages);
  const format = useFormat();
  const ago = before?.value;
  const points = typeof figure.value === 'number' && typeof ago === 'number' ? Math.round((figure.value - ago) * 100) / 100 : null;
  const signed = points === null ? '' : `${points > 0 ? '+' : points < 0 ? '−' : ''}${Math.abs(points)}`;
  return <Figure label={label} figure={figure} asOf="above" note={typeof ago === 'number' ? text.ago(format.percent(ago), signed, isYear) : undefined} />;
}

interface ComparedCountProps {
  label: string;
  figure: { value: number; asOf: string; drillDown: string };
  before: { value: number } | null | undefined;
  isYear?: boolean;
  tone?: 'plain' | 'late';
}

export function ComparedCount({ label, figure, before, isYear = false, tone = 'plain' }: ComparedCountProps) {
  const text = useMessages(messages);
  const format = useFormat();
  return <Figure label={label} figure={figure} tone={tone} asOf="above" note={before ? text.ago(format.number(before.value), '', isYear) : undefined} />;
}
