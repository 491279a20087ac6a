import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { TieContactMode } from '../../gql/graphql.ts';
import { TieContactDocument, TieCorrectDocument, TieEndDocument } from './tie-documents.ts';
import { tieModes } from './tie-words.ts';

const messages = defineMessages({
  zh: {
    on: '日期', mode: '方式', summary: '联系情况', summaryHint: '5–1,000 字；请勿写姓名、电话、住址', name: '姓名', phone: '电话', address: '地址',
    correct: '只填写要更正的内容，其余保持不变。', endedOn: '结束日期', reason: '理由', reasonHint: '5–1,000 字；请勿写选民姓名',
  },
  en: {
    on: 'Day', mode: 'Way', summary: 'What came of it', summaryHint: '5–1,000 characters; no names, telephone numbers or addresses',
    name: 'Name', phone: 'Telephone', address: 'Address', correct: 'Fill in what changes; the rest stays.',
    endedOn: 'Last day', reason: 'Reason', reasonHint: '5–1,000 characters; name no voter',
  },
});

interface TieDialogProps extends ActFrame {
  of: { tie: string; version: number };
}

const MODES = ['FACE_TO_FACE', 'PHONE', 'MEETING', 'ONLINE', 'LETTER'] as const satisfies readonly TieContactMode[];

/** 登记联系 */
export function TieContactDialog({ of, ...frame }: TieDialogProps) {
  const text = useMessages(messages);
  const modes = useMessages(tieModes);
  const [on, setOn] = useState('');
  const [mode, setMode] = useState<string>('FACE_TO_FACE');
  const [summary, setSummary] = useState('');
  const needed = { on, summary };
  return (
    <ActDialog
      {...frame}
      document={TieContactDocument}
      needed={needed}
      input={{ ...of, ...needed, mode: MODES.find((each) => each === mode) ?? 'FACE_TO_FACE' }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <SelectField required label={text.mode} choices={MODES.map((value) => ({ value, label: modes[value] }))} value={mode} onChange={setMode} />
          <TextArea required label={text.summary} hint={text.summaryHint} max={1_000} rows={4} value={summary} error={errorOf('summary')} onChange={setSummary} />
        </>
      )}
    </ActDialog>
  );
}

const MAX = { name: 50, phone: 25, address: 200 };

/** 更正选民信息: what is left empty stays. */
export function TieCorrectDialog({ of, ...frame }: TieDialogProps) {
  const text = useMessages(messages);
  const [values, setValues] = useState({ name: '', phone: '', address: '' });
  const { name, phone, address } = values;
  return (
    <ActDialog
      {...frame}
      lead={text.correct}
      document={TieCorrectDocument}
      optional={['name', 'phone', 'address']}
      input={{ ...of, ...(name && { name }), ...(phone && { phone }), ...(address && { address }) }}
    >
      {(errorOf) => (['name', 'phone', 'address'] as const).map((field) => (
        <TextField
          key={field}
          label={text[field]}
          max={MAX[field]}
          value={values[field]}
          error={errorOf(field)}
          onChange={(value) => setValues({ ...values, [field]: value })}
        />
      ))}
    </ActDialog>
  );
}

/** 结束结对 */
export function TieEndDialog({ of, ...frame }: TieDialogProps) {
  const text = useMessages(messages);
  const [endedOn, setEndedOn] = useState('');
  const [reason, setReason] = useState('');
  const needed = { endedOn, reason };
  return (
    <ActDialog {...frame} document={TieEndDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <DayField required label={text.endedOn} value={endedOn} error={errorOf('endedOn')} onChange={setEndedOn} />
          <TextArea required label={text.reason} hint={text.reasonHint} max={1_000} rows={3} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}
