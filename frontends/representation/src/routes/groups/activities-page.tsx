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
import { setElsewhere, useYearChoices, useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { ActivityListDocument } from './group-documents.ts';
import { ACTIVITY_DEFAULTS, ACTIVITY_STATES, activityFilterOf } from './group-filter.ts';
import { GroupTabs } from './group-tabs.tsx';
import { activityKinds, activityStates, activityTones, KINDS } from './group-words.ts';

const messages = defineMessages({
  zh: {
    title: '小组活动', lead: '活动确认后，出席的代表计入履职档案；请假的不计入应出席人数。', figures: '活动和出席', held: '活动开展率', attendance: '出席率', attendanceNote: '请假不计',
    search: '搜索主题和地点', states: '状态', kinds: '活动类型', area: '区域', year: '年份', kept: '本机构负责', due: '已到日期', isHeld: '已开展', group: '小组', deputy: '代表',
    subject: '活动主题', kind: '类型', place: '地点', on: '日期', state: '状态', none: '没有符合条件的活动', noneText: '可以放宽筛选条件。', nothing: '还没有小组活动', nothingText: '在小组页面安排活动。',
  },
  en: {
    title: 'Activities of groups', lead: 'Once confirmed, an activity counts in the duty record of those who were there; whoever is on leave was not expected.', figures: 'Activities and attendance', held: 'Activities held', attendance: 'Attendance', attendanceNote: 'Leave is not counted',
    search: 'Search subjects and places', states: 'State', kinds: 'Kind', area: 'Area', year: 'Year', kept: 'Kept by my office', due: 'Its day has come', isHeld: 'Held', group: 'Group', deputy: 'Deputy',
    subject: 'Subject', kind: 'Kind', place: 'Place', on: 'Day', state: 'State', none: 'No activity meets these conditions', noneText: 'Widen the filters.', nothing: 'No activities yet', nothingText: 'They are planned on a group’s page.',
  },
});

/** 小组活动 — of all groups. */
export default function ActivitiesPage() {
  const text = useMessages(messages);
  const states = useMessages(activityStates);
  const kinds = useMessages(activityKinds);
  const format = useFormat();
  const places = usePlaces();
  const [state, setState] = useUrlState(ACTIVITY_DEFAULTS);
  const filter = activityFilterOf(state);
  const { data, table } = useList({
    query: ActivityListDocument,
    variables: {
      filter,
      group: filter.group ?? '',
      byGroup: filter.group !== undefined,
      deputy: filter.deputy ?? '',
      byDeputy: filter.deputy !== undefined,
    },
    refetchOn: ['GroupActivity'],
  });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  return (
    <Page title={text.title} lead={text.lead}>
      <GroupTabs />
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: ACTIVITY_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'kinds', kind: 'many', label: text.kinds, options: KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'kept', kind: 'one', label: text.kept, options: yesNo },
          { key: 'due', kind: 'one', label: text.due, options: yesNo },
          { key: 'held', kind: 'one', label: text.isHeld, options: yesNo },
          ...setElsewhere('group', text.group, state.group, data?.deputyGroup?.name),
          ...setElsewhere('deputy', text.deputy, state.deputy, data?.deputy?.name),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.held} figure={data.groupFigures.held} />
          <Figure label={text.attendance} figure={data.groupFigures.attendance} note={text.attendanceNote} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="group-activities"
          columns={[
            { key: 'subject', title: text.subject, heading: true, render: (row) => <Link href={`/representation/groups/activities/${row.id}`}>{row.title}</Link> },
            { key: 'group', title: text.group, render: (row) => <Link href={`/representation/groups/${row.group.id}`}>{row.group.name}</Link> },
            { key: 'kind', title: text.kind, width: '8em', render: (row) => kinds[row.kind] },
            { key: 'place', title: text.place, optional: true, render: (row) => row.place },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.dayShort(row.heldOn ?? row.plannedOn) },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={activityTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.groupActivities)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
    </Page>
  );
}
