import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import {
  CommitmentDueAskDocument,
  CommitmentEvaluateDocument,
  CommitmentRegisterDocument,
  CommitmentReportDocument,
} from './commitment-documents.ts';
import { EvaluationFields, useEvaluation } from './evaluation-fields.tsx';

const messages = defineMessages({
  zh: {
    register: '登记承诺事项', registered: '已登记承诺事项', handling: '作出承诺的单位', text: '承诺内容', textHint: '答复中承诺做什么，5–1,000 字',
    measure: '量化目标', measureHint: '怎样算落实，2–500 字', due: '完成期限',
    report: '报送落实情况', reported: '已报送，等待代工委核实', what: '落实情况', whatHint: '做了什么、效果如何、有何佐证，10–5,000 字', files: '佐证材料',
    evaluate: '再次评价', evaluated: '评价已提交', attitude: '对落实态度', result: '对落实结果',
    other: '如认为没有落实，请改用“认为未落实”，由单位继续落实。',
    ask: '申请调整期限', asked: '已提交申请，等待代工委审批', wanted: '申请调整至', why: '理由', whyHint: '5–1,000 字', stays: '审批同意前，原期限不变。', send: '提交',
  },
  en: {
    register: 'Register a commitment', registered: 'The commitment is in the ledger', handling: 'Unit that promised', text: 'What is promised', textHint: 'What the reply promises; 5–1,000 characters',
    measure: 'Measurable result', measureHint: 'How one sees that it is kept; 2–500 characters', due: 'Due day',
    report: 'Report it as kept', reported: 'Reported; the deputies’ affairs committee confirms it', what: 'What was done', whatHint: 'What was done, its effect and the evidence; 10–5,000 characters', files: 'Evidence',
    evaluate: 'Evaluate again', evaluated: 'The evaluation is sent', attitude: 'The unit’s attitude', result: 'The result',
    other: 'If it is not kept, choose “Not kept”: the unit goes on.',
    ask: 'Ask for another due day', asked: 'Asked; the deputies’ affairs committee decides', wanted: 'New due day', why: 'Reason', whyHint: '5–1,000 characters', stays: 'Until it is consented to, the due day stays.', send: 'Send',
  },
});

export interface CommitmentRecord {
  id: string;
  version: number;
  text: string;
}

type Frame = Omit<ActFrame, 'title' | 'lead'>;

interface RegisterProps extends Frame {
  handlings: readonly { value: string; label: string }[];
}

/** 登记 — a promise of a reply is taken into the ledger. */
export function RegisterDialog({ handlings, ...frame }: RegisterProps) {
  const text = useMessages(messages);
  const [handling, setHandling] = useState(handlings.length === 1 ? (handlings[0]?.value ?? '') : '');
  const [promise, setPromise] = useState('');
  const [measure, setMeasure] = useState('');
  const [dueOn, setDueOn] = useState('');
  return (
    <ActDialog
      {...frame}
      document={CommitmentRegisterDocument}
      title={text.register}
      submitText={text.send}
      doneText={text.registered}
      needed={{ handling, text: promise, measure, dueOn }}
      input={{ handling, text: promise, measure, dueOn }}
    >
      {(errorOf) => (
        <>
          <SelectField required label={text.handling} value={handling} choices={handlings} error={errorOf('handling')} onChange={setHandling} />
          <TextArea required label={text.text} hint={text.textHint} max={1_000} value={promise} error={errorOf('text')} onChange={setPromise} />
          <TextArea required label={text.measure} hint={text.measureHint} max={500} rows={2} value={measure} error={errorOf('measure')} onChange={setMeasure} />
          <DayField required label={text.due} value={dueOn} error={errorOf('dueOn')} onChange={setDueOn} />
        </>
      )}
    </ActDialog>
  );
}

interface RecordProps extends Frame {
  record: CommitmentRecord;
}

/** 报送 — the unit says how it has kept the promise, with evidence. */
export function ReportDialog({ record, ...frame }: RecordProps) {
  const text = useMessages(messages);
  const [what, setWhat] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  return (
    <ActDialog
      {...frame}
      wide
      document={CommitmentReportDocument}
      title={text.report}
      lead={record.text}
      submitText={text.send}
      doneText={text.reported}
      needed={{ text: what }}
      optional={['files']}
      input={{ commitment: record.id, version: record.version, text: what, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <TextArea required label={text.what} hint={text.whatHint} max={5_000} rows={8} value={what} error={errorOf('text')} onChange={setWhat} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}

/** 再次评价 — on two axes, once the promise is kept. */
export function EvaluateAgainDialog({ record, ...frame }: RecordProps) {
  const text = useMessages(messages);
  const evaluation = useEvaluation();
  return (
    <ActDialog
      {...frame}
      document={CommitmentEvaluateDocument}
      title={text.evaluate}
      lead={record.text}
      submitText={text.send}
      doneText={text.evaluated}
      needed={evaluation.needed}
      optional={['comment']}
      input={{ commitment: record.id, version: record.version, ...evaluation.input }}
    >
      {(errorOf) => (
        <>
          <EvaluationFields of={evaluation} attitude={text.attitude} result={text.result} errorOf={errorOf} />
          <p className="rp-quiet">{text.other}</p>
        </>
      )}
    </ActDialog>
  );
}

/** 申请调整期限 — the due day stays until the office consents. */
export function DueAskDialog({ record, ...frame }: RecordProps) {
  const text = useMessages(messages);
  const [dueOn, setDueOn] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...frame}
      document={CommitmentDueAskDocument}
      title={text.ask}
      lead={record.text}
      submitText={text.send}
      doneText={text.asked}
      needed={{ dueOn, reason }}
      input={{ commitment: record.id, version: record.version, dueOn, reason }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.wanted} value={dueOn} error={errorOf('dueOn')} onChange={setDueOn} />
          <TextArea required label={text.why} hint={text.whyHint} max={1_000} value={reason} error={errorOf('reason')} onChange={setReason} />
          <p className="rp-quiet">{text.stays}</p>
        </>
      )}
    </ActDialog>
  );
}
