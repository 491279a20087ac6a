import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DataTable } from '@redpine/ui/data-table';
import { SelectField } from '@redpine/ui/fields';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { YEARS } from '../../parts/years.ts';
import { DutyPublicationPublishDocument, DutyPublicationsDocument } from './duty-documents.ts';
import { DutyTabs } from './duty-tabs.tsx';
import { publicationActs, publicationStates, publicationTones } from './duty-words.ts';

const messages = defineMessages({
  zh: {
    title: '履职情况公开', lead: '按季度公开每位代表各类已核实履职事项的件数，不公开积分；公开后任何人都能查看。依据：代表法第五十八条。', quarterOf: (year: number, quarter: number) => `${year} 年第 ${quarter} 季度`, quarter: '季度', year: '年份',
    deputies: '代表人数', publishedAt: '公开时间', state: '状态', none: '还没有公开过', noneText: '季度结束后由代工委公开。', done: '已公开', hint: '公开的是这一时刻的快照；以后更正不会改动，须撤回后重新公开。',
  },
  en: {
    title: 'Publication of duties', lead: 'Each quarter the verified events of every deputy are published by part of the record, without points; everybody can read it. Basis: art. 58 of the Deputies Law.', quarterOf: (year: number, quarter: number) => `Quarter ${quarter} of ${year}`, quarter: 'Quarter', year: 'Year',
    deputies: 'Deputies', publishedAt: 'Published', state: 'State', none: 'Nothing has been published yet', noneText: 'The deputies’ affairs committee publishes a quarter once it is over.', done: 'Published', hint: 'A snapshot of this moment is published; corrections leave it as it is until it is withdrawn and published anew.',
  },
});

/** 履职情况公开 — the quarters that are published, and those withdrawn for the office. */
export default function DutyPublicationsPage() {
  const text = useMessages(messages);
  const names = useMessages(publicationActs);
  const states = useMessages(publicationStates);
  const format = useFormat();
  const [publishing, setPublishing] = useState(false);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: DutyPublicationsDocument, variables: {}, refetchOn: ['DutyPublication'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.dutyPublicationActions ?? []} acts={[{ action: 'PUBLISH', label: names.PUBLISH, primary: true, onAct: () => setPublishing(true) }]} />}
    >
      <DutyTabs />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="duty-publications"
          columns={[
            { key: 'quarter', title: text.quarter, heading: true, render: (row) => <Link href={`/representation/duty/publications/${row.id}`}>{text.quarterOf(row.year, row.quarter)}</Link> },
            { key: 'deputies', title: text.deputies, width: '8em', align: 'end', render: (row) => format.number(row.deputies) },
            { key: 'publishedAt', title: text.publishedAt, width: '14em', render: (row) => format.instant(row.publishedAt) },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={publicationTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          rows={data?.dutyPublications}
          rowKey={(row) => row.id}
          loading={fetching}
          error={error}
          onRetry={reload}
          totalCount={data?.dutyPublications.length}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
      {publishing && (
        <PublishDialog
          onClose={() => setPublishing(false)}
          onDone={() => {
            setPublishing(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}

function PublishDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(publicationActs);
  const [year, setYear] = useState(String(YEARS[1] ?? ''));
  const [quarter, setQuarter] = useState('');
  const choices = (values: readonly (number | string)[]) => values.map((value) => ({ value: String(value), label: String(value) }));
  return (
    <ActDialog
      document={DutyPublicationPublishDocument}
      title={names.PUBLISH}
      lead={text.hint}
      doneText={text.done}
      needed={{ year, quarter }}
      input={{ year: Number(year), quarter: Number(quarter) }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <SelectField required label={text.year} choices={choices(YEARS.slice(1))} value={year} error={errorOf('year')} onChange={setYear} />
          <SelectField required label={text.quarter} choices={choices([1, 2, 3, 4])} value={quarter} error={errorOf('quarter')} onChange={setQuarter} />
        </>
      )}
    </ActDialog>
  );
}
