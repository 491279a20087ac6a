import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { GroupActivityPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { ActivityHoldDialog, ActivityMoveDialog } from './activity-dialogs.tsx';
import { GroupActivityCancelDocument, GroupActivityConfirmDocument, GroupActivitySendBackDocument } from './group-act-documents.ts';
import { ActivityDocument } from './group-documents.ts';
import { activityActs, activityKinds, activityStates, activityTones, presences, presenceTones } from './group-words.ts';

const messages = defineMessages({
  zh: {
    list: '小组活动', record: '小组活动', about: '安排', group: '小组', kind: '类型', place: '地点', plannedOn: '计划日期', returned: '退回补充', cancelled: '取消理由', took: '活动情况', heldOn: '活动日期', files: '附件',
    attendance: (present: number, expected: number) => `出席 ${present} ／ ${expected} 人`, leave: (count: number) => `另有 ${count} 人请假，不计入应出席人数。`, confirmLead: '确认后计入出席代表的履职档案。',
  },
  en: {
    list: 'Activities', record: 'Activity', about: 'Plan', group: 'Group', kind: 'Kind', place: 'Place', plannedOn: 'Planned day', returned: 'Sent back', cancelled: 'Called off', took: 'What took place', heldOn: 'Day held', files: 'Files',
    attendance: (present: number, expected: number) => `${present} of ${expected} were there`, leave: (count: number) => `${count} more were on leave and not expected.`, confirmLead: 'Confirmed, it counts in the duty record of those who were there.',
  },
});

const ACTS = ['HOLD', 'CONFIRM', 'MOVE', 'SEND_BACK', 'CANCEL'] as const;
type Open = (typeof ACTS)[number];
type Activity = NonNullable<GroupActivityPageQuery['groupActivity']>;

/** One activity of a group: plan, what took place, who was there. */
export default function ActivityPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(activityStates);
  const names = useMessages(activityActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: ActivityDocument, variables: { id }, refetchOn: ['GroupActivity'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/groups/activities' }];
  const activity = data?.groupActivity;
  if (data && !activity) return <NotFound page />;
  if (!activity) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { groupActivity: activity.id, version: activity.version },
    title: open ? names[open] : '',
    lead: activity.title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={activity.title} mark={<StateTag tone={activityTones[activity.state]}>{states[activity.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={activity.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'HOLD' || action === 'CONFIRM', onAct: () => setOpen(action) }))}
      />
      <ActivityFacts activity={activity} />
      {activity.attendance.length > 0 && <Attendance activity={activity} />}
      <RecordHistory entries={activity.history} names={names} />
      {open === 'MOVE' && <ActivityMoveDialog {...dialog} activity={activity} />}
      {open === 'HOLD' && <ActivityHoldDialog {...dialog} activity={activity} />}
      {open === 'CONFIRM' && <ConfirmDialog document={GroupActivityConfirmDocument} {...dialog} lead={text.confirmLead} />}
      {open === 'SEND_BACK' && <ReasonDialog document={GroupActivitySendBackDocument} {...dialog} />}
      {open === 'CANCEL' && <ReasonDialog document={GroupActivityCancelDocument} {...dialog} />}
    </Page>
  );
}

function ActivityFacts({ activity }: { activity: Activity }) {
  const text = useMessages(messages);
  const kinds = useMessages(activityKinds);
  const format = useFormat();
  return (
    <>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          <dt>{text.group}</dt>
          <dd>
            <Link href={`/representation/groups/${activity.group.id}`}>{activity.group.name}</Link>
          </dd>
          <dt>{text.kind}</dt>
          <dd>{kinds[activity.kind]}</dd>
          <dt>{text.place}</dt>
          <dd>{activity.place}</dd>
          <dt>{text.plannedOn}</dt>
          <dd>{format.day(activity.plannedOn)}</dd>
          {activity.returnReason && (
            <>
              <dt>{text.returned}</dt>
              <dd>{activity.returnReason}</dd>
            </>
          )}
          {activity.cancelReason && (
            <>
              <dt>{text.cancelled}</dt>
              <dd>{activity.cancelReason}</dd>
            </>
          )}
        </dl>
      </Panel>
      {activity.heldOn && (
        <Panel title={text.took}>
          <dl className="rep-facts rep-facts-wide">
            <dt>{text.heldOn}</dt>
            <dd>{format.day(activity.heldOn)}</dd>
          </dl>
          <p>{activity.summary}</p>
          <FileLinks files={activity.files} label={text.files} />
        </Panel>
      )}
    </>
  );
}

function Attendance({ activity: { attendance } }: { activity: Activity }) {
  const text = useMessages(messages);
  const words = useMessages(presences);
  const count = (of: string): number => attendance.filter(({ presence }) => presence === of).length;
  const away = count('ON_LEAVE');
  const title = text.attendance(count('PRESENT'), attendance.length - away);
  return (
    <Panel title={title}>
      {away > 0 && <p className="rp-quiet">{text.leave(away)}</p>}
      <ul className="rep-found" aria-label={title}>
        {attendance.map(({ id, presence, deputy }) => deputy && (
          <li key={id}>
            <Link href={`/representation/deputies/${deputy.id}`}>{deputy.name}</Link>
            <StateTag tone={presenceTones[presence]}>{words[presence]}</StateTag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
