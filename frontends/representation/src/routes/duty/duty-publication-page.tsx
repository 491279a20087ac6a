import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { DutyPublicationDocument, DutyPublicationWithdrawDocument } from './duty-documents.ts';
import { dutyParts, PARTS, publicationActs, publicationStates, publicationTones } from './duty-words.ts';

const messages = defineMessages({
  zh: {
    list: '履职情况公开', record: '履职情况公开', title: (year: number, quarter: number) => `${year} 年第 ${quarter} 季度履职情况`, lead: (instant: string, deputies: string) => `${instant} 公开，共 ${deputies} 位代表；件数为已核实的履职事项。`,
    name: '代表', district: '选区', total: '合计', withdrawn: '撤回理由',
  },
  en: {
    list: 'Publication of duties', record: 'Publication of duties', title: (year: number, quarter: number) => `Duties in quarter ${quarter} of ${year}`, lead: (instant: string, deputies: string) => `Published ${instant} for ${deputies} deputies; verified events are counted.`,
    name: 'Deputy', district: 'Electoral district', total: 'In all', withdrawn: 'Why it was withdrawn',
  },
});

/** One quarter as everybody reads it. */
export default function DutyPublicationPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const names = useMessages(publicationActs);
  const states = useMessages(publicationStates);
  const parts = useMessages(dutyParts);
  const format = useFormat();
  const [withdrawing, setWithdrawing] = useState(false);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: DutyPublicationDocument, variables: { id }, refetchOn: ['DutyPublication'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/duty/publications' }];
  const publication = data?.dutyPublication;
  if (data && !publication) return <NotFound page />;
  if (!publication) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const title = text.title(publication.year, publication.quarter);
  const shown = PARTS.filter((part) => part !== 'BASICS');
  return (
    <Page
      title={title}
      lead={text.lead(format.instant(publication.publishedAt), format.number(publication.deputies))}
      mark={<StateTag tone={publicationTones[publication.state]}>{states[publication.state]}</StateTag>}
      breadcrumb={breadcrumb}
    >
      <ActBar available={publication.availableActions} acts={[{ action: 'WITHDRAW', label: names.WITHDRAW, onAct: () => setWithdrawing(true) }]} />
      {publication.withdrawReason && (
        <Panel title={text.withdrawn}>
          <p className="rep-text">{publication.withdrawReason}</p>
        </Panel>
      )}
      <Panel>
        <DataTable
          label={title}
          storageKey="duty-published"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => row.name },
            { key: 'district', title: text.district, render: (row) => row.electoralDistrict ?? '—' },
            ...shown.map((part) => ({
              key: part,
              title: parts[part],
              width: '7em',
              align: 'end' as const,
              render: (row: (typeof publication.published)[number]) => row.parts.find((each) => each.part === part)?.count ?? 0,
            })),
            { key: 'total', title: text.total, width: '5em', align: 'end', render: (row) => row.parts.reduce((sum, { count }) => sum + count, 0) },
          ]}
          rows={publication.published}
          rowKey={(row) => row.id}
          loading={fetching}
          totalCount={publication.published.length}
        />
      </Panel>
      {publication.history.length > 0 && <RecordHistory entries={publication.history} names={names} />}
      {withdrawing && (
        <ReasonDialog
          document={DutyPublicationWithdrawDocument}
          of={{ dutyPublication: publication.id, version: publication.version }}
          title={names.WITHDRAW}
          lead={title}
          onClose={() => setWithdrawing(false)}
          onConflict={reload}
          onDone={() => {
            setWithdrawing(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
