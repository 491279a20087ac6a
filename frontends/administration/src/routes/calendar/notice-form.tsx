import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { TextArea, TextField } from '@redpine/ui/fields';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { EnterDocument, PreviewDocument } from './calendar-documents.ts';
import { Month, type ShownDay } from './month.tsx';
import { readNotice, type NoticeDay } from './notice-text.ts';

const messages = defineMessages({
  zh: {
    title: (year: number) => `录入 ${year} 年放假通知`,
    number: '文号',
    numberHint: '如：国办发明电〔2026〕9号',
    paste: '粘贴通知正文，或每行一天',
    pasteHint: '可以点选下面的日历增减：休、班、平日依次切换。该年度原有的放假安排以这份通知为准。',
    left: (parts: string) => `没有看懂：${parts}`,
    picked: (off: number, work: number) => `放假 ${off} 天，调休上班 ${work} 天`,
    preview: '对期限的影响',
    none: (looked: number) => `查看了 ${looked} 个暂定期限，没有变化。`,
    effect: (looked: number, moved: number, confirmed: number) => `${looked} 个暂定期限中，${moved} 个到期日改变，${confirmed} 个得以确定。已确定的期限不变。`,
    waiting: '先填文号和日期，再看影响。',
    submit: '录入并重新计算',
    done: (count: number) => `已录入，重新计算了 ${count} 个期限`,
  },
  en: {
    title: (year: number) => `Enter the notice of ${year}`,
    number: 'Document number',
    numberHint: 'Such as 国办发明电〔2026〕9号',
    paste: 'Paste the notice’s text, or one day a line',
    pasteHint: 'Choose days below to add or take away: off, work, plain in turn. What was known of the year gives way to this notice.',
    left: (parts: string) => `Not understood: ${parts}`,
    picked: (off: number, work: number) => `${off} days off, ${work} make-up workdays`,
    preview: 'What it does to deadlines',
    none: (looked: number) => `${looked} provisional deadlines looked at; nothing changes.`,
    effect: (looked: number, moved: number, confirmed: number) => `Of ${looked} provisional deadlines ${moved} move and ${confirmed} become confirmed. Confirmed ones never change.`,
    waiting: 'Give the number and the days first.',
    submit: 'Enter and count anew',
    done: (count: number) => `Entered; ${count} deadlines counted anew`,
  },
});

/** Off, then worked where it is a weekend, then plain again. */
function turned(day: string, before: NoticeDay | undefined): NoticeDay | null {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (!before) return { on: day, kind: 'HOLIDAY', name: null };
  const weekend = weekday === 0 || weekday === 6;
  return before.kind === 'HOLIDAY' && weekend ? { ...before, kind: 'MAKE_UP_WORKDAY' } : null;
}

interface NoticeFormProps {
  year: number;
  onClose: () => void;
  onChanged: () => void;
}

/** 录入放假通知 — pasted or picked; what it does to deadlines is seen before it is entered. */
export function NoticeForm({ year, onClose, onChanged }: NoticeFormProps) {
  const text = useMessages(messages);
  const [number, setNumber] = useState('');
  const [pasted, setPasted] = useState('');
  const [left, setLeft] = useState<readonly string[]>([]);
  const [days, setDays] = useState<ReadonlyMap<string, NoticeDay>>(new Map());
  const notice = { year, number: number.trim(), days: [...days.values()].toSorted((a, b) => a.on.localeCompare(b.on)) };
  const off = notice.days.filter(({ kind }) => kind === 'HOLIDAY').length;
  return (
    <ActDialog
      wide
      document={EnterDocument}
      title={text.title(year)}
      submitText={text.submit}
      doneText={({ revised }) => text.done(revised)}
      needed={{ 'notice.number': number }}
      optional={['notice.days']}
      input={{ notice }}
      onClose={onClose}
      onDone={() => {
        onChanged();
        onClose();
      }}
    >
      {(errorOf) => (
        <>
          <TextField required label={text.number} hint={text.numberHint} value={number} error={errorOf('notice.number')} onChange={setNumber} />
          <TextArea
            label={text.paste}
            hint={text.pasteHint}
            max={5_000}
            rows={6}
            value={pasted}
            error={errorOf('notice.days')}
            onChange={(value) => {
              const read = readNotice(value, year);
              setPasted(value);
              setLeft(read.left);
              setDays(new Map(read.days.map((day) => [day.on, day])));
            }}
          />
          {left.length > 0 && <p className="adm-mark">{text.left(left.join('；'))}</p>}
          <p>{text.picked(off, notice.days.length - off)}</p>
          <YearGrid
            year={year}
            days={days}
            onPick={(day) => {
              const next = new Map(days);
              const value = turned(day, days.get(day));
              if (value) next.set(day, value);
              else next.delete(day);
              setDays(next);
            }}
          />
          <Effect notice={notice} />
        </>
      )}
    </ActDialog>
  );
}

export function YearGrid({ year, days, onPick }: { year: number; days: ReadonlyMap<string, ShownDay>; onPick?: (day: string) => void }) {
  return (
    <div className="adm-year">
      {Array.from({ length: 12 }, (_, n) => (
        <Month key={n} year={year} month={n + 1} days={days} onPick={onPick} />
      ))}
    </div>
  );
}

function Effect({ notice }: { notice: { year: number; number: string; days: NoticeDay[] } }) {
  const text = useMessages(messages);
  const format = useFormat();
  const ready = notice.days.length > 0 && notice.number.length >= 4;
  const [{ data, error }] = useQuery({ query: PreviewDocument, variables: { notice }, pause: !ready, requestPolicy: 'network-only' });
  const preview = data?.holidayNoticePreview;
  return (
    <section aria-live="polite">
      <h3>{text.preview}</h3>
      {!ready && <p className="rp-quiet">{text.waiting}</p>}
      {ready && error && <p className="adm-mark">{error.graphQLErrors[0]?.message ?? error.message}</p>}
      {ready && preview && (
        <>
          <p>{preview.changes.length === 0 ? text.none(preview.looked) : text.effect(preview.looked, preview.moved, preview.confirmed)}</p>
          <ul className="adm-list">
            {preview.changes
              .filter((change) => change.oldDueOn !== change.newDueOn)
              .map((change) => (
                <li key={change.deadline}>
                  {[change.number, change.title, change.unit].filter(Boolean).join(' · ')}：{format.day(change.oldDueOn)} → <strong>{format.day(change.newDueOn)}</strong>
                </li>
              ))}
          </ul>
        </>
      )}
    </section>
  );
}
