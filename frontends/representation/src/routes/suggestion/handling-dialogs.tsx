import { ActDialog } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { HandlingAcceptDocument, HandlingReturnDocument } from './handling-documents.ts';

const messages = defineMessages({
  zh: {
    accept: '接收交办',
    acceptText: '接收后由本单位办理；不属于本单位职责的，请退回交办。',
    acceptButton: '接收',
    accepted: '已接收，请及时与代表沟通',
    return: '退回交办',
    returnText: '退回后由代表工作机构重新交办，法定答复期限不重新计算。',
    reason: '退回理由',
    reasonHint: '说明不属于本单位职责的依据和建议的承办单位，5–1,000 字',
    returnButton: '退回',
    returned: '已退回交办',
  },
  en: {
    accept: 'Accept the assignment',
    acceptText: 'Your unit handles it from now on. What is not your unit’s to handle is to be returned.',
    acceptButton: 'Accept',
    accepted: 'Accepted. Please get in touch with the deputy soon',
    return: 'Return the assignment',
    returnText: 'The deputies’ affairs committee assigns it anew; the legal time for the reply does not start again.',
    reason: 'Reason',
    reasonHint: 'Why it is not your unit’s, and whose it would be; 5–1,000 characters',
    returnButton: 'Return',
    returned: 'The assignment is returned',
  },
});

/** 接收 — the unit takes the handling on. */
export function HandlingAcceptDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  return (
    <ActDialog
      {...frame}
      document={HandlingAcceptDocument}
      title={text.accept}
      submitText={text.acceptButton}
      doneText={text.accepted}
      input={{ handling: record.id, version: record.version }}
    >
      <p>{text.acceptText}</p>
    </ActDialog>
  );
}

/** 退回交办 — hands a wrong assignment back with a reason. */
export function HandlingReturnDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  return (
    <ReasonDialog
      {...frame}
      document={HandlingReturnDocument}
      title={text.return}
      submitText={text.returnButton}
      doneText={text.returned}
      hint={text.reasonHint}
      of={{ handling: record.id, version: record.version }}
    >
      <p>{text.returnText}</p>
    </ReasonDialog>
  );
}
