import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { Button } from '@redpine/ui/button';
import { CountField, CountFields, DayField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { VoterReportAppraiseDocument, VoterReportHoldDocument, VoterReportRescheduleDocument } from './voter-report-documents.ts';

const messages = defineMessages({
  zh: {
    plannedOn: '计划日期', place: '地点', heldOn: '述职日期', voters: '到会选民人数', report: '述职报告', reportHint: '报告了什么，20–10,000 字', files: '附件',
    nth: (n: number) => `问题 ${n}`, question: (n: number) => `选民提问 ${n}`, answer: (n: number) => `代表答复 ${n}`, add: '添加提问', remove: (n: number) => `移除问题 ${n}`, nameless: '提问不记选民姓名。',
    good: '满意', basically: '基本满意', poor: '不满意', votes: (voters: number) => `到会选民 ${voters} 人；按收回的评议票填写，登记后计入代表的履职档案。`, comment: '评议意见',
  },
  en: {
    plannedOn: 'Planned day', place: 'Place', heldOn: 'Day held', voters: 'Voters present', report: 'What was reported', reportHint: 'What was reported, 20–10,000 characters', files: 'Files',
    nth: (n: number) => `Question ${n}`, question: (n: number) => `Voter’s question ${n}`, answer: (n: number) => `Answer ${n}`, add: 'Add a question', remove: (n: number) => `Remove question ${n}`, nameless: 'No voter is named.',
    good: 'Good', basically: 'Basically good', poor: 'Poor', votes: (voters: number) => `${voters} voters were present; count the ballots returned. It puts the report into the duty record.`, comment: 'Comments',
  },
});

interface VoterReportDialogProps extends ActFrame {
  of: { voterReport: string; version: number };
  lead: string;
}

/** 调整安排 */
export function VoterReportRescheduleDialog({ of, before, ...frame }: VoterReportDialogProps & { before: { plannedOn: string; place: string } }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(before.plannedOn);
  const [place, setPlace] = useState(before.place);
  return (
    <ActDialog {...frame} document={VoterReportRescheduleDocument} needed={{ plannedOn, place }} input={{ ...of, plannedOn, place }}>
      {(errorOf) => (
        <>
          <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
        </>
      )}
    </ActDialog>
  );
}

interface Question {
  key: string;
  question: string;
  answer: string;
}

const blank = (): Question => ({ key: crypto.randomUUID(), question: '', answer: '' });

/** 登记述职 — voters present, the report, and every question with its answer. */
export function VoterReportHoldDialog({ of, ...frame }: VoterReportDialogProps) {
  const text = useMessages(messages);
  const [heldOn, setHeldOn] = useState('');
  const [voters, setVoters] = useState('');
  const [report, setReport] = useState('');
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const change = (key: string, changes: Partial<Question>): void => setQuestions(questions.map((each) => (each.key === key ? { ...each, ...changes } : each)));
  return (
    <ActDialog
      {...frame}
      document={VoterReportHoldDocument}
      needed={{ heldOn, voters, report }}
      optional={['files', ...questions.flatMap((_, n) => [`questions.${n}.question`, `questions.${n}.answer`])]}
      input={{
        ...of,
        heldOn,
        voters: Number(voters),
        report,
        questions: questions.map(({ question, answer }) => ({ question, answer })),
        files: files.map(({ id }) => id),
      }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.heldOn} value={heldOn} error={errorOf('heldOn')} onChange={setHeldOn} />
          <CountField required label={text.voters} value={voters} error={errorOf('voters')} onChange={setVoters} />
          <TextArea required label={text.report} hint={text.reportHint} max={10_000} rows={6} value={report} error={errorOf('report')} onChange={setReport} />
          <p className="rp-quiet">{text.nameless}</p>
          {questions.map(({ key, question, answer }, n) => (
            <fieldset key={key} className="rep-bulk rep-bulk-long">
              <legend>{text.nth(n + 1)}</legend>
              <TextField
                required
                label={text.question(n + 1)}
                max={500}
                value={question}
                error={errorOf(`questions.${n}.question`)}
                onChange={(value) => change(key, { question: value })}
              />
              <TextArea
                required
                label={text.answer(n + 1)}
                max={1_000}
                rows={2}
                value={answer}
                error={errorOf(`questions.${n}.answer`)}
                onChange={(value) => change(key, { answer: value })}
              />
              <button type="button" className="rp-link-button" onClick={() => setQuestions(questions.filter((each) => each.key !== key))}>
                {text.remove(n + 1)}
              </button>
            </fieldset>
          ))}
          <div>
            <Button onClick={() => setQuestions([...questions, blank()])}>{text.add}</Button>
          </div>
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记评议 — the votes of those present by level. */
export function VoterReportAppraiseDialog({ of, lead, voters, ...frame }: VoterReportDialogProps & { voters: number }) {
  const text = useMessages(messages);
  const [counts, setCounts] = useState({ good: '', basically: '', poor: '' });
  const [comment, setComment] = useState('');
  return (
    <ActDialog
      {...frame}
      document={VoterReportAppraiseDocument}
      lead={`${lead} · ${text.votes(voters)}`}
      needed={counts}
      optional={['comment']}
      input={{ ...of, good: Number(counts.good), basically: Number(counts.basically), poor: Number(counts.poor), comment: comment || null }}
    >
      {(errorOf) => (
        <>
          <CountFields labels={text} values={counts} errorOf={errorOf} onChange={setCounts} />
          <TextArea label={text.comment} max={1_000} rows={3} value={comment} error={errorOf('comment')} onChange={setComment} />
        </>
      )}
    </ActDialog>
  );
}
