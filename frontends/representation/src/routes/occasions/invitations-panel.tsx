import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { TextArea, TextField } from '@redpine/ui/fields';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import type { OccasionPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog, TextDialog } from '../../parts/act-dialogs.tsx';
import {
  InvitationAcceptDocument, InvitationDeclineDocument, InvitationHandleOpinionDocument, InvitationOpinionDocument, InvitationWithdrawDocument,
} from './occasion-documents.ts';
import { invitationActs, invitationStates, invitationTones } from './occasion-words.ts';

const messages = defineMessages({
  zh: {
    title: '受邀代表', none: '还没有邀请代表。', unnamed: '代表', opinion: '代表意见', result: '处理结果', handledBy: '处理单位', declined: '谢绝理由', withdrawn: '撤回理由', by: (who: string, day: string) => `${who} · ${day}`, done: '已反馈处理结果',
  },
  en: {
    title: 'Invited', none: 'No deputy is invited yet.', unnamed: 'Deputy', opinion: 'Opinion', result: 'What became of it', handledBy: 'Who dealt with it', declined: 'Why declined', withdrawn: 'Why withdrawn', by: (who: string, day: string) => `${who} · ${day}`, done: 'The deputy is told',
  },
});

const ACTS = ['ACCEPT', 'DECLINE', 'GIVE_OPINION', 'HANDLE_OPINION', 'WITHDRAW'] as const;
type Act = (typeof ACTS)[number];
type Invitation = NonNullable<OccasionPageQuery['occasion']>['invitations'][number];

/** Who is invited, how each answered and came, what she said and what became of it. */
export function InvitationsPanel({ invitations, onChanged }: { invitations: readonly Invitation[]; onChanged: () => void }) {
  const text = useMessages(messages);
  const states = useMessages(invitationStates);
  const names = useMessages(invitationActs);
  const format = useFormat();
  const [open, setOpen] = useState<{ act: Act; invitation: Invitation }>();
  const dialog = open && {
    title: names[open.act],
    lead: open.invitation.deputy?.name ?? text.unnamed,
    of: { invitation: open.invitation.id, version: open.invitation.version },
    onClose: () => setOpen(undefined),
    onConflict: onChanged,
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
  };
  return (
    <Panel title={text.title}>
      {invitations.length === 0 && <p className="rp-quiet">{text.none}</p>}
      <ul className="rep-invited" aria-label={text.title}>
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <div>
              <p className="rep-row">
                <strong>{invitation.deputy ? <Link href={`/representation/deputies/${invitation.deputy.id}`}>{invitation.deputy.name}</Link> : text.unnamed}</strong>
                <StateTag tone={invitationTones[invitation.state]}>{states[invitation.state]}</StateTag>
              </p>
              {invitation.declineReason && <p className="rp-quiet">{text.declined}：{invitation.declineReason}</p>}
              {invitation.withdrawReason && <p className="rp-quiet">{text.withdrawn}：{invitation.withdrawReason}</p>}
              {invitation.opinion && <p>{text.opinion}：{invitation.opinion}</p>}
              {invitation.handlingResult && (
                <p>
                  {text.result}：{invitation.handlingResult}{' '}
                  <small className="rp-quiet">{text.by(invitation.handledBy ?? '', format.day(invitation.handledOn ?? ''))}</small>
                </p>
              )}
            </div>
            <ActBar
              available={invitation.availableActions.filter(({ allowed }) => allowed)}
              acts={ACTS.map((act) => ({
                action: act,
                label: names[act],
                primary: act === 'ACCEPT' || act === 'HANDLE_OPINION',
                onAct: () => setOpen({ act, invitation }),
              }))}
            />
          </li>
        ))}
      </ul>
      {dialog && open.act === 'ACCEPT' && <ConfirmDialog document={InvitationAcceptDocument} {...dialog} />}
      {dialog && open.act === 'DECLINE' && <ReasonDialog document={InvitationDeclineDocument} {...dialog} />}
      {dialog && open.act === 'WITHDRAW' && <ReasonDialog document={InvitationWithdrawDocument} {...dialog} />}
      {dialog && open.act === 'GIVE_OPINION' && (
        <TextDialog document={InvitationOpinionDocument} name="text" label={text.opinion} min={10} max={5_000} {...dialog} />
      )}
      {dialog && open.act === 'HANDLE_OPINION' && <HandleDialog {...dialog}>{open.invitation.opinion}</HandleDialog>}
    </Panel>
  );
}

interface HandleDialogProps extends ActFrame {
  of: { invitation: string; version: number };
  children: string | null | undefined;
}

/** 反馈处理结果 — who dealt with the opinion, and what became of it. */
function HandleDialog({ of, children, ...frame }: HandleDialogProps) {
  const text = useMessages(messages);
  const [handledBy, setHandledBy] = useState('');
  const [result, setResult] = useState('');
  return (
    <ActDialog
      {...frame}
      document={InvitationHandleOpinionDocument}
      doneText={text.done}
      needed={{ handledBy, result }}
      input={{ ...of, handledBy, result }}
    >
      {(errorOf) => (
        <>
          <p>{children}</p>
          <TextField required label={text.handledBy} max={100} value={handledBy} error={errorOf('handledBy')} onChange={setHandledBy} />
          <TextArea required label={text.result} max={5_000} value={result} error={errorOf('result')} onChange={setResult} />
        </>
      )}
    </ActDialog>
  );
}
