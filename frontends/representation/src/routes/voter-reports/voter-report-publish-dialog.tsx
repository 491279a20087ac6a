import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { VoterReportPublishDocument } from './voter-report-documents.ts';

const messages = defineMessages({
  zh: {
    text: '公开述职日期、地点、到会人数、述职报告、所选提问和答复、评议票数；附件、评议意见和反馈意见不公开。识别到的姓名、电话、证件号码和住址自动隐去，请逐条核对，能看出是哪位选民的提问不要公开。',
    questions: '公开这些提问和答复',
  },
  en: {
    text: 'Day, place, number of voters, report, the chosen questions with their answers and the votes are published; files, comments and feedback are not. Names, telephone and identity numbers and addresses that are recognised are blotted out. Read each: leave out questions by which a voter could be known.',
    questions: 'Publish these questions and answers',
  },
});

interface PublishDialogProps extends ActFrame {
  of: { voterReport: string; version: number };
  questions: readonly { question: string; answer: string }[];
}

/** 公开述职 — which of the questions go with it. */
export function VoterReportPublishDialog({ of, questions, ...frame }: PublishDialogProps) {
  const text = useMessages(messages);
  const [leaveOut, setLeaveOut] = useState<readonly number[]>([]);
  return (
    <ActDialog {...frame} document={VoterReportPublishDocument} optional={['leaveOut']} input={{ ...of, leaveOut: [...leaveOut] }}>
      {(errorOf) => (
        <>
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
          {errorOf('leaveOut') && <p className="rp-field-error">{errorOf('leaveOut')}</p>}
        </>
      )}
    </ActDialog>
  );
}
