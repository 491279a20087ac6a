import { useState, type ReactNode } from 'react';
import { useAct } from '@redpine/ui/act';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { VoterReportPublishDocument } from './voter-report-documents.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`,
    text: '公开述职日期、地点、到会人数、述职报告、所选提问和答复、评议票数；附件、评议意见和反馈意见不公开。识别到的姓名、电话、证件号码和住址自动隐去，请逐条核对，能看出是哪位选民的提问不要公开。',
    questions: '公开这些提问和答复',
  },
  en: {
    done: (title: string) => `Done: ${title}`,
    text: 'Day, place, number of voters, report, the chosen questions with their answers and the votes are published; files, comments and feedback are not. Names, telephone and identity numbers and addresses that are recognised are blotted out. Read each: leave out questions by which a voter could be known.',
    questions: 'Publish these questions and answers',
  },
});

interface PublishDialogProps {
  of: { voterReport: string; version: number };
  title: string;
  lead: ReactNode;
  questions: readonly { question: string; answer: string }[];
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 公开述职 — which of the questions go with it. */
export function VoterReportPublishDialog({ of, title, lead, questions, onClose, onDone, onConflict }: PublishDialogProps) {
  const text = useMessages(messages);
  const [leaveOut, setLeaveOut] = useState<readonly number[]>([]);
  const act = useAct(VoterReportPublishDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['leaveOut']);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={() => act.run({ ...of, leaveOut: [...leaveOut] })}
      onClose={onClose}
    >
      <p>{text.text}</p>
      {questions.length > 0 && (
        <fieldset className="rep-bulk rep-bulk-long">
          <legend>{text.questions}</legend>
          {questions.map(({ question, answer }, n) => (
            <label key={question} className="rp-check">
              <input
                type="checkbox"
                checked={!leaveOut.includes(n)}
                onChange={(event) => setLeaveOut(event.target.checked ? leaveOut.filter((each) => each !== n) : [...leaveOut, n])}
              />
              {question} — {answer}
            </label>
          ))}
        </fieldset>
      )}
      {errors.of('leaveOut') && <p className="rp-field-error">{errors.of('leaveOut')}</p>}
    </FormDialog>
  );
}
