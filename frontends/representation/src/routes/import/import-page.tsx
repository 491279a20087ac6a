import { useState } from 'react';
import { TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { useUrlState } from '@redpine/ui/url-state';
import type { ImportKind } from '../../gql/graphql.ts';
import { KINDS, KindTabs } from './kind-tabs.tsx';
import { Preview, type MappingChoice } from './preview.tsx';
import { Run } from './run.tsx';
import { Runs } from './runs.tsx';
import { SampleFile } from './sample-file.tsx';
import { StartButtons } from './start-buttons.tsx';
import { UnmatchedNames } from './unmatched-names.tsx';
import { importKindNames, importKindTexts } from './words.ts';

const messages = defineMessages({
  zh: {
    title: '数据导入',
    lead: '上传文件，核对列的对应关系，先试运行，再正式导入。同一文件再次导入不会产生重复的记录。身份证号、个人手机、住址等不予接收。',
    file: '台账文件（CSV、Excel、JSON）',
    otherFile: '文件（CSV、Excel、JSON）',
    rollFile: '文件（CSV、Excel、JSON、Popolo）',
    register: '台账名称',
    registerHint: '同时使用多本台账的，请填写名称；同一编号在不同台账中是不同的建议。只有一本台账的，不必填写',
  },
  en: {
    title: 'Import',
    lead: 'Upload a file, check which column is which, make a dry run, then import. The same file again makes nothing twice. Identity numbers, mobile numbers and home addresses are not taken.',
    file: 'Register (CSV, Excel, JSON)',
    otherFile: 'File (CSV, Excel, JSON)',
    rollFile: 'File (CSV, Excel, JSON, Popolo)',
    register: 'Name of the register',
    registerHint: 'Where there are several: the same number in two registers is two suggestions. Leave it empty where there is one',
  },
});

/** 数据导入 — what it is, upload, mapping, dry run, real run; earlier runs and the names left over below. */
export default function ImportPage() {
  const text = useMessages(messages);
  const [{ run, kind: asked }, setUrl] = useUrlState({ run: '', kind: 'SUGGESTIONS' });
  const kind = KINDS.find((each) => each === asked) ?? 'SUGGESTIONS';
  // What a run leaves behind shows in the lists below it once it is over.
  const [ended, setEnded] = useState(0);
  const follow = (id: string): void => setUrl({ run: id });
  return (
    <Page title={text.title} lead={text.lead}>
      <KindTabs at={kind} />
      <FileToImport key={kind} kind={kind} run={run} onFollow={follow} />
      {run !== '' && <Run key={run} id={run} onEnded={() => setEnded(ended + 1)} />}
      {kind === 'SUGGESTIONS' && <UnmatchedNames key={`names-${ended}`} />}
      <Runs key={`runs-${ended}`} current={run} onOpen={follow} />
    </Page>
  );
}

function FileToImport({ kind, run, onFollow }: { kind: ImportKind; run: string; onFollow: (run: string) => void }) {
  const text = useMessages(messages);
  const kinds = useMessages(importKindNames);
  const texts = useMessages(importKindTexts);
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const [register, setRegister] = useState('');
  const [mapping, setMapping] = useState<MappingChoice>({});
  const file = files[0];
  return (
    <>
      <Panel title={kinds[kind]}>
        <p className="rp-section-text">{texts[kind]}</p>
        <SampleFile kind={kind} />
        <FileUpload
          label={kind === 'SUGGESTIONS' ? text.file : kind === 'DEPUTIES' ? text.rollFile : text.otherFile}
          accept=".csv,.xlsx,.json"
          max={1}
          files={files}
          onChange={(next) => {
            setFiles(next);
            setMapping({});
            onFollow('');
          }}
        />
        {kind === 'SUGGESTIONS' && <TextField label={text.register} hint={text.registerHint} max={50} value={register} onChange={setRegister} />}
      </Panel>
      {file && <Preview key={file.id} file={file.id} kind={kind} choice={mapping} onChoice={setMapping} />}
      {file && <StartButtons file={file.id} kind={kind} register={register.trim()} choice={mapping} run={run} onStarted={onFollow} />}
    </>
  );
}
