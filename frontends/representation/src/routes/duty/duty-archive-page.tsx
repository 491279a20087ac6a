import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { Forbidden, NotFound } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { ActBar } from '../../parts/act-bar.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { DutyRecordDocument } from './duty-documents.ts';
import { DutyEnterDialog } from './duty-enter-dialog.tsx';
import { DutyExport } from './duty-export.tsx';
import { CountedEvents, KindPoints, OpenEvents, Parts, Score } from './duty-record-panels.tsx';
import { DutyTabs } from './duty-tabs.tsx';
import { dutyActs } from './duty-words.ts';
import { begunYearOf, YearChooser } from './year-chooser.tsx';

const messages = defineMessages({
  zh: {
    list: '代表积分', title: (name: string) => `${name}的履职档案`, record: '履职档案', mine: '我的履职档案', lead: '只计已核实的事项；每一分都能查到它出自哪一项履职。对核实结论有异议的，可在期限内提出。', nthYear: (year: number) => `${year} 年`,
    demo: '演示数据', on: '日期', kind: '种类', event: '事项', points: '积分', score: '得分', days: '应履职天数',
  },
  en: {
    list: 'Deputies’ points', title: (name: string) => `Duty record of ${name}`, record: 'Duty record', mine: 'My duty record', lead: 'Verified events alone count; each point leads to the event it comes from. Either decision can be objected to within its time.', nthYear: (year: number) => String(year),
    demo: 'Demo data', on: 'Day', kind: 'Kind', event: 'Event', points: 'Points', score: 'Score', days: 'Days counted',
  },
});

/** 履职档案 — one deputy’s year: eight parts, points kind by kind, and every event that they come from. */
export default function DutyArchivePage({ id }: { id: string }) {
  const text = useMessages(messages);
  const names = useMessages(dutyActs);
  const format = useFormat();
  const may = usePermissions();
  const [state, setState] = useUrlState({ year: '' });
  const [entering, setEntering] = useState(false);
  const year = begunYearOf(state.year);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: DutyRecordDocument,
    variables: { id, year, open: { year, states: ['RECORDED', 'OBJECTED', 'REJECTED'] } },
    refetchOn: ['DutyEvent'],
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const deputy = data?.deputy;
  const isOwn = may.deputy === id;
  const breadcrumb = isOwn ? [] : [{ title: text.list, path: '/representation/duty/standings' }];
  if (data && !deputy) return <NotFound page />;
  if (deputy && !deputy.dutyRecord) return <Forbidden page />;
  if (!data || !deputy?.dutyRecord) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const record = deputy.dutyRecord;
  const title = isOwn ? text.mine : text.title(deputy.name);
  return (
    <Page
      title={title}
      lead={[deputy.electoralDistrict?.name, text.lead].filter(Boolean).join(' · ')}
      breadcrumb={breadcrumb}
      actions={<ActBar available={data.dutyActions} acts={[{ action: 'ENTER', label: names.ENTER, primary: true, onAct: () => setEntering(true) }]} />}
    >
      {isOwn && <DutyTabs />}
      <YearChooser year={year} onChange={(chosen) => setState({ year: chosen })} />
      <Panel title={text.nthYear(year)}>
        <Score record={record} />
      </Panel>
      <OpenEvents events={deputy.dutyEvents.edges.map(({ node }) => node)} />
      <Parts parts={record.parts} deputy={deputy.id} year={year} />
      <KindPoints kinds={record.kinds} deputy={deputy.id} year={year} />
      <CountedEvents
        events={record.events}
        tools={
          (may.export || isOwn) && (
            <DutyExport
              name={`${text.title(deputy.name)}-${year}${deputy.demo ? `-${text.demo}` : ''}`}
              head={[
                [text.title(deputy.name), text.nthYear(year), ...(deputy.demo ? [text.demo] : [])],
                [text.points, String(record.points), text.score, String(record.score ?? ''), text.days, `${record.countedDays}/${record.yearDays}`],
              ]}
              heading={[text.on, text.kind, text.event, text.points]}
              rows={record.events.map((event) => [format.day(event.on), event.kind, event.title, String(event.points)])}
              filter={{ deputy: deputy.id, year }}
              deputy={deputy.id}
            />
          )
        }
      />
      {entering && (
        <DutyEnterDialog
          own={{ id: deputy.id, name: deputy.name }}
          onClose={() => setEntering(false)}
          onDone={() => {
            setEntering(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
