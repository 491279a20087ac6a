import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { navigate } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { ProblemSummary } from '@redpine/ui/problem-summary';
import { Forbidden } from '@redpine/ui/states';
import { DeputySearch, type FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { MotionRegisterDocument } from './motion-documents.ts';

const messages = defineMessages({
  zh: {
    title: '议案转建议',
    lead: '大会主席团决定不列为议案、按建议办理的，在此登记；登记后与其他建议一样审核、编号和交办。',
    list: '代表建议',
    motionNumber: '议案号',
    deputy: '领衔代表',
    choose: '选定',
    other: '另选',
    name: '案由',
    topic: '领域',
    area: '涉及区域',
    facts: '情况与问题',
    proposal: '意见建议',
    files: '附件',
    submit: '登记为建议',
    done: '已登记，等待审核',
    needed: '请选定领衔代表',
  },
  en: {
    title: 'A suggestion from a motion',
    lead: 'What the congress handles as a suggestion and not as a motion is registered here, and then reviewed, numbered and assigned as any other.',
    list: 'Suggestions',
    motionNumber: 'Number of the motion',
    deputy: 'Lead deputy',
    choose: 'Choose',
    other: 'Choose another',
    name: 'Title',
    topic: 'Topic',
    area: 'Area concerned',
    facts: 'Facts and problem',
    proposal: 'What is proposed',
    files: 'Files',
    submit: 'Register',
    done: 'Registered; it awaits review',
    needed: 'Choose the lead deputy',
  },
});

const EMPTY = { motionNumber: '', title: '', topic: '', area: '', facts: '', proposal: '' };

/** 议案转建议 — registration by the motion group or the deputies' affairs committee. */
export default function MotionPage() {
  const text = useMessages(messages);
  const may = usePermissions();
  const { topics, areas } = useVocabulary();
  const [form, setForm] = useState(EMPTY);
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(MotionRegisterDocument, {
    successText: text.done,
    onSuccess: ({ suggestion }) => navigate(`/representation/suggestions/${suggestion.id}`),
  });
  const { area, ...needed } = form;
  const errors = useFormErrors(act.problem, [...Object.keys(EMPTY), 'deputy', 'files'], { ...needed, deputy: deputy?.id ?? '' });
  const change = (changes: Partial<typeof EMPTY>): void => setForm({ ...form, ...changes });
  if (may.known && !may.review) return <Forbidden page />;
  const submit = async (): Promise<void> => {
    if (!errors.complete() || !deputy) return;
    await act.run({ ...needed, area: area || null, deputy: deputy.id, files: files.map((file) => file.id) });
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
          <TextField required label={text.motionNumber} max={50} value={form.motionNumber} error={errors.of('motionNumber')} onChange={(motionNumber) => change({ motionNumber })} />
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
          <TextField required label={text.name} max={100} value={form.title} error={errors.of('title')} onChange={(title) => change({ title })} />
          <div className="rep-two">
            <SelectField required label={text.topic} choices={topics} value={form.topic} error={errors.of('topic')} onChange={(topic) => change({ topic })} />
            <SelectField label={text.area} choices={areas} value={form.area} error={errors.of('area')} onChange={(area) => change({ area })} />
          </div>
          <TextArea required label={text.facts} max={10_000} rows={8} value={form.facts} error={errors.of('facts')} onChange={(facts) => change({ facts })} />
          <TextArea required label={text.proposal} max={10_000} rows={8} value={form.proposal} error={errors.of('proposal')} onChange={(proposal) => change({ proposal })} />
          <FileUpload label={text.files} files={files} onChange={setFiles} />
          {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
          <Button type="primary" htmlType="submit" loading={act.running}>
            {text.submit}
          </Button>
        </form>
      </Panel>
    </Page>
  );
}
