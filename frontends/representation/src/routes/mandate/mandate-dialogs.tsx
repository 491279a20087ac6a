import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, RadioCards, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { MandateDefenceForm } from '../../gql/graphql.ts';
import { MandateAnnounceDocument, MandateDecideDocument, MandateDefendDocument, MandateReportDocument } from './mandate-documents.ts';
import { defenceForms } from './mandate-words.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, form: '申辩方式', on: '日期', defence: '申辩意见', body: '决定机构', bodyHint: '如：第三选区选民；区第二届人大常委会第三十二次会议', inFavour: '赞成人数', all: '全体人数',
    votes: '罢免须经原选区全体选民过半数赞成；辞职须经常委会组成人员过半数通过。没有计数的可不填。', number: '文号', conclusion: '审查结论', text: '公告正文', hint: '10–5,000 字',
    reportHint: '暂停、恢复执行职务自报告之日起生效。', announceHint: '公告后生效；由代表大会或常委会发布。',
  },
  en: {
    done: (title: string) => `Done: ${title}`, form: 'How', on: 'Day', defence: 'What she said', body: 'Who decided', bodyHint: 'Such as the voters of a district, or a meeting of the Standing Committee', inFavour: 'In favour', all: 'All',
    votes: 'A recall needs more than half of all voters, a resignation more than half of the Standing Committee. Leave empty what was not counted.', number: 'Number', conclusion: 'Conclusion', text: 'Text', hint: '10–5,000 characters',
    reportHint: 'A suspension or restoration takes effect with the report.', announceHint: 'It takes effect with the announcement, by the congress or the Standing Committee.',
  },
});

interface MandateDialogProps {
  of: { mandateMatter: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

const FORMS = ['IN_PERSON', 'IN_WRITING', 'WAIVED'] as const satisfies readonly MandateDefenceForm[];
const wholeOf = (text: string): number | null => (/^\d{1,8}$/.test(text) ? Number(text) : null);

/** 登记申辩 */
export function MandateDefendDialog({ of, title, lead, onClose, onDone, onConflict }: MandateDialogProps) {
  const text = useMessages(messages);
  const forms = useMessages(defenceForms);
  const [form, setForm] = useState<MandateDefenceForm>('IN_WRITING');
  const [on, setOn] = useState('');
  const [said, setSaid] = useState('');
  const act = useAct(MandateDefendDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['form', 'on', 'text'], { on, ...(form !== 'WAIVED' && { text: said }) });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, form, on, text: form === 'WAIVED' ? null : said });
      }}
      onClose={onClose}
    >
      <RadioCards label={text.form} value={form} onChange={(value) => setForm(FORMS.find((each) => each === value) ?? form)} choices={FORMS.map((value) => ({ value, label: forms[value] }))} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      {form !== 'WAIVED' && <TextArea required label={text.defence} max={5_000} value={said} error={errors.of('text')} onChange={setSaid} />}
    </FormDialog>
  );
}

/** 登记决定 — the vote, or the acceptance of a resignation. */
export function MandateDecideDialog({ of, title, lead, onClose, onDone, onConflict }: MandateDialogProps) {
  const text = useMessages(messages);
  const [body, setBody] = useState('');
  const [on, setOn] = useState('');
  const [inFavour, setInFavour] = useState('');
  const [all, setAll] = useState('');
  const act = useAct(MandateDecideDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['body', 'on', 'inFavour', 'all'], { body, on });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, body, on, inFavour: wholeOf(inFavour), all: wholeOf(all) });
      }}
      onClose={onClose}
    >
      <TextField required label={text.body} hint={text.bodyHint} max={200} value={body} error={errors.of('body')} onChange={setBody} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <p className="rp-quiet">{text.votes}</p>
      <TextField label={text.inFavour} max={8} value={inFavour} error={errors.of('inFavour')} onChange={setInFavour} />
      <TextField label={text.all} max={8} value={all} error={errors.of('all')} onChange={setAll} />
    </FormDialog>
  );
}

/** 登记代表资格审查报告 */
export function MandateReportDialog({ of, title, lead, onClose, onDone, onConflict }: MandateDialogProps) {
  const text = useMessages(messages);
  const [number, setNumber] = useState('');
  const [on, setOn] = useState('');
  const [conclusion, setConclusion] = useState('');
  const act = useAct(MandateReportDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['number', 'on', 'conclusion'], { number, on, conclusion });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, number, on, conclusion });
      }}
      onClose={onClose}
    >
      <p className="rp-quiet">{text.reportHint}</p>
      <TextField required label={text.number} max={100} value={number} error={errors.of('number')} onChange={setNumber} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextArea required label={text.conclusion} max={5_000} value={conclusion} error={errors.of('conclusion')} onChange={setConclusion} />
    </FormDialog>
  );
}

/** 公告 — with a text to begin from. */
export function MandateAnnounceDialog({ of, title, lead, onClose, onDone, onConflict, proposed }: MandateDialogProps & { proposed: string }) {
  const text = useMessages(messages);
  const [number, setNumber] = useState('');
  const [on, setOn] = useState('');
  const [announced, setAnnounced] = useState(proposed);
  const act = useAct(MandateAnnounceDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['number', 'on', 'text'], { number, on, text: announced });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, number, on, text: announced });
      }}
      onClose={onClose}
    >
      <p className="rp-quiet">{text.announceHint}</p>
      <TextField required label={text.number} max={100} value={number} error={errors.of('number')} onChange={setNumber} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextArea required label={text.text} hint={text.hint} rows={8} max={5_000} value={announced} error={errors.of('text')} onChange={setAnnounced} />
    </FormDialog>
  );
}
