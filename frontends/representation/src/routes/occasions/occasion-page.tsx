import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { LegalBasisText } from '@redpine/ui/legal-basis';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { AttendanceDialog } from './attendance-dialog.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OccasionCancelDocument, OccasionCloseDocument, OccasionDocument } from './occasion-documents.ts';
import { OccasionRescheduleDialog } from './occasion-plan-dialog.tsx';
import { occasionActs, occasionKinds, occasionStates, occasionTones } from './occasion-words.ts';

const messages = defineMessages({
  zh: {
    list: '列席和参加活动', record: '活动', about: '安排', kind: '方式', certificate: '持证视察', topic: '领域', place: '地点', on: '日期', seats: '名额', taken: (taken: number, seats: number) => `已邀请 ${taken} 位，共 ${seats} 个`, organiser: '组织单位', basis: '依据', cancelled: '取消理由',
    owner: '对应事项', CLOSE: '办结后不能再登记意见。',
  },
  en: {
    list: 'Taking part', record: 'Occasion', about: 'Plan', kind: 'Kind', certificate: 'with certificate', topic: 'Topic', place: 'Place', on: 'Day', seats: 'Seats', taken: (taken: number, seats: number) => `${taken} invited of ${seats}`, organiser: 'Organiser', basis: 'Basis', cancelled: 'Called off',
    owner: 'Stands for', CLOSE: 'Once it is closed no opinion can be recorded.',
  },
});

const ACTS = ['INVITE', 'ATTENDANCE', 'CLOSE', 'RESCHEDULE', 'CANCEL'] as const;
type Open = (typeof ACTS)[number];

/** One occasion: plan, who is invited and came, what they said and what became of it. */
export default function OccasionPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(occasionStates);
  const kinds = useMessages(occasionKinds);
  const names = useMessages(occasionActs);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: OccasionDocument, variables: { id }, refetchOn: ['Occasion', 'Invitation'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/occasions' }];
  const occasion = data?.occasion;
  if (data && !occasion) return <NotFound page />;
  if (!occasion) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { occasion: occasion.id, version: occasion.version },
    title: open ? names[open] : '',
    lead: occasion.title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  const facts = [
    [text.kind, occasion.withCertificate ? `${kinds[occasion.kind]}（${text.certificate}）` : kinds[occasion.kind]],
    [text.on, format.day(occasion.on)],
    [text.place, [occasion.area?.name, occasion.place].filter(Boolean).join(' · ')],
    [text.topic, occasion.topic?.name],
    [text.seats, text.taken(occasion.seatsTaken, occasion.seats)],
    [text.organiser, occasion.organiser?.name],
    [text.owner, occasion.owner ? `${occasion.owner.service} · ${occasion.owner.type}` : null],
    [text.cancelled, occasion.cancelReason],
  ] as const;
  return (
    <Page title={occasion.title} mark={<StateTag tone={occasionTones[occasion.state]}>{states[occasion.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={occasion.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'INVITE' || action === 'ATTENDANCE', onAct: () => setOpen(action) }))}
      />
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {facts.flatMap(([label, value]) => (value ? [<dt key={label}>{label}</dt>, <dd key={`${label}:`}>{value}</dd>] : []))}
          <dt>{text.basis}</dt>
          <dd>
            <LegalBasisText basis={occasion.legalBasis} />
          </dd>
        </dl>
      </Panel>
      <InvitationsPanel invitations={occasion.invitations} onChanged={reload} />
      <RecordHistory entries={occasion.history} names={names} />
      {open === 'INVITE' && <InviteDialog {...dialog} occasion={occasion} />}
      {open === 'ATTENDANCE' && <AttendanceDialog {...dialog} invitations={occasion.invitations} />}
      {open === 'RESCHEDULE' && <OccasionRescheduleDialog {...dialog} before={occasion} />}
      {open === 'CLOSE' && (
        <ConfirmDialog document={OccasionCloseDocument} {...dialog}>
          <p>{text.CLOSE}</p>
        </ConfirmDialog>
      )}
      {open === 'CANCEL' && <ReasonDialog document={OccasionCancelDocument} {...dialog} />}
    </Page>
  );
}
