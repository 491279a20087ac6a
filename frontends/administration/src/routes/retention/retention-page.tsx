import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { Forbidden } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { auditWords } from '../audit/audit-words.ts';

const RetentionDocument = graphql(`
  query AdministrationRetention {
    retentionSchedule {
      unavailable
      lines {
        service
        item
        name
        days
        basis {
          law
          article
          mark
        }
        source
        ranAt
        removed
        complete
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '保存期限', lead: '个人信息保存到期后，每天夜间自动删除，每次删除记入审计日志。提交后的建议和审计日志不删除。', name: '内容', days: '保存天数', basis: '依据', source: '说明',
    ran: '上次清理', removed: '删除条数', never: '尚未运行', more: '未完，次日继续', unavailable: (services: string) => `暂时无法读取：${services}`,
  },
  en: {
    title: 'Retention', lead: 'Personal data past its days is removed every night, and each removal is in the audit log. Submitted suggestions and the audit log itself are never removed.', name: 'What', days: 'Days kept', basis: 'Basis', source: 'Note',
    ran: 'Last run', removed: 'Removed', never: 'Not yet', more: 'to be continued', unavailable: (services: string) => `No answer from: ${services}`,
  },
});

export default function RetentionPage() {
  const text = useMessages(messages);
  const services = useMessages(auditWords);
  const format = useFormat();
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: RetentionDocument, variables: {}, refetchOn: [] });
  if (may && !may.accounts && !may.audit) return <Forbidden page />;
  const schedule = data?.retentionSchedule;
  const nameOf = (service: string): string => (service === 'directory' || service === 'representation' ? services[service] : service);
  return (
    <Page title={text.title} lead={text.lead}>
      <Panel>
        {schedule && schedule.unavailable.length > 0 && <p role="alert">{text.unavailable(schedule.unavailable.map(nameOf).join('、'))}</p>}
        <DataTable
          label={text.title}
          storageKey="administration-retention"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => row.name },
            { key: 'service', title: services.service, render: (row) => nameOf(row.service) },
            { key: 'days', title: text.days, align: 'end', render: (row) => format.number(row.days) },
            { key: 'basis', title: text.basis, render: (row) => `${row.basis.law}${row.basis.article}（${row.basis.mark}）` },
            { key: 'source', title: text.source, render: (row) => row.source },
            { key: 'ran', title: text.ran, render: (row) => (row.ranAt ? format.instant(row.ranAt) : text.never) },
            { key: 'removed', title: text.removed, align: 'end', render: (row) => `${format.number(row.removed ?? 0)}${row.complete === false ? `（${text.more}）` : ''}` },
          ]}
          rows={schedule?.lines}
          rowKey={(row) => `${row.service} ${row.item}`}
          loading={fetching}
          error={error}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
        />
      </Panel>
    </Page>
  );
}
