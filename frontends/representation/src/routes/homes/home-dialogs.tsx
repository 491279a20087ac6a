import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, RadioCards, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HomeGrade, HomeOutputKind, HomePageQuery, HomeReleaseInput } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import {
  HomeExpertInviteDocument, HomeGradeDocument, HomeMemberAttachDocument, HomeOpenDocument, HomeOutputRecordDocument, HomeReviseDocument,
} from './home-act-documents.ts';
import { describedBy, HOME_OPTIONAL, type HomeDraft, HomeFields, usePointFault } from './home-fields.tsx';
import { pointText } from './point.ts';
import { HOME_GRADES } from './home-filter.ts';
import { homeGrades, homeOutputs } from './home-words.ts';

const messages = defineMessages({
  zh: {
    openedOn: '启用日期', deputy: '代表', from: '开始日期', until: '结束日期', name: '姓名', expertise: '单位和专长', entry: '人员', kind: '类别', title: '名称', on: '日期',
    grade: '等次', gradeHint: '有没有、活不活、好不好、优不优', decision: '决定依据', decisionHint: '会议或文件', reason: '理由', evidence: '佐证', files: '附件',
  },
  en: {
    openedOn: 'In force from', deputy: 'Deputy', from: 'First day', until: 'Last day', name: 'Name', expertise: 'Where from, what for', entry: 'Who',
    kind: 'Kind', title: 'Title', on: 'Day', grade: 'Grade', gradeHint: 'Exists, active, good, excellent', decision: 'Decision',
    decisionHint: 'Meeting or document', reason: 'Reason', evidence: 'Evidence', files: 'Files',
  },
});

interface HomeDialogProps extends ActFrame {
  of: { home: string; version: number };
}

/** Of a dialog that begins with what the home is now. */
export interface OwnHomeDialogProps extends HomeDialogProps {
  home: NonNullable<HomePageQuery['home']>;
}

/** 修改信息 */
export function HomeReviseDialog({ home, of, ...frame }: OwnHomeDialogProps) {
  const { squareMetres, zones, barrierFree } = home.facilities;
  const [draft, setDraft] = useState<HomeDraft>({
    name: home.name, label: home.label, address: home.address, openingHours: home.openingHours, contact: home.contact,
    squareMetres: String(squareMetres ?? ''), location: pointText(home.location), zones, barrierFree: String(barrierFree ?? ''),
  });
  return (
    <ActDialog
      {...frame}
      document={HomeReviseDocument}
      needed={{ name: draft.name, address: draft.address }}
      optional={HOME_OPTIONAL}
      blocked={usePointFault(draft)}
      input={{ ...of, ...describedBy(draft) }}
    >
      {(errorOf) => <HomeFields draft={draft} errorOf={errorOf} onChange={setDraft} />}
    </ActDialog>
  );
}

/** 启用 */
export function HomeOpenDialog({ of, ...frame }: HomeDialogProps) {
  const text = useMessages(messages);
  const [openedOn, setOpenedOn] = useState('');
  return (
    <ActDialog {...frame} document={HomeOpenDocument} needed={{ openedOn }} input={{ ...of, openedOn }}>
      {(errorOf) => <DayField required label={text.openedOn} value={openedOn} error={errorOf('openedOn')} onChange={setOpenedOn} />}
    </ActDialog>
  );
}

/** 代表进家 */
export function HomeAttachDialog({ of, ...frame }: HomeDialogProps) {
  const text = useMessages(messages);
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [from, setFrom] = useState('');
  const needed = { deputy: deputy?.id ?? '', from };
  return (
    <ActDialog {...frame} document={HomeMemberAttachDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />
          <DayField required label={text.from} value={from} error={errorOf('from')} onChange={setFrom} />
        </>
      )}
    </ActDialog>
  );
}

/** 聘请专家 */
export function HomeExpertDialog({ of, ...frame }: HomeDialogProps) {
  const text = useMessages(messages);
  const [name, setName] = useState('');
  const [expertise, setExpertise] = useState('');
  const [from, setFrom] = useState('');
  const needed = { name, expertise, from };
  return (
    <ActDialog {...frame} document={HomeExpertInviteDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <TextField required label={text.name} max={50} value={name} error={errorOf('name')} onChange={setName} />
          <TextField required label={text.expertise} max={100} value={expertise} error={errorOf('expertise')} onChange={setExpertise} />
          <DayField required label={text.from} value={from} error={errorOf('from')} onChange={setFrom} />
        </>
      )}
    </ActDialog>
  );
}

interface ReleaseProps<Data> extends HomeDialogProps {
  document: TypedDocumentNode<Data, { input: HomeReleaseInput }>;
  people: readonly { id: string; name?: string | null | undefined; until?: string | null | undefined }[];
}

/** 代表离家, 解聘专家 */
export function HomeReleaseDialog<Data>({ of, document, people, ...frame }: ReleaseProps<Data>) {
  const text = useMessages(messages);
  const [entry, setEntry] = useState('');
  const [until, setUntil] = useState('');
  const present = people.filter(({ until: last }) => !last);
  const needed = { entry, until };
  return (
    <ActDialog {...frame} document={document} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <SelectField
            required
            label={text.entry}
            choices={present.map(({ id, name }) => ({ value: id, label: name ?? '—' }))}
            value={entry}
            error={errorOf('entry')}
            onChange={setEntry}
          />
          <DayField required label={text.until} value={until} error={errorOf('until')} onChange={setUntil} />
        </>
      )}
    </ActDialog>
  );
}

const OUTPUTS: readonly HomeOutputKind[] = ['SUGGESTION', 'REPORT', 'OPINION', 'DEED'];

/** 登记成果 */
export function HomeOutputDialog({ of, ...frame }: HomeDialogProps) {
  const text = useMessages(messages);
  const kinds = useMessages(homeOutputs);
  const [kind, setKind] = useState<HomeOutputKind>('REPORT');
  const [name, setName] = useState('');
  const [on, setOn] = useState('');
  const needed = { title: name, on };
  return (
    <ActDialog {...frame} document={HomeOutputRecordDocument} needed={needed} optional={['kind']} input={{ ...of, ...needed, kind }}>
      {(errorOf) => (
        <>
          <RadioCards
            label={text.kind}
            value={kind}
            choices={OUTPUTS.map((value) => ({ value, label: kinds[value] }))}
            onChange={(value) => setKind(OUTPUTS.find((each) => each === value) ?? 'REPORT')}
          />
          <TextField required label={text.title} max={100} value={name} error={errorOf('title')} onChange={setName} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
        </>
      )}
    </ActDialog>
  );
}

/** 评定等次 */
export function HomeGradeDialog({ home, of, ...frame }: OwnHomeDialogProps) {
  const text = useMessages(messages);
  const grades = useMessages(homeGrades);
  const [grade, setGrade] = useState<HomeGrade>(home.grade ?? 'EXISTS');
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const needed = { decision, reason, evidence };
  return (
    <ActDialog
      {...frame}
      document={HomeGradeDocument}
      needed={needed}
      optional={['grade', 'files']}
      input={{ ...of, ...needed, grade, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <RadioCards
            label={`${text.grade}（${text.gradeHint}）`}
            value={grade}
            error={errorOf('grade')}
            choices={HOME_GRADES.map((value) => ({ value, label: grades[value] }))}
            onChange={(value) => setGrade(HOME_GRADES.find((each) => each === value) ?? 'EXISTS')}
          />
          <TextField required label={text.decision} hint={text.decisionHint} max={200} value={decision} error={errorOf('decision')} onChange={setDecision} />
          <TextArea required label={text.reason} max={1_000} rows={3} value={reason} error={errorOf('reason')} onChange={setReason} />
          <TextArea required label={text.evidence} max={2_000} value={evidence} error={errorOf('evidence')} onChange={setEvidence} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
