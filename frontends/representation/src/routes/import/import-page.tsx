import { useState } from 'react';
import { TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { Forbidden } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { usePermissions } from '../../parts/permissions.ts';
import { Preview, type MappingChoice } from './preview.tsx';
import { Run } from './run.tsx';
import { Runs } from './runs.tsx';
import { StartButtons } from './start-buttons.tsx';
import { UnmatchedNames } from './unmatched-names.tsx';

const messages = defineMessages({
  zh: {
    title: '台账导入',
    lead: '导入历年代表建议台账：上传文件，核对列的对应关系，先试运行，没有问题再正式导入。正式导入要么全部成功，要么一条不写。',
    upload: '上传台账',
    file: '台账文件（CSV、Excel、JSON）',
    register: '台账名称',
    registerHint: '同时使用多本台账的，请填写名称；同一编号在不同台账中是不同的建议。只有一本台账的，不必填写',
    list: '代表建议',
  },
  en: {
    title: 'Import a register',
    lead: 'Bring in earlier registers: upload the file, check which column is which, make a dry run, then import. The real run writes all rows or none.',
    upload: 'Upload the register',
    file: 'Register (CSV, Excel, JSON)',
    register: 'Name of the register',
    registerHint: 'Where there are several: the same number in two registers is two suggestions. Leave it empty where there is one',
    list: 'Suggestions',
  },
});

/** 台账导入 — upload, mapping, dry run, real run; earlier runs and the names left over below. */
export default function ImportPage() {
  const text = useMessages(messages);
  const may = usePermissions();
  const [{ run }, setUrl] = useUrlState({ run: '' });
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [register, setRegister] = useState('');
  const [mapping, setMapping] = useState<MappingChoice>({});
  // What a run leaves behind shows in the lists below it once it is over.
  const [ended, setEnded] = useState(0);
  const file = files[0];
  const follow = (id: string): void => setUrl({ run: id });
  if (may.known && !may.import) return <Forbidden page />;
  return (
    <Page title={text.title} lead={text.lead} breadcrumb={[{ title: text.list, path: '/representation/suggestions' }]}>
      <Panel title={text.upload}>
        <FileUpload
          label={text.file}
          accept=".csv,.xlsx,.json"
          max={1}
          files={files}
          onChange={(next) => {
            setFiles(next);
            setMapping({});
            setUrl({ run: '' });
          }}
        />
        <TextField label={text.register} hint={text.registerHint} max={50} value={register} onChange={setRegister} />
      </Panel>
      {file && <Preview key={file.id} file={file.id} choice={mapping} onChoice={setMapping} />}
      {file && <StartButtons file={file.id} register={register.trim()} choice={mapping} run={run} onStarted={follow} />}
      {run !== '' && <Run key={run} id={run} onEnded={() => setEnded(ended + 1)} />}
      <UnmatchedNames key={`names-${ended}`} />
      <Runs key={`runs-${ended}`} current={run} onOpen={follow} />
    </Page>
  );
}
