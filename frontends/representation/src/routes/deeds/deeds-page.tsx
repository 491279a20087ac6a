import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import { ActBar } from '../../parts/act-bar.tsx';
import { useYearChoices, useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { DeedPledgeDialog } from './deed-dialogs.tsx';
import { DeedListDocument } from './deed-documents.ts';
import { DEED_DEFAULTS, deedFilterOf } from './deed-filter.ts';
import { DEED_STATES, deedActs, deedStates, deedTones } from './deed-words.ts';

const messages = defineMessages({
  zh: {
    title: '双为双真', lead: '为选民真办事，为群众办真事：代表承诺、办理留证、选民核实、公开。', figures: '办理情况', pledged: '承诺事项', verified: '选民核实率', overdue: '逾期未办成', published: '已公开',
    search: '搜索事项和标准', states: '状态', area: '受益区域', topic: '领域', year: '完成年份', isOverdue: '逾期',
    name: '承诺事项', deputy: '代表', dueOn: '完成期限', voters: '选民确认', of: (confirmed: number, asked: number) => `${confirmed} ／ ${asked}`, state: '状态',
    none: '没有符合条件的事项', noneText: '可以放宽筛选条件。', nothing: '还没有承诺事项', nothingText: '由代表本人作出承诺。',
  },
  en: {
    title: 'Real deeds', lead: 'Real work for voters, real deeds for the people: pledged, done with evidence, verified by voters, published.', figures: 'How the deeds go', pledged: 'Pledged', verified: 'Verified by voters', overdue: 'Overdue', published: 'Published',
    search: 'Search deeds and measures', states: 'State', area: 'For', topic: 'Topic', year: 'Due in', isOverdue: 'Overdue',
    name: 'Deed', deputy: 'Deputy', dueOn: 'Due', voters: 'Voters confirm', of: (confirmed: number, asked: number) => `${confirmed} of ${asked}`, state: 'State',
    none: 'No deed meets these conditions', noneText: 'Widen the filters.', nothing: 'No deeds yet', nothingText: 'Deputies pledge them themselves.',
  },
});

/** 双为双真 — all deeds, with figures over what is chosen. */
export default function DeedsPage() {
  const text = useMessages(messages);
  const states = useMessages(deedStates);
  const names = useMessages(deedActs);
  const format = useFormat();
  const places = usePlaces();
  const yesNo = useYesNo();
  const years = useYearChoices();
  const { topics } = useVocabulary();
  const [state, setState] = useUrlState(DEED_DEFAULTS);
  const [pledging, setPledging] = useState(false);
  const filter = deedFilterOf(state);
  const { data, reload, table } = useList({ query: DeedListDocument, variables: { filter }, refetchOn: ['Deed'] });
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.deedActions ?? []} acts={[{ action: 'PLEDGE', label: names.PLEDGE, primary: true, onAct: () => setPledging(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: DEED_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'topic', kind: 'one', label: text.topic, options: topics },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'overdue', kind: 'one', label: text.isOverdue, options: yesNo },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.pledged} figure={data.deedFigures.pledged} />
          <Figure label={text.verified} figure={data.deedFigures.verified} />
          <Figure label={text.overdue} figure={data.deedFigures.overdue} tone={data.deedFigures.overdue.value > 0 ? 'late' : 'plain'} />
          <Figure label={text.published} figure={data.deedFigures.published} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="deeds"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/deeds/${row.id}`}>{row.title}</Link> },
            { key: 'deputy', title: text.deputy, width: '7em', render: (row) => row.deputy?.name ?? '—' },
            { key: 'area', title: text.area, render: (row) => row.area?.name ?? '—' },
            { key: 'dueOn', title: text.dueOn, width: '8em', render: (row) => format.day(row.dueOn) },
            { key: 'voters', title: text.voters, width: '8em', align: 'end', render: (row) => (row.verification ? text.of(row.verification.confirmed, row.verification.asked) : '—') },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={deedTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.deeds)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {pledging && (
        <DeedPledgeDialog
          onClose={() => setPledging(false)}
          onDone={() => {
            setPledging(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
