import type { ReactNode } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { SmallMark } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { DutyRecordPageQuery } from '../../gql/graphql.ts';
import { dutyLevels, dutyParts, dutyStates, dutyTones } from './duty-words.ts';

type Deputy = NonNullable<DutyRecordPageQuery['deputy']>;
type Record = NonNullable<Deputy['dutyRecord']>;
type OpenEvent = Deputy['dutyEvents']['edges'][number]['node'];

const messages = defineMessages({
  zh: {
    points: '积分', score: '得分', level: '等次', days: '应履职天数', of: (counted: string, year: string) => `${counted} ／ ${year} 天`, leave: (days: string) => `已扣除请假 ${days} 天`, noLevel: '年度结束后评定', small: '应履职天数不足，不评等次',
    how: '怎么算', howText: '积分 = 各类已核实事项的分值之和，每类不超过年度上限；得分 = 积分 × 全年天数 ÷ 应履职天数，最高 100 分。分值和上限按当年施行的规则。',
    open: '待核实和未认定的事项', objectUntil: (day: string) => `异议期限 ${day}`, parts: '档案各部分', part: '部分', verified: '已核实事项', kinds: '各类积分', kind: '种类', events: '事项', each: '每项分值', most: '年度上限', capped: '已达上限',
    counted: '计分事项', on: '日期', event: '事项', beyond: '超出该类上限，不再计分', none: '这一年还没有已核实的履职事项', noneText: '接待、家访、宣讲、建议等核实后自动记入。',
  },
  en: {
    points: 'Points', score: 'Score', level: 'Level', days: 'Days counted', of: (counted: string, year: string) => `${counted} of ${year} days`, leave: (days: string) => `${days} days of leave left out`, noLevel: 'Given when the year is over', small: 'Too few days for a level',
    how: 'How it is reached', howText: 'Points are the sum over verified events, each kind up to its yearly cap; the score is points × days of the year ÷ days counted, 100 at most. Values and caps are those of the rule in force that year.',
    open: 'To be verified, and not accepted', objectUntil: (day: string) => `Objections until ${day}`, parts: 'By part of the record', part: 'Part', verified: 'Verified events', kinds: 'Points by kind', kind: 'Kind', events: 'Events', each: 'For each', most: 'Yearly cap', capped: 'Cap reached',
    counted: 'Events with their points', on: 'Day', event: 'Event', beyond: 'Beyond the cap of its kind', none: 'No verified duty event in this year yet', noneText: 'Receptions, visits, talks and suggestions come in once they are verified.',
  },
});

/** Points, score and level, with the days that the score rests on and how it is reached. */
export function Score({ record }: { record: Record }) {
  const text = useMessages(messages);
  const levels = useMessages(dutyLevels);
  const format = useFormat();
  return (
    <>
      <dl className="rep-counts">
        <div>
          <dt>{text.points}</dt>
          <dd>{format.number(record.points)}</dd>
        </div>
        <div>
          <dt>{text.score}</dt>
          <dd>{record.score ?? '—'}</dd>
        </div>
        <div>
          <dt>{text.days}</dt>
          <dd>
            {text.of(format.number(record.countedDays), format.number(record.yearDays))}
            {record.small && <SmallMark brief />}
          </dd>
        </div>
        <div>
          <dt>{text.level}</dt>
          <dd>{record.level ? levels[record.level] : record.small ? text.small : text.noLevel}</dd>
        </div>
      </dl>
      {record.leaveDays > 0 && <p className="rp-quiet">{text.leave(format.number(record.leaveDays))}</p>}
      <details>
        <summary>{text.how}</summary>
        <p className="rep-text">{text.howText}</p>
      </details>
    </>
  );
}

/** What waits for an office, and what was not accepted. */
export function OpenEvents({ events }: { events: readonly OpenEvent[] }) {
  const text = useMessages(messages);
  const states = useMessages(dutyStates);
  const format = useFormat();
  if (events.length === 0) return null;
  return (
    <Panel title={text.open}>
      <ul className="rep-found" aria-label={text.open}>
        {events.map(({ id, state, on, title, kind, kindCode, objectUntil }) => (
          <li key={id}>
            <span>
              <Link href={`/representation/duty/${id}`}>{title}</Link>
              <small>{[format.day(on), kind?.name ?? kindCode, state === 'REJECTED' && objectUntil ? text.objectUntil(format.day(objectUntil)) : ''].filter(Boolean).join(' · ')}</small>
            </span>
            <StateTag tone={dutyTones[state]}>{states[state]}</StateTag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface Behind {
  deputy: string;
  year: number;
}

const rowsBehind = ({ deputy, year }: Behind, field: 'part' | 'kind', value: string): string => `/representation/duty?deputy=${deputy}&year=${year}&${field}=${value}&states=VERIFIED`;

export function Parts({ parts, ...behind }: Behind & { parts: Record['parts'] }) {
  const text = useMessages(messages);
  const names = useMessages(dutyParts);
  const format = useFormat();
  // 基本情况 holds no events: it is the deputy’s own page.
  const rows = parts.filter(({ part }) => part !== 'BASICS');
  return (
    <Panel title={text.parts}>
      <DataTable
        label={text.parts}
        storageKey="duty-parts"
        columns={[
          { key: 'part', title: text.part, heading: true, render: ({ part, verified }) => (verified === 0 ? names[part] : <Link href={rowsBehind(behind, 'part', part)}>{names[part]}</Link>) },
          { key: 'verified', title: text.verified, width: '9em', align: 'end', render: (row) => format.number(row.verified) },
          { key: 'points', title: text.points, width: '7em', align: 'end', render: (row) => format.number(row.points) },
        ]}
        rows={rows}
        rowKey={(row) => row.part}
        loading={false}
      />
    </Panel>
  );
}

export function KindPoints({ kinds, ...behind }: Behind & { kinds: Record['kinds'] }) {
  const text = useMessages(messages);
  const format = useFormat();
  const rows = kinds.filter(({ events }) => events > 0);
  if (rows.length === 0) return null;
  return (
    <Panel title={text.kinds}>
      <DataTable
        label={text.kinds}
        storageKey="duty-kinds"
        columns={[
          { key: 'kind', title: text.kind, heading: true, render: ({ kind, name }) => <Link href={rowsBehind(behind, 'kind', kind)}>{name}</Link> },
          { key: 'events', title: text.events, width: '6em', align: 'end', render: (row) => format.number(row.events) },
          { key: 'each', title: text.each, width: '7em', align: 'end', render: (row) => format.number(row.each) },
          { key: 'most', title: text.most, width: '7em', align: 'end', render: (row) => format.number(row.most) },
          { key: 'points', title: text.points, width: '10em', align: 'end', render: (row) => `${format.number(row.points)}${row.points === row.most ? `（${text.capped}）` : ''}` },
        ]}
        rows={rows}
        rowKey={(row) => row.kind}
        loading={false}
      />
    </Panel>
  );
}

/** Every verified event of the year with what it brings. */
export function CountedEvents({ events, tools }: { events: Record['events']; tools: ReactNode }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <Panel title={text.counted}>
      <DataTable
        label={text.counted}
        storageKey="duty-events"
        columns={[
          { key: 'event', title: text.event, heading: true, render: (row) => <Link href={`/representation/duty/${row.event}`}>{row.title}</Link> },
          { key: 'kind', title: text.kind, width: '13em', render: (row) => row.kind },
          { key: 'on', title: text.on, width: '8em', render: (row) => format.dayShort(row.on) },
          { key: 'points', title: text.points, width: '9em', align: 'end', render: (row) => (row.points === 0 ? <span title={text.beyond}>0 ※<span className="rp-visually-hidden">{text.beyond}</span></span> : format.number(row.points)) },
        ]}
        rows={events.toReversed()}
        rowKey={(row) => row.event}
        loading={false}
        totalCount={events.length}
        empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        tools={tools}
      />
    </Panel>
  );
}
