import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, RadioCards, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { navigate } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { DeputySearch, type FoundDeputy } from '../../parts/deputy-search.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { ChosenDeputies } from './chosen-deputies.tsx';
import { MotionRegisterDocument, PaperRegisterDocument } from './registration-documents.ts';

const messages = defineMessages({
  zh: {
    title: '代为登记',
    lead: '代表交来的纸质建议、大会主席团决定按建议办理的议案，在此登记；登记后与其他建议一样审核、编号和交办。',
    list: '代表建议',
    kind: '来源',
    paper: '纸质代表建议',
    motion: '议案转建议',
    motionNumber: '议案号',
    submittedOn: '交来日期',
    deputy: '领衔代表',
    choose: '选定',
    other: '另选',
    name: '案由',
    topic: '领域',
    area: '涉及区域',
    facts: '情况与问题',
    proposal: '意见建议',
    confidential: '代表在表上要求保密',
    files: '附件',
    scan: '建议专用纸扫描件（必传）和附件',
    submit: '登记为建议',
    done: '已登记，等待审核',
    needed: '请选定领衔代表',
  },
  en: {
    title: 'Registration for deputies',
    lead: 'Suggestions handed in on paper, and motions that the congress handles as suggestions, are registered here, and then reviewed, numbered and assigned as any other.',
    list: 'Suggestions',
    kind: 'Where it comes from',
    paper: 'On paper',
    motion: 'From a motion',
    motionNumber: 'Number of the motion',
    submittedOn: 'Handed in on',
    deputy: 'Lead deputy',
    choose: 'Choose',
    other: 'Choose another',
    name: 'Title',
    topic: 'Topic',
    area: 'Area concerned',
    facts: 'Facts and problem',
    proposal: 'What is proposed',
    confidential: 'The form asks for confidentiality',
    files: 'Files',
    scan: 'Scan of the form (needed) and files',
    submit: 'Register',
    done: 'Registered; it awaits review',
    needed: 'Choose the lead deputy',
  },
});

const EMPTY = { motionNumber: '', submittedOn: '', title: '', topic: '', area: '', facts: '', proposal: '' };

/** 代为登记、议案转建议 — what reaches the offices of review outside the platform. */
export default function RegistrationPage() {
  const text = useMessages(messages);
  const { topics, areas } = useVocabulary();
  const [kind, setKind] = useState('PAPER');
  const [form, setForm] = useState(EMPTY);
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [cosigners, setCosigners] = useState<readonly FoundDeputy[]>([]);
  const [confidential, setConfidential] = useState(false);
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const outcome = {
    successText: text.done,
    onSuccess: ({ suggestion }: { suggestion: { id: string } }) => navigate(`/representation/suggestions/${suggestion.id}`),
  };
  const registering = { PAPER: useAct(PaperRegisterDocument, outcome), MOTION: useAct(MotionRegisterDocument, outcome) };
  const onPaper = kind === 'PAPER';
  const act = onPaper ? registering.PAPER : registering.MOTION;
  const { motionNumber, submittedOn, area, ...content } = form;
  const needed = { ...content, ...(onPaper ? { submittedOn, files: files[0]?.id ?? '' } : { motionNumber }), deputy: deputy?.id ?? '' };
  const errors = useFormErrors(act.problem, [...Object.keys(needed), 'area', 'files'], needed);
  const change = (changes: Partial<typeof EMPTY>): void => setForm({ ...form, ...changes });
  const submit = async (): Promise<void> => {
    if (!errors.complete() || !deputy) return;
    const entered = { ...content, area: area || null, deputy: deputy.id, files: files.map(({ id }) => id) };
    await (onPaper
      ? registering.PAPER.run({ ...entered, submittedOn, confidential, cosigners: cosigners.map(({ id }) => id) })
      : registering.MOTION.run({ ...entered, motionNumber }));
  };
  return (
    <Page title={text.title} lead={text.lead} breadcrumb={[{ title: text.list, path: '/representation/suggestions' }]}>
      <ProblemSummary problem={act.problem} elsewhere={errors.elsewhere} />
      <Panel>
        <form
          noValidate
          className="rep-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (!act.running) void submit();
          }}
        >
          <RadioCards required label={text.kind} value={kind} choices={[{ value: 'PAPER', label: text.paper }, { value: 'MOTION', label: text.motion }]} onChange={setKind} />
          {onPaper ? (
            <DayField required label={text.submittedOn} value={submittedOn} error={errors.of('submittedOn')} onChange={(day) => change({ submittedOn: day })} />
          ) : (
            <TextField required label={text.motionNumber} max={50} value={motionNumber} error={errors.of('motionNumber')} onChange={(number) => change({ motionNumber: number })} />
          )}
          {deputy ? (
            <p>
              {text.deputy}：{deputy.name}{' '}
              <button type="button" className="rp-link-button" onClick={() => setDeputy(undefined)}>
                {text.other}
              </button>
            </p>
          ) : (
            <DeputySearch label={text.deputy} actionText={text.choose} onPick={setDeputy} />
          )}
          {errors.of('deputy') && <p className="rp-field-error">{deputy ? errors.of('deputy') : text.needed}</p>}
          {onPaper && <ChosenDeputies lead={deputy} value={cosigners} onChange={setCosigners} />}
          <TextField required label={text.name} max={100} value={form.title} error={errors.of('title')} onChange={(title) => change({ title })} />
          <div className="rep-two">
            <SelectField required label={text.topic} choices={topics} value={form.topic} error={errors.of('topic')} onChange={(topic) => change({ topic })} />
            <SelectField label={text.area} choices={areas} value={area} error={errors.of('area')} onChange={(chosen) => change({ area: chosen })} />
          </div>
          <TextArea required label={text.facts} max={10_000} rows={8} value={form.facts} error={errors.of('facts')} onChange={(facts) => change({ facts })} />
          <TextArea required label={text.proposal} max={10_000} rows={8} value={form.proposal} error={errors.of('proposal')} onChange={(proposal) => change({ proposal })} />
          {onPaper && (
            <label className="rep-check">
              <input type="checkbox" checked={confidential} onChange={(event) => setConfidential(event.target.checked)} />
              {text.confidential}
            </label>
          )}
          <FileUpload label={onPaper ? text.scan : text.files} files={files} onChange={setFiles} error={errors.of('files')} />
          <Button type="primary" htmlType="submit" loading={act.running}>
            {text.submit}
          </Button>
        </form>
      </Panel>
    </Page>
  );
}
