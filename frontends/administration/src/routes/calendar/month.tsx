import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { CalendarDayKind } from '../../gql/graphql.ts';

export interface ShownDay {
  on: string;
  kind: CalendarDayKind;
  name?: string | null;
}

const messages = defineMessages({
  zh: {
    month: (n: number) => `${n} 月`, HOLIDAY: '休', MAKE_UP_WORKDAY: '班', WORKDAY: '班', plain: '',
    week: '一 二 三 四 五 六 日',
  },
  en: {
    month: (n: number) => new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2026, n - 1, 1))),
    HOLIDAY: 'off', MAKE_UP_WORKDAY: 'work', WORKDAY: 'work', plain: '', week: 'Mo Tu We Th Fr Sa Su',
  },
});

const pad = (n: number): string => String(n).padStart(2, '0');

/** The days of a month in weeks that begin on Monday; null where the week reaches beyond it. */
function weeksOf(year: number, month: number): (string | null)[][] {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...Array.from({ length: count }, (_, n) => `${year}-${pad(month)}-${pad(n + 1)}`)];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_, n) => cells.slice(n * 7, n * 7 + 7));
}

interface MonthProps {
  year: number;
  month: number;
  days: ReadonlyMap<string, ShownDay>;
  /** what choosing a day does; days are plain text without it */
  onPick?: ((day: string) => void) | undefined;
}

export function Month({ year, month, days, onPick }: MonthProps) {
  const text = useMessages(messages);
  return (
    <table className="adm-month">
      <caption>{text.month(month)}</caption>
      <thead>
        <tr>
          {text.week.split(' ').map((day) => (
            <th key={day} scope="col">
              {day}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, n) => (
              <td key={day ?? n}>{day && <Day day={day} special={days.get(day)} onPick={onPick} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day, special, onPick }: { day: string; special: ShownDay | undefined; onPick: MonthProps['onPick'] }) {
  const text = useMessages(messages);
  const kind = text[special?.kind ?? 'plain'];
  const inner = (
    <>
      <span>
        <span className="rp-visually-hidden">{text.month(Number(day.slice(5, 7)))} </span>
        {Number(day.slice(8))}
      </span>
      <small>{kind}</small>
    </>
  );
  if (!onPick) {
    return (
      <span className="adm-day" data-kind={special?.kind} title={special?.name ?? undefined}>
        {inner}
      </span>
    );
  }
  return (
    <button type="button" className="adm-day" data-kind={special?.kind} title={special?.name ?? undefined} onClick={() => onPick(day)}>
      {inner}
    </button>
  );
}
