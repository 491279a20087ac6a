import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { MandateMatterFilter } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { given, idOf, manyOf, oneOf, yesNoOf } from '../../parts/filters.ts';
import { ByElectionDialog } from './by-election-dialog.tsx';
import { MandateListDocument } from './mandate-documents.ts';
import { DEPUTY_LEVELS, deputyLevels, MANDATE_KINDS, MANDATE_STATES, mandateKinds, mandateOpenings, mandateStates, mandateTones } from './mandate-words.ts';

const messages = defineMessages({
  zh: {
    title: '代表资格事项', lead: '代表资格的确认、暂停和恢复、辞职、罢免、终止和补选，从提出到公告。其他事项在代表页面提出。',
    states: '状态', kinds: '事项', level: '层级', name: '代表', place: '选区（镇）', opened: '提出时间', announced: '公告', state: '状态',
    none: '没有符合条件的事项', noneText: '可以放宽筛选条件。', nothing: '还没有资格事项', nothingText: '公告后的事项所有登录人员可见；办理中的只有本人和经办机构可见。',
  },
  en: {
    title: 'Credentials matters', lead: 'Credentials confirmed, suspensions and restorations, resignations, recalls, losses and by-elections, up to their announcement. Others are opened on the deputy’s page.',
    states: 'State', kinds: 'Matter', level: 'Level', name: 'Deputy', place: 'District (town)', opened: 'Opened', announced: 'Announcement', state: 'State',
    none: 'No matter meets these conditions', noneText: 'Widen the filters.', nothing: 'No credentials matters yet', nothingText: 'Everybody signed in sees them once announced; before that, the deputy and whoever handles them.',
  },
});

/** 代表资格事项 — all that the viewer may see. */
export default function MandatesPage() {
  const text = useMessages(messages);
  const kinds = useMessages(mandateKinds);
  const states = useMessages(mandateStates);
  const levels = useMessages(deputyLevels);
  const openings = useMessages(mandateOpenings);
  const format = useFormat();
  const [state, setState] = useUrlState({ states: [] as readonly string[], kinds: [] as readonly string[], level: '', deputy: '', kept: '' });
  const [electing, setElecting] = useState(false);
  const filter = given<MandateMatterFilter>({
    states: manyOf(MANDATE_STATES, state.states),
    kinds: manyOf(MANDATE_KINDS, state.kinds),
    level: oneOf(DEPUTY_LEVELS, state.level),
    kept: yesNoOf(state.kept),
    deputy: idOf(state.deputy),
  });
  const { data, reload, table } = useList({ query: MandateListDocument, variables: { filter }, refetchOn: ['MandateMatter'] });
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.mandateMatterActions ?? []} acts={[{ action: 'BY_ELECTION', label: openings.BY_ELECTION, primary: true, onAct: () => setElecting(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'kinds', kind: 'many', label: text.kinds, options: MANDATE_KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'states', kind: 'many', label: text.states, options: MANDATE_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'level', kind: 'one', label: text.level, options: DEPUTY_LEVELS.map((value) => ({ value, label: levels[value] })) },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="mandates"
          columns={[
            { key: 'name', title: text.name, heading: true, width: '8em', render: (row) => <Link href={`/representation/mandates/${row.id}`}>{row.name ?? '—'}</Link> },
            { key: 'kind', title: text.kinds, render: (row) => kinds[row.kind] },
            { key: 'level', title: text.level, width: '8em', render: (row) => levels[row.level] },
            { key: 'place', title: text.place, optional: true, render: (row) => row.area?.name ?? row.electoralDistrict?.name ?? <span className="rep-none">—</span> },
            { key: 'opened', title: text.opened, width: '13em', render: (row) => format.instant(row.openedAt) },
            { key: 'announced', title: text.announced, render: (row) => (row.announcement ? `${row.announcement.number} · ${format.day(row.announcement.on)}` : <span className="rep-none">—</span>) },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={mandateTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.mandateMatters)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {electing && (
        <ByElectionDialog
          onClose={() => setElecting(false)}
          onDone={() => {
            setElecting(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
