import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { Forbidden } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import type { CalendarDayKind } from '../../gql/graphql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { legalToday } from '../../parts/legal-today.ts';
import { CalendarDocument, CorrectDocument } from './calendar-documents.ts';
import { NoticeForm, YearGrid } from './notice-form.tsx';

const KINDS = ['HOLIDAY', 'MAKE_UP_WORKDAY', 'WORKDAY'] as const;

const messages = defineMessages({
  zh: {
    title: '节假日历',
    lead: '期限按日历顺延。没有放假通知的年度，跨越其间的期限为暂定；录入通知后重新计算，原来的日期留痕，已确定的期限不变。',
    previous: '上一年', next: '下一年', enter: '录入放假通知',
    settled: '已有放假通知', open: '尚无放假通知',
    pick: '点选日期可以校正当天。',
    correct: '校正', kind: '当天是', name: '节日名称', number: '依据的文号', done: '已校正，暂定期限已重新计算',
    HOLIDAY: '放假', MAKE_UP_WORKDAY: '调休上班', WORKDAY: '工作日',
    entries: '登记记录', none: '本年度没有登记过通知或校正，日历来自平台内置的国家安排。',
    notice: (number: string, days: number) => `${number}（${days} 天）`,
    day: (day: string, kind: string, number: string) => `${day} 校正为${kind}（${number}）`,
    by: (who: string, when: string) => `${who}，${when}`,
    year: (n: number) => `${n} 年`,
  },
  en: {
    title: 'Calendar',
    lead: 'Deadlines move off holidays. Where a year has no notice yet, deadlines that cross it are provisional; entering the notice counts them anew and keeps how they stood. Confirmed ones never change.',
    previous: 'Year before', next: 'Year after', enter: 'Enter the notice',
    settled: 'Settled by a notice', open: 'No notice yet',
    pick: 'Choose a day to correct it.',
    correct: 'Correct', kind: 'The day is', name: 'Holiday’s name', number: 'Document number', done: 'Corrected; provisional deadlines are counted anew',
    HOLIDAY: 'a day off', MAKE_UP_WORKDAY: 'a make-up workday', WORKDAY: 'a working day',
    entries: 'What was entered', none: 'Nothing was entered for this year: the calendar is the national one of the platform.',
    notice: (number: string, days: number) => `${number} (${days} days)`,
    day: (day: string, kind: string, number: string) => `${day}: ${kind} (${number})`,
    by: (who: string, when: string) => `${who}, ${when}`,
    year: (n: number) => `${n}`,
  },
});

/** 节假日历 — a year, the notice that settles it, and the corrections of its days. */
export default function CalendarPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const may = usePermissions();
  const [state, setState] = useUrlState({ year: Number(legalToday().slice(0, 4)) });
  const [entering, setEntering] = useState(false);
  const [picked, setPicked] = useState<string>();
  const { year } = state;
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: CalendarDocument, variables: { year }, refetchOn: ['CalendarYear'] });
  if (may && !may.calendar) return <Forbidden page />;
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const calendar = data?.calendarYear;
  const days = new Map(calendar?.days.map((day) => [day.on, day]));
  return (
    <Page
      title={`${text.title} · ${text.year(year)}`}
      mark={calendar && <StateTag tone={calendar.settled ? 'done' : 'waiting'}>{calendar.settled ? (calendar.notice ?? text.settled) : text.open}</StateTag>}
      lead={text.lead}
      state={{ loading: fetching && !data, error, onRetry: reload }}
      actions={
        <>
          <Button disabled={year <= 2004} onClick={() => setState({ year: year - 1 })}>
            {text.previous}
          </Button>
          <Button disabled={year >= 2100} onClick={() => setState({ year: year + 1 })}>
            {text.next}
          </Button>
          <Button type="primary" onClick={() => setEntering(true)}>
            {text.enter}
          </Button>
        </>
      }
    >
      <Panel>
        <p className="rp-quiet">{text.pick}</p>
        <YearGrid year={year} days={days} onPick={setPicked} />
      </Panel>
      <Panel title={text.entries}>
        {calendar?.entries.length === 0 && <p className="rp-quiet">{text.none}</p>}
        <ul className="adm-list">
          {calendar?.entries.map((entry) => (
            <li key={entry.id}>
              {entry.on && entry.kind ? text.day(format.day(entry.on), text[entry.kind], entry.number) : text.notice(entry.number, entry.dayCount)}{' '}
              <span className="rp-quiet">{text.by(entry.enteredBy, format.instant(entry.enteredAt))}</span>
            </li>
          ))}
        </ul>
      </Panel>
      {entering && <NoticeForm year={year} onClose={() => setEntering(false)} onChanged={reload} />}
      {picked && (
        <ActForm
          document={CorrectDocument}
          title={text.correct}
          lead={format.day(picked)}
          submitText={text.correct}
          doneText={text.done}
          fields={[
            { key: 'kind', label: text.kind, kind: 'choice', required: true, initial: days.get(picked)?.kind ?? '', choices: KINDS.map((value) => ({ value, label: text[value] })) },
            { key: 'name', label: text.name, kind: 'text', initial: days.get(picked)?.name ?? '' },
            { key: 'number', label: text.number, kind: 'text', required: true },
          ]}
          toInput={({ kind, name, number = '' }) => ({ on: picked, kind: kind as CalendarDayKind, name: name || null, number })}
          onClose={() => setPicked(undefined)}
          onChanged={reload}
        />
      )}
    </Page>
  );
}
