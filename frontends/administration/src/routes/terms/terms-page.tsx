import { DataTable } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { ActForm } from '../../parts/act-form.tsx';
import { OpenForm } from '../../parts/open-form.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { RowActs } from '../../parts/row-acts.tsx';
import { common } from '../../words.ts';
import { SessionAddDocument, SessionRescheduleDocument, TermOpenDocument, TermRescheduleDocument } from './term-documents.ts';

const TermsDocument = graphql(`
  query AdministrationTerms {
    terms {
      __typename
      id
      version
      ordinal
      name
      from
      until
      sessions {
        __typename
        id
        version
        ordinal
        name
        from
        until
      }
    }
  }
`);

const messages = defineMessages({
  zh: { title: '届次与会议', lead: '新一届开始时，上一届自前一日终止；会议须在本届之内，互不重叠。', open: '开始新一届', add: '新增会议', days: '更正日期', ordinal: '序次', none: '本届还没有会议', noTerm: '还没有届次' },
  en: { title: 'Terms and sessions', lead: 'When a term opens, the one before ends on the day before; sessions lie within their term and do not overlap.', open: 'Open a term', add: 'Add a session', days: 'Correct the days', ordinal: 'Ordinal', none: 'No sessions in this term yet', noTerm: 'No terms yet' },
});

export default function TermsPage() {
  const text = useMessages(messages);
  const words = useMessages(common);
  const format = useFormat();
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: TermsDocument, refetchOn: ['Term', 'CongressSession'] });
  if (may && !may.terms) return <Forbidden page />;
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const shared = (close: () => void) => ({ submitText: words.save, doneText: words.done, onClose: close, onChanged: reload });
  const dayFields = (from?: string, until?: string | null) => [
    { key: 'from', label: words.from, kind: 'day' as const, required: true, initial: from ?? '' },
    { key: 'until', label: words.last, kind: 'day' as const, initial: until ?? '' },
  ];
  const named = [
    { key: 'ordinal', label: text.ordinal, kind: 'text' as const, required: true },
    { key: 'name', label: words.name, kind: 'text' as const, required: true },
  ];
  const number = (value: string | undefined): number => Math.trunc(Number(value) || 0);
  return (
    <Page
      title={text.title}
      lead={text.lead}
      state={{ loading: fetching && !data, error, onRetry: reload }}
      actions={
        <OpenForm
          label={text.open}
          renderForm={(close) => (
            <ActForm
              {...shared(close)}
              document={TermOpenDocument}
              title={text.open}
              fields={[...named, ...dayFields()]}
              toInput={({ ordinal, name = '', from = '', until }) => ({ ordinal: number(ordinal), name, from, until: until || null })}
            />
          )}
        />
      }
    >
      {data?.terms.length === 0 && <EmptyState title={text.noTerm} />}
      {data?.terms.map((term) => (
        <Panel
          key={term.id}
          title={`${term.name}（${format.day(term.from)} – ${term.until ? format.day(term.until) : words.lasting}）`}
          extra={
            <RowActs
              of={term.name}
              acts={[
                {
                  label: text.add,
                  renderForm: (close) => (
                    <ActForm
                      {...shared(close)}
                      document={SessionAddDocument}
                      title={text.add}
                      lead={term.name}
                      fields={[...named, ...dayFields().map((field) => ({ ...field, required: true }))]}
                      toInput={({ ordinal, name = '', from = '', until = '' }) => ({ term: term.id, ordinal: number(ordinal), name, from, until })}
                    />
                  ),
                },
                {
                  label: text.days,
                  renderForm: (close) => (
                    <ActForm
                      {...shared(close)}
                      document={TermRescheduleDocument}
                      title={text.days}
                      lead={term.name}
                      fields={dayFields(term.from, term.until)}
                      toInput={({ from = '', until }) => ({ term: term.id, version: term.version, from, until: until || null })}
                    />
                  ),
                },
              ]}
            />
          }
        >
          <DataTable
            label={term.name}
            storageKey="administration-sessions"
            columns={[
              { key: 'ordinal', title: text.ordinal, width: '6em', render: (row) => row.ordinal },
              { key: 'name', title: words.name, heading: true, render: (row) => row.name },
              { key: 'from', title: words.from, render: (row) => format.day(row.from) },
              { key: 'until', title: words.last, render: (row) => format.day(row.until) },
              {
                key: 'acts',
                title: words.acts,
                render: (row) => (
                  <RowActs
                    of={row.name}
                    acts={[
                      {
                        label: text.days,
                        renderForm: (close) => (
                          <ActForm
                            {...shared(close)}
                            document={SessionRescheduleDocument}
                            title={text.days}
                            lead={row.name}
                            fields={dayFields(row.from, row.until).map((field) => ({ ...field, required: true }))}
                            toInput={({ from = '', until = '' }) => ({ session: row.id, version: row.version, from, until })}
                          />
                        ),
                      },
                    ]}
                  />
                ),
              },
            ]}
            rows={term.sessions}
            rowKey={(row) => row.id}
            loading={false}
            empty={<EmptyState title={text.none} />}
          />
        </Panel>
      ))}
    </Page>
  );
}
