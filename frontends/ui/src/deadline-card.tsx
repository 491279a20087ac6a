import { defineMessages, useMessages } from './messages.ts';
import { useFormat } from './format.ts';
import { LegalBasisText, type LegalBasis } from './legal-basis.tsx';

export interface ShownDeadline {
  startOn: string;
  dueOn: string;
  length: number;
  unit: 'WORKDAY' | 'DAY' | 'MONTH';
  countedTo: string;
  crossed: readonly { on: string; kind: 'HOLIDAY' | 'WEEKEND' | 'MAKE_UP_WORKDAY'; name?: string | null }[];
  rule: string;
  ruleVersion: number;
  legalBasis: LegalBasis;
  certainty: 'CONFIRMED' | 'PROVISIONAL';
  metOn?: string | null;
  overdue: boolean;
  daysLeft?: number | null;
  /** how it stood before a holiday notice came, the latest first */
  revisions?: readonly { id: string; number: string; oldDueOn: string; newDueOn: string }[];
}

const messages = defineMessages({
  zh: {
    due: '期限',
    left: (days: string) => `还剩 ${days} 天`,
    today: '今日到期',
    lapsed: '已无须办理',
    overdue: (days: string) => `已超期 ${days} 天`,
    met: (day: string) => `已于 ${day} 办理`,
    metLate: (day: string) => `已于 ${day} 办理，晚于期限`,
    provisional: '暂定',
    provisionalText: '计算经过的部分日期尚未公布放假安排，公布后可能调整。',
    revised: (day: string, number: string) => `原定 ${day}，按 ${number} 重新计算`,
    how: '期限如何计算',
    start: '起算',
    startText: (day: string) => `${day}（当日不计入）`,
    rule: '规则',
    ruleText: (rule: string, version: number) => `${rule}，第 ${version} 版`,
    length: '时长',
    workdays: (count: number) => `${count} 个工作日`,
    days: (count: number) => `${count} 日`,
    months: (count: number) => `${count} 个月`,
    counted: '顺数至',
    crossed: '途经休假日',
    worked: '调休上班',
    holiday: '法定节假日',
    weekends: (count: number) => `周末 ${count} 天`,
    noneCrossed: '无',
    basis: '依据',
  },
  en: {
    due: 'Due',
    left: (days: string) => (days === '1' ? '1 day left' : `${days} days left`),
    today: 'Due today',
    lapsed: 'No longer to be done',
    overdue: (days: string) => (days === '1' ? '1 day overdue' : `${days} days overdue`),
    met: (day: string) => `Done on ${day}`,
    metLate: (day: string) => `Done on ${day}, after the due day`,
    provisional: 'Provisional',
    provisionalText: 'Part of the counting passes days for which no holiday notice is published yet; the day may move.',
    revised: (day: string, number: string) => `Was ${day}; counted anew by ${number}`,
    how: 'How it was computed',
    start: 'Start',
    startText: (day: string) => `${day} (not counted itself)`,
    rule: 'Rule',
    ruleText: (rule: string, version: number) => `${rule}, version ${version}`,
    length: 'Length',
    workdays: (count: number) => `${count} working days`,
    days: (count: number) => `${count} days`,
    months: (count: number) => `${count} months`,
    counted: 'Counts to',
    crossed: 'Days off passed',
    worked: 'Make-up workdays',
    holiday: 'Statutory holiday',
    weekends: (count: number) => `${count} weekend days`,
    noneCrossed: 'None',
    basis: 'Basis',
  },
});

/** A deadline: the day, how long there is, how sure it is, and on request how it came about. */
export function DeadlineCard({ title, deadline }: { title: string; deadline: ShownDeadline }) {
  const text = useMessages(messages);
  const format = useFormat();
  const open = !deadline.metOn && typeof deadline.daysLeft === 'number';
  const tone = deadline.overdue ? 'late' : open ? 'active' : 'done';
  return (
    <section className={`rp-deadline rp-deadline-${tone}`} aria-label={title}>
      <p className="rp-deadline-title">{title}</p>
      <p className="rp-deadline-day">
        <span className="rp-visually-hidden">{text.due} </span>
        <time dateTime={deadline.dueOn}>{format.day(deadline.dueOn)}</time>
        {deadline.certainty === 'PROVISIONAL' && <em title={text.provisionalText}>{text.provisional}</em>}
      </p>
      <p className="rp-deadline-left">{remaining(deadline, text, format)}</p>
      {deadline.revisions
        ?.filter((revision) => revision.oldDueOn !== revision.newDueOn)
        .map((revision) => (
          <p key={revision.id} className="rp-quiet">
            {text.revised(format.day(revision.oldDueOn), revision.number)}
          </p>
        ))}
      <details className="rp-deadline-how">
        <summary>{text.how}</summary>
        <Computation deadline={deadline} />
        {deadline.certainty === 'PROVISIONAL' && <p className="rp-quiet">{text.provisionalText}</p>}
      </details>
    </section>
  );
}

function remaining(
  deadline: ShownDeadline,
  text: (typeof messages)['zh'],
  format: ReturnType<typeof useFormat>,
): string {
  if (deadline.metOn) return (deadline.overdue ? text.metLate : text.met)(format.day(deadline.metOn));
  // Neither met nor running: it fell away, as a co-handler's does once the lead has replied.
  if (typeof deadline.daysLeft !== 'number') return text.lapsed;
  const days = deadline.daysLeft;
  if (days < 0) return text.overdue(format.number(-days));
  return days === 0 ? text.today : text.left(format.number(days));
}

function Computation({ deadline }: { deadline: ShownDeadline }) {
  const text = useMessages(messages);
  const format = useFormat();
  const lengths = { WORKDAY: text.workdays, DAY: text.days, MONTH: text.months };
  const holidays = deadline.crossed.filter((day) => day.kind === 'HOLIDAY');
  const weekends = deadline.crossed.filter((day) => day.kind === 'WEEKEND').length;
  const worked = deadline.crossed.filter((day) => day.kind === 'MAKE_UP_WORKDAY');
  return (
    <dl>
      <dt>{text.start}</dt>
      <dd>{text.startText(format.day(deadline.startOn))}</dd>
      <dt>{text.length}</dt>
      <dd>{lengths[deadline.unit](deadline.length)}</dd>
      <dt>{text.counted}</dt>
      <dd>{format.day(deadline.countedTo)}</dd>
      <dt>{text.crossed}</dt>
      <dd>
        {holidays.map((day) => (
          <span key={day.on} className="rp-crossed">
            {format.dayShort(day.on)} {day.name ?? text.holiday}
          </span>
        ))}
        {weekends > 0 && <span className="rp-crossed">{text.weekends(weekends)}</span>}
        {holidays.length + weekends === 0 && text.noneCrossed}
      </dd>
      {worked.length > 0 && (
        <>
          <dt>{text.worked}</dt>
          <dd>
            {worked.map((day) => (
              <span key={day.on} className="rp-crossed">
                {format.dayShort(day.on)}
              </span>
            ))}
          </dd>
        </>
      )}
      <dt>{text.rule}</dt>
      <dd>{text.ruleText(deadline.rule, deadline.ruleVersion)}</dd>
      <dt>{text.basis}</dt>
      <dd>
        <LegalBasisText basis={deadline.legalBasis} />
      </dd>
    </dl>
  );
}
