import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { DayField, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { THIS_YEAR } from '../../parts/years.ts';
import { FundSpendingRecordDocument } from './fund-act-documents.ts';
import { FundLeftDocument } from './fund-documents.ts';
import { spendingActs } from './fund-words.ts';
import { fenOf, yuanOf } from './yuan.ts';

const messages = defineMessages({
  zh: { done: '支出已登记', deputy: '代表', on: '支出日期', purpose: '用途', yuan: '金额（元）', yuanHint: '最多两位小数', files: '票据', left: (year: number, left: string) => `${year} 年剩余经费 ${left} 元` },
  en: { done: 'The spending is recorded', deputy: 'Deputy', on: 'Day', purpose: 'What for', yuan: 'Sum (yuan)', yuanHint: 'Two decimals at most', files: 'Receipts', left: (year: number, left: string) => `${left} yuan are left for ${year}` },
});

/** 登记支出 — from the fund of the year that the day lies in. */
export function FundRecordDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(spendingActs);
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [on, setOn] = useState('');
  const [purpose, setPurpose] = useState('');
  const [yuan, setYuan] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(FundSpendingRecordDocument, { successText: text.done, onSuccess: onDone });
  const fen = fenOf(yuan);
  const errors = useFormErrors(act.problem, ['deputy', 'on', 'purpose', 'fen', 'files'], { deputy: deputy?.id ?? '', on, purpose, fen: String(fen) });
  const year = /^\d{4}-/.test(on) ? Number(on.slice(0, 4)) : THIS_YEAR;
  const isYear = year >= 2000 && year <= 2100;
  const [{ data }] = useQuery({ query: FundLeftDocument, variables: { deputy: deputy?.id ?? '', year }, pause: !deputy || !isYear, requestPolicy: 'network-only' });
  const fund = deputy ? data?.deputy?.fund : undefined;
  return (
    <FormDialog
      title={names.RECORD}
      submitText={names.RECORD}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ deputy: deputy?.id ?? '', on, purpose, fen: Number(fen), files: files.map(({ id }) => id) });
      }}
      onClose={onClose}
    >
      <ChosenDeputy label={text.deputy} chosen={deputy} error={errors.of('deputy')} onChange={setDeputy} />
      {typeof fund?.leftFen === 'number' && <p className="rp-quiet">{text.left(fund.year, yuanOf(fund.leftFen))}</p>}
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextField required label={text.purpose} max={200} value={purpose} error={errors.of('purpose')} onChange={setPurpose} />
      <TextField required label={text.yuan} hint={text.yuanHint} max={12} value={yuan} error={errors.of('fen')} onChange={setYuan} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}
