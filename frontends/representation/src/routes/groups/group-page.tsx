import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState, NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { GroupPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { ActivityPlanDialog } from './activity-dialogs.tsx';
import { DeputyGroupDissolveDocument, DeputyGroupLeadDocument, DeputyGroupLeaveDocument } from './group-act-documents.ts';
import { JoinDialog, MemberDialog, PlanDialog } from './group-dialogs.tsx';
import { GroupDocument } from './group-documents.ts';
import { GroupPanels } from './group-panels.tsx';
import { activityKinds, activityStates, activityTones, groupActs, groupStates, groupTones } from './group-words.ts';

const messages = defineMessages({
  zh: {
    list: '代表小组', record: '代表小组', figures: '活动情况', held: '活动开展率', attendance: '出席率', attendanceNote: '请假不计', activities: '小组活动', subject: '活动主题', kind: '类型', place: '地点', on: '日期', state: '状态',
    nothing: '还没有活动', nothingText: '组长或者所在机构可以安排活动。', more: (count: number) => `查看全部 ${count} 项活动`,
  },
  en: {
    list: 'Deputy groups', record: 'Group', figures: 'How it works', held: 'Activities held', attendance: 'Attendance', attendanceNote: 'Leave is not counted', activities: 'Activities', subject: 'Subject', kind: 'Kind', place: 'Place', on: 'Day', state: 'State',
    nothing: 'No activities yet', nothingText: 'The leader or the office that keeps it plans them.', more: (count: number) => `See all ${count} activities`,
  },
});

const ACTS = ['ACTIVITY', 'PLAN', 'JOIN', 'LEAVE', 'LEAD', 'DISSOLVE'] as const;
type Open = (typeof ACTS)[number];
type Group = NonNullable<GroupPageQuery['deputyGroup']>;

/** One group: who is in it, what it plans and does. */
export default function GroupPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(groupStates);
  const names = useMessages(groupActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: GroupDocument, variables: { id }, refetchOn: ['DeputyGroup', 'GroupActivity'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/groups' }];
  const group = data?.deputyGroup;
  if (data && !group) return <NotFound page />;
  if (!group) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { deputyGroup: group.id, version: group.version },
    title: open ? names[open] : '',
    lead: group.name,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  const members = group.members.flatMap(({ deputy }) => (deputy ? [deputy] : []));
  return (
    <Page title={group.name} mark={<StateTag tone={groupTones[group.state]}>{states[group.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={group.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'ACTIVITY', onAct: () => setOpen(action) }))} />
      <section aria-label={text.figures} className="rp-figures">
        <Figure label={text.held} figure={group.figures.held} />
        <Figure label={text.attendance} figure={group.figures.attendance} note={text.attendanceNote} />
      </section>
      <Activities group={group} />
      <GroupPanels group={group} />
      <RecordHistory entries={group.history} names={names} />
      {open === 'ACTIVITY' && <ActivityPlanDialog {...dialog} />}
      {open === 'PLAN' && <PlanDialog {...dialog} plans={group.plans} />}
      {open === 'JOIN' && <JoinDialog {...dialog} />}
      {open === 'LEAVE' && <MemberDialog document={DeputyGroupLeaveDocument} {...dialog} members={members} />}
      {open === 'LEAD' && <MemberDialog document={DeputyGroupLeadDocument} {...dialog} members={members} />}
      {open === 'DISSOLVE' && <ReasonDialog document={DeputyGroupDissolveDocument} {...dialog} />}
    </Page>
  );
}

function Activities({ group }: { group: Group }) {
  const text = useMessages(messages);
  const states = useMessages(activityStates);
  const kinds = useMessages(activityKinds);
  const format = useFormat();
  const { edges, totalCount } = group.activities;
  return (
    <Panel title={text.activities}>
      <DataTable
        label={text.activities}
        storageKey="group-page-activities"
        columns={[
          { key: 'subject', title: text.subject, heading: true, render: (row) => <Link href={`/representation/groups/activities/${row.id}`}>{row.title}</Link> },
          { key: 'kind', title: text.kind, width: '8em', render: (row) => kinds[row.kind] },
          { key: 'place', title: text.place, render: (row) => row.place },
          { key: 'on', title: text.on, width: '8em', render: (row) => format.dayShort(row.heldOn ?? row.plannedOn) },
          { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={activityTones[row.state]}>{states[row.state]}</StateTag> },
        ]}
        rows={edges.map(({ node }) => node)}
        rowKey={(row) => row.id}
        loading={false}
        empty={<EmptyState title={text.nothing}>{text.nothingText}</EmptyState>}
      />
      {totalCount > edges.length && <Link href={`/representation/groups/activities?group=${group.id}`}>{text.more(totalCount)}</Link>}
    </Panel>
  );
}
