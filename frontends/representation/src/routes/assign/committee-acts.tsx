import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { HandOverDocument, JoinDocument } from '../suggestion/office-documents.ts';
import type { Assignable } from './assign-documents.ts';
import { meetingInput, type Meeting } from './meeting-fields.tsx';

const messages = defineMessages({
  zh: {
    handOver: (count: number) => `转交政府办公室（${count} 件）`,
    handOverTitle: '转交政府办公室',
    handOverText: (count: number) => `选中的 ${count} 件由政府办公室在政府系统内交办，法定答复期限自转交之日起计算。`,
    handedOver: '已转交',
    join: (count: number) => `并案办理（${count} 件）`,
    joinTitle: '并案办理、分别答复',
    joinText: (count: number) => `选中的 ${count} 件并案办理；每件仍保留编号，分别答复、分别评价。`,
    reason: '并案理由',
    reasonHint: '5–500 字',
    joined: '已并案',
  },
  en: {
    handOver: (count: number) => `Hand over to the government office (${count})`,
    handOverTitle: 'Hand over to the government office',
    handOverText: (count: number) => `The government office assigns the ${count} selected within the government; the legal clock starts now.`,
    handedOver: 'Handed over',
    join: (count: number) => `Handle together (${count})`,
    joinTitle: 'Handle together, answer separately',
    joinText: (count: number) => `The ${count} selected are handled together; each keeps its number, its own reply and evaluation.`,
    reason: 'Reason',
    reasonHint: '5–500 characters',
    joined: 'Joined',
  },
});

interface CommitteeActsProps {
  picked: readonly Assignable[];
  meeting: Meeting;
  onDone: () => void;
  onConflict: () => void;
}

/** 转交、并案 — what the committee may do with the selected beside assigning them. */
export function CommitteeActs({ picked, meeting, onDone, onConflict }: CommitteeActsProps) {
  const text = useMessages(messages);
  const [open, setOpen] = useState<'JOIN' | 'HAND_OVER'>();
  const [reason, setReason] = useState('');
  const shared = {
    onClose: () => setOpen(undefined),
    onDone: () => {
      setOpen(undefined);
      onDone();
    },
    onConflict,
  };
  const suggestions = picked.map(({ id, version }) => ({ suggestion: id, version }));
  const count = picked.length;
  return (
    <div className="rep-row rp-no-print">
      <Button disabled={count < 1} onClick={() => setOpen('HAND_OVER')}>
        {text.handOver(count)}
      </Button>
      <Button disabled={count < 2} onClick={() => setOpen('JOIN')}>
        {text.join(count)}
      </Button>
      {open === 'HAND_OVER' && (
        <ActDialog
          {...shared}
          document={HandOverDocument}
          title={text.handOverTitle}
          doneText={text.handedOver}
          input={{ suggestions, ...meetingInput(meeting) }}
        >
          <p>{text.handOverText(count)}</p>
        </ActDialog>
      )}
      {open === 'JOIN' && (
        <ActDialog {...shared} document={JoinDocument} title={text.joinTitle} doneText={text.joined} needed={{ reason }} input={{ suggestions, reason }}>
          {(errorOf) => (
            <>
              <p>{text.joinText(count)}</p>
              <TextArea required label={text.reason} hint={text.reasonHint} max={500} rows={3} value={reason} error={errorOf('reason')} onChange={setReason} />
            </>
          )}
        </ActDialog>
      )}
    </div>
  );
}
