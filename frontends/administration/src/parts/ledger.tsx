import type { ComponentProps, ReactNode } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { type Filter, FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { common } from '../words.ts';
import { OpenForm } from './open-form.tsx';

type Table<Row> = Omit<ComponentProps<typeof DataTable<Row>>, 'label' | 'storageKey' | 'rowKey' | 'empty'>;

interface LedgerProps<Row> extends Table<Row> {
  title: string;
  lead: string;
  /** Names the choice of columns in the browser's storage. */
  name: string;
  /** Whether the viewer keeps it; undefined until that is known. */
  may: boolean | undefined;
  addText: string;
  renderAdd: (close: () => void) => ReactNode;
  /** Between the search and what has ended, both of which every ledger has. */
  filters?: readonly Filter[];
  state: ComponentProps<typeof FilterBar>['state'];
  onState: ComponentProps<typeof FilterBar>['onChange'];
}

/** A page that lists what the directory keeps: searched, filtered, added to; what has ended is hidden until asked for. */
export function Ledger<Row extends { id: string }>(props: LedgerProps<Row>) {
  const { title, lead, name, may, addText, renderAdd, filters = [], state, onState, ...table } = props;
  const words = useMessages(common);
  if (may === false) return <Forbidden page />;
  return (
    <Page title={title} lead={lead} actions={<OpenForm label={addText} renderForm={renderAdd} />}>
      <FilterBar
        filters={[{ key: 'search', kind: 'search', label: words.search }, ...filters, { key: 'ended', kind: 'yes', label: words.withEnded }]}
        state={state}
        onChange={onState}
      />
      <Panel>
        <DataTable {...table} label={title} storageKey={`administration-${name}`} rowKey={(row) => row.id} empty={<EmptyState title={words.none} />} />
      </Panel>
    </Page>
  );
}

/** The column of the last day. */
export function useLastDay() {
  const words = useMessages(common);
  const format = useFormat();
  return { key: 'until', title: words.last, render: ({ until }: { until?: string | null }) => (until ? format.day(until) : '—') };
}
