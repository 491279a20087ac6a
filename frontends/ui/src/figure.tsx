import { useFormat } from './format.ts';
import { defineMessages, useMessages } from './messages.ts';
import { Link } from './navigation.tsx';

interface RatioFigure {
  numerator: number;
  denominator: number;
  value?: number | null;
  /** on so few that it says little */
  small?: boolean | null | undefined;
  asOf: string;
  drillDown: string;
}

interface CountFigure {
  value: number;
  asOf: string;
  drillDown: string;
}

const messages = defineMessages({
  zh: {
    of: (numerator: string, denominator: string) => `${numerator} ／ ${denominator}`,
    asOf: (instant: string) => `截至 ${instant}`,
    rows: (label: string) => `查看明细：${label}`,
    small: '样本少',
    smallText: '分母很小，一件的变化就会使比例大幅变动，不宜据此比较。',
  },
  en: {
    of: (numerator: string, denominator: string) => `${numerator} of ${denominator}`,
    asOf: (instant: string) => `As of ${instant}`,
    rows: (label: string) => `See the rows: ${label}`,
    small: 'Few cases',
    smallText: 'So few that one case moves the ratio a lot: not fit for comparison.',
  },
});

interface FigureProps {
  label: string;
  figure: RatioFigure | CountFigure;
  /** words after the figure, such as 其中超期 3 */
  note?: string | undefined;
  tone?: 'plain' | 'late';
  /** where the group of figures says of which instant it is, each need not */
  asOf?: 'shown' | 'above';
}

/** A figure with what it is made of, the instant it is true of, and the way to the rows behind it. */
export function Figure({ label, figure, note, tone = 'plain', asOf = 'shown' }: FigureProps) {
  const text = useMessages(messages);
  const format = useFormat();
  const isRatio = 'denominator' in figure;
  return (
    <div className={`rp-figure rp-figure-${tone}`}>
      <Link href={figure.drillDown} aria-label={text.rows(label)} className="rp-figure-link" />
      <p className="rp-figure-label">{label}</p>
      <p className="rp-figure-value">{isRatio ? format.percent(figure.value) : format.number(figure.value)}</p>
      <p className="rp-figure-parts">
        {isRatio && <span>{text.of(format.number(figure.numerator), format.number(figure.denominator))}</span>}
        {isRatio && figure.small && <SmallMark />}
        {note && <span className="rp-figure-note">{note}</span>}
        {asOf === 'shown' && <span>{text.asOf(format.instant(figure.asOf))}</span>}
      </p>
    </div>
  );
}

/** The instant that a group of figures is true of. */
export function AsOf({ instant }: { instant: string }) {
  const text = useMessages(messages);
  const format = useFormat();
  return <span className="rp-quiet">{text.asOf(format.instant(instant))}</span>;
}

/** 样本少 — marks a ratio on so few that it says little; brief where a legend below says what the mark means. */
export function SmallMark({ brief = false }: { brief?: boolean }) {
  const text = useMessages(messages);
  return (
    <span className="rp-figure-small" title={text.smallText}>
      ※{brief ? <span className="rp-visually-hidden">{text.small}</span> : ` ${text.small}`}
    </span>
  );
}
