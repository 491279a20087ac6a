import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog, TextDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import {
  OpinionAnswerDocument, OpinionCloseDocument, OpinionConvertDocument, OpinionDeclineDocument, OpinionDocument, OpinionNoticeTellDocument, OpinionSendBackDocument,
} from './opinion-documents.ts';
import { OpinionMergeDialog, OpinionRatingDialog, OpinionRouteDialog, OpinionTransferDialog, OpinionTriageDialog } from './opinion-dialogs.tsx';
import { OpinionFacts, OpinionNotices, OpinionSaid } from './opinion-facts.tsx';
import { ProblemListingDialog } from '../problems/problem-dialogs.tsx';
import { opinionActs, opinionStates, opinionTones } from './opinion-words.ts';

const messages = defineMessages({
  zh: { toList: '列入急难愁盼清单', list: '民意', record: '民意', unnamed: (day: string) => `${day} 收到的民意`, answer: '答复内容', answerLead: '答复会告知反映人；合并的民意一并告知，请勿写出姓名。', convertTitle: '建议的标题', convertLead: '据此起草您的建议；原文留在民意中。' },
  en: { toList: 'List as a pressing problem', list: 'Public opinion', record: 'Opinion', unnamed: (day: string) => `Opinion received on ${day}`, answer: 'The answer', answerLead: 'The sender is told, and the senders of merged opinions too: name nobody.', convertTitle: 'Title of the suggestion', convertLead: 'A draft of yours begins; what was said stays with the opinion.' },
});

const ACTS = ['TRIAGE', 'ROUTE', 'ANSWER', 'CONVERT', 'TRANSFER', 'MERGE', 'DECLINE', 'SEND_BACK', 'RATING_RECORD', 'CLOSE'] as const;
type Open = (typeof ACTS)[number] | 'LIST';
/** The step that each state waits for. */
const NEXT: Readonly<Record<string, Open>> = { RECEIVED: 'TRIAGE', TRIAGED: 'ROUTE', ROUTED: 'ANSWER' };

/** One opinion: what was said, who has it, what the sender was told. */
export default function OpinionPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(opinionStates);
  const names = useMessages(opinionActs);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [telling, setTelling] = useState<string>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: OpinionDocument, variables: { id }, refetchOn: ['Opinion', 'PressingProblem'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/opinions' }];
  const opinion = data?.opinion;
  if (data && !opinion) return <NotFound page />;
  if (!opinion) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const title = opinion.subject ?? text.unnamed(format.day(opinion.receivedOn));
  const close = (): void => {
    setOpen(undefined);
    setTelling(undefined);
  };
  const dialog = {
    of: { opinion: opinion.id, version: opinion.version },
    title: open && open !== 'LIST' ? names[open] : names.TELL,
    lead: title,
    onClose: close,
    onConflict: reload,
    onDone: () => {
      close();
      reload();
    },
  };
  const mayTell = opinion.availableActions.some(({ action, allowed }) => action === 'TELL' && allowed);
  return (
    <Page title={title} mark={<StateTag tone={opinionTones[opinion.state]}>{states[opinion.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={[...opinion.availableActions, ...(opinion.subject ? data.pressingProblemActions : [])]}
        acts={[
          ...ACTS.map((action) => ({ action, label: names[action], primary: NEXT[opinion.state] === action, onAct: () => setOpen(action) })),
          { action: 'LIST', label: text.toList, onAct: () => setOpen('LIST') },
        ]}
      />
      <OpinionSaid opinion={opinion} />
      <OpinionFacts opinion={opinion} />
      <OpinionNotices notices={opinion.notices} onTell={mayTell ? setTelling : undefined} />
      {opinion.history.length > 0 && <RecordHistory entries={opinion.history} names={names} />}
      {open === 'TRIAGE' && <OpinionTriageDialog {...dialog} before={opinion} />}
      {open === 'ROUTE' && <OpinionRouteDialog {...dialog} />}
      {open === 'TRANSFER' && <OpinionTransferDialog {...dialog} />}
      {open === 'MERGE' && <OpinionMergeDialog {...dialog} area={opinion.area?.id} />}
      {open === 'RATING_RECORD' && <OpinionRatingDialog {...dialog} />}
      {open === 'ANSWER' && <TextDialog document={OpinionAnswerDocument} {...dialog} lead={text.answerLead} name="text" label={text.answer} min={10} max={2_000} />}
      {open === 'CONVERT' && <TextDialog document={OpinionConvertDocument} {...dialog} lead={text.convertLead} name="title" label={text.convertTitle} min={2} max={100} />}
      {open === 'SEND_BACK' && <ReasonDialog document={OpinionSendBackDocument} {...dialog} />}
      {open === 'DECLINE' && <ReasonDialog document={OpinionDeclineDocument} {...dialog} />}
      {open === 'CLOSE' && <ConfirmDialog document={OpinionCloseDocument} {...dialog} />}
      {open === 'LIST' && <ProblemListingDialog from={opinion} onClose={close} onDone={dialog.onDone} />}
      {telling !== undefined && <ConfirmDialog document={OpinionNoticeTellDocument} {...dialog} of={{ ...dialog.of, notice: telling }} />}
    </Page>
  );
}
