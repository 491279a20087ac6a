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
import { setElsewhere } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { GroupListDocument } from './group-documents.ts';
import { FORMED_BY, GROUP_DEFAULTS, GROUP_STATES, groupFilterOf } from './group-filter.ts';
import { GroupFormDialog } from './group-form-dialog.tsx';
import { GroupTabs } from './group-tabs.tsx';
import { formedByNames, groupActs, groupStates, groupTones } from './group-words.ts';

const messages = defineMessages({
  zh: {
    title: '代表小组', lead: '代表小组是闭会期间代表活动的基本形式，按区域或者领域组成，有计划、有活动、有出席记录。', figures: '小组活动情况', groups: '活动中的小组', held: '活动开展率', attendance: '出席率',
    attendanceNote: '请假不计', search: '搜索小组名称', states: '状态', formedBy: '组成方式', area: '区域', topic: '领域', deputy: '代表', name: '小组', of: '区域或领域', leader: '组长', members: '人数', isHeld: '已开展', present: '出席率', state: '状态',
    none: '没有符合条件的小组', noneText: '可以放宽筛选条件。', nothing: '还没有代表小组', nothingText: '由代工委、街道人大工委、镇人大主席团组成。',
  },
  en: {
    title: 'Deputy groups', lead: 'Between sessions deputies work in groups, by area or by field, with a plan, activities and a record of who was there.', figures: 'How the groups work', groups: 'Active groups', held: 'Activities held', attendance: 'Attendance',
    attendanceNote: 'Leave is not counted', search: 'Search names', states: 'State', formedBy: 'Formed by', area: 'Area', topic: 'Field', deputy: 'Deputy', name: 'Group', of: 'Area or field', leader: 'Leader', members: 'Members', isHeld: 'Held', present: 'Attendance', state: 'State',
    none: 'No group meets these conditions', noneText: 'Widen the filters.', nothing: 'No groups yet', nothingText: 'The deputies’ affairs committee, a subdistrict or a town forms them.',
  },
});

/** 代表小组 — all groups, with figures over what they do. */
export default function GroupsPage() {
  const text = useMessages(messages);
  const states = useMessages(groupStates);
  const names = useMessages(groupActs);
  const formedBy = useMessages(formedByNames);
  const format = useFormat();
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [state, setState] = useUrlState(GROUP_DEFAULTS);
  const [forming, setForming] = useState(false);
  const filter = groupFilterOf(state);
  const { area, deputy } = filter;
  const { data, reload, table } = useList({
    query: GroupListDocument,
    variables: { filter, figures: { ...(area && { area }), ...(deputy && { deputy }) }, deputy: deputy ?? '', byDeputy: deputy !== undefined },
    refetchOn: ['DeputyGroup', 'GroupActivity'],
  });
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.deputyGroupActions ?? []} acts={[{ action: 'FORM', label: names.FORM, primary: true, onAct: () => setForming(true) }]} />}
    >
      <GroupTabs />
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: GROUP_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'formedBy', kind: 'one', label: text.formedBy, options: FORMED_BY.map((value) => ({ value, label: formedBy[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'topic', kind: 'one', label: text.topic, options: topics },
          ...setElsewhere('deputy', text.deputy, state.deputy, data?.deputy?.name),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.groups} figure={data.groupFigures.groups} />
          <Figure label={text.held} figure={data.groupFigures.held} />
          <Figure label={text.attendance} figure={data.groupFigures.attendance} note={text.attendanceNote} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="groups"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/groups/${row.id}`}>{row.name}</Link> },
            { key: 'of', title: text.of, render: (row) => row.area?.name ?? row.topic?.name ?? '—' },
            { key: 'leader', title: text.leader, width: '7em', render: (row) => row.leader?.deputy?.name ?? '—' },
            { key: 'members', title: text.members, width: '5em', align: 'end', render: (row) => format.number(row.members.length) },
            { key: 'held', title: text.isHeld, width: '6em', align: 'end', render: (row) => `${row.figures.held.numerator}/${row.figures.held.denominator}` },
            { key: 'present', title: text.present, width: '7em', align: 'end', render: (row) => format.percent(row.figures.attendance.value) },
            { key: 'state', title: text.state, width: '8em', render: (row) => <StateTag tone={groupTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.deputyGroups)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {forming && (
        <GroupFormDialog
          onClose={() => setForming(false)}
          onDone={() => {
            setForming(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
