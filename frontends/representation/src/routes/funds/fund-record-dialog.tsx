import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { THIS_YEAR } from '../../parts/years.ts';
import { FundSpendingRecordDocument } from './fund-act-documents.ts';
import { FundLeftDocument } from './fund-documents.ts';
import { spendingActs } from './fund-words.ts';
import { fenOf, yuanOf } from '../../parts/yuan.ts';

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
  const fen = fenOf(yuan);
  const needed = { deputy: deputy?.id ?? '', on, purpose };
  const year = /^\d{4}-/.test(on) ? Number(on.slice(0, 4)) : THIS_YEAR;
  const isYear = year >= 2000 && year <= 2100;
  const [{ data }] = useQuery({
    query: FundLeftDocument,
    variables: { deputy: needed.deputy, year },
    pause: !deputy || !isYear,
    requestPolicy: 'network-only',
  });
  const fund = deputy ? data?.deputy?.fund : undefined;
  return (
    <ActDialog
      document={FundSpendingRecordDocument}
      title={names.RECORD}
      doneText={text.done}
      needed={{ ...needed, fen: String(fen) }}
      optional={['files']}
      input={{ ...needed, fen: Number(fen), files: files.map(({ id }) => id) }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />
          {typeof fund?.leftFen === 'number' && <p className="rp-quiet">{text.left(fund.year, yuanOf(fund.leftFen))}</p>}
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextField required label={text.purpose} max={200} value={purpose} error={errorOf('purpose')} onChange={setPurpose} />
          <TextField required label={text.yuan} hint={text.yuanHint} max={12} value={yuan} error={errorOf('fen')} onChange={setYuan} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
