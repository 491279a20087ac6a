import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { useAct } from '@redpine/ui/act';
import { DayField, RadioCards, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HomeGrade, HomeOutputKind, HomePageQuery, HomeReleaseInput } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import {
  HomeExpertInviteDocument, HomeGradeDocument, HomeMemberAttachDocument, HomeOpenDocument, HomeOutputRecordDocument, HomeReviseDocument,
} from './home-act-documents.ts';
import { describedBy, HOME_FIELDS, type HomeDraft, HomeFields } from './home-fields.tsx';
import { HOME_GRADES } from './home-filter.ts';
import { homeGrades, homeOutputs } from './home-words.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, openedOn: '启用日期', deputy: '代表', from: '开始日期', until: '结束日期', name: '姓名', expertise: '单位和专长', entry: '人员', kind: '类别', title: '名称', on: '日期',
    grade: '等次', gradeHint: '有没有、活不活、好不好、优不优', decision: '决定依据', decisionHint: '会议或文件', reason: '理由', evidence: '佐证', files: '附件',
  },
  en: {
    done: (title: string) => `Done: ${title}`, openedOn: 'In force from', deputy: 'Deputy', from: 'First day', until: 'Last day', name: 'Name', expertise: 'Where from, what for', entry: 'Who', kind: 'Kind', title: 'Title', on: 'Day',
    grade: 'Grade', gradeHint: 'Exists, active, good, excellent', decision: 'Decision', decisionHint: 'Meeting or document', reason: 'Reason', evidence: 'Evidence', files: 'Files',
  },
});

type Home = NonNullable<HomePageQuery['home']>;

export interface HomeDialogProps {
  home: Home;
  of: { home: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 修改信息 */
export function HomeReviseDialog({ home, of, title, lead, onClose, onDone, onConflict }: HomeDialogProps) {
  const text = useMessages(messages);
  const { squareMetres, zones, barrierFree } = home.facilities;
  const [draft, setDraft] = useState<HomeDraft>({
    name: home.name, label: home.label, address: home.address, openingHours: home.openingHours, contact: home.contact,
    squareMetres: String(squareMetres ?? ''), zones, barrierFree: String(barrierFree ?? ''),
  });
  const act = useAct(HomeReviseDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, HOME_FIELDS, { name: draft.name, address: draft.address });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, ...describedBy(draft) });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <HomeFields draft={draft} errors={errors} onChange={setDraft} />
    </FormDialog>
  );
}

/** 启用 */
export function HomeOpenDialog({ of, title, lead, onClose, onDone, onConflict }: HomeDialogProps) {
  const text = useMessages(messages);
  const [openedOn, setOpenedOn] = useState('');
  const act = useAct(HomeOpenDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['openedOn'], { openedOn });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, openedOn });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <DayField required label={text.openedOn} value={openedOn} error={errors.of('openedOn')} onChange={setOpenedOn} />
    </FormDialog>
  );
}

/** 代表进家 */
export function HomeAttachDialog({ of, title, lead, onClose, onDone, onConflict }: HomeDialogProps) {
  const text = useMessages(messages);
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [from, setFrom] = useState('');
  const act = useAct(HomeMemberAttachDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const needed = { deputy: deputy?.id ?? '', from };
  const errors = useFormErrors(act.problem, ['deputy', 'from'], needed);
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, ...needed });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <ChosenDeputy label={text.deputy} chosen={deputy} error={errors.of('deputy')} onChange={setDeputy} />
      <DayField required label={text.from} value={from} error={errors.of('from')} onChange={setFrom} />
    </FormDialog>
  );
}

/** 聘请专家 */
export function HomeExpertDialog({ of, title, lead, onClose, onDone, onConflict }: HomeDialogProps) {
  const text = useMessages(messages);
  const [name, setName] = useState('');
  const [expertise, setExpertise] = useState('');
  const [from, setFrom] = useState('');
  const act = useAct(HomeExpertInviteDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['name', 'expertise', 'from'], { name, expertise, from });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, name, expertise, from });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <TextField required label={text.name} max={50} value={name} error={errors.of('name')} onChange={setName} />
      <TextField required label={text.expertise} max={100} value={expertise} error={errors.of('expertise')} onChange={setExpertise} />
      <DayField required label={text.from} value={from} error={errors.of('from')} onChange={setFrom} />
    </FormDialog>
  );
}

interface ReleaseProps<Data> extends HomeDialogProps {
  document: TypedDocumentNode<Data, { input: HomeReleaseInput }>;
  people: readonly { id: string; name?: string | null | undefined; until?: string | null | undefined }[];
}

/** 代表离家, 解聘专家 */
export function HomeReleaseDialog<Data>({ of, title, lead, onClose, onDone, onConflict, document, people }: ReleaseProps<Data>) {
  const text = useMessages(messages);
  const [entry, setEntry] = useState('');
  const [until, setUntil] = useState('');
  const act = useAct(document, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['entry', 'until'], { entry, until });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, entry, until });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <SelectField required label={text.entry} choices={people.filter(({ until: last }) => !last).map(({ id, name }) => ({ value: id, label: name ?? '—' }))} value={entry} error={errors.of('entry')} onChange={setEntry} />
      <DayField required label={text.until} value={until} error={errors.of('until')} onChange={setUntil} />
    </FormDialog>
  );
}

const OUTPUTS: readonly HomeOutputKind[] = ['SUGGESTION', 'REPORT', 'OPINION', 'DEED'];

/** 登记成果 */
export function HomeOutputDialog({ of, title, lead, onClose, onDone, onConflict }: HomeDialogProps) {
  const text = useMessages(messages);
  const kinds = useMessages(homeOutputs);
  const [kind, setKind] = useState<HomeOutputKind>('REPORT');
  const [name, setName] = useState('');
  const [on, setOn] = useState('');
  const act = useAct(HomeOutputRecordDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['kind', 'title', 'on'], { title: name, on });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, kind, title: name, on });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <RadioCards label={text.kind} value={kind} choices={OUTPUTS.map((value) => ({ value, label: kinds[value] }))} onChange={(value) => setKind(OUTPUTS.find((each) => each === value) ?? 'REPORT')} />
      <TextField required label={text.title} max={100} value={name} error={errors.of('title')} onChange={setName} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
    </FormDialog>
  );
}

/** 评定等次 */
export function HomeGradeDialog({ home, of, title, lead, onClose, onDone, onConflict }: HomeDialogProps) {
  const text = useMessages(messages);
  const grades = useMessages(homeGrades);
  const [grade, setGrade] = useState<HomeGrade>(home.grade ?? 'EXISTS');
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(HomeGradeDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['grade', 'decision', 'reason', 'evidence', 'files'], { decision, reason, evidence });
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ ...of, grade, decision, reason, evidence, files: files.map(({ id }) => id) });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <RadioCards
        label={`${text.grade}（${text.gradeHint}）`}
        value={grade}
        error={errors.of('grade')}
        choices={HOME_GRADES.map((value) => ({ value, label: grades[value] }))}
        onChange={(value) => setGrade(HOME_GRADES.find((each) => each === value) ?? 'EXISTS')}
      />
      <TextField required label={text.decision} hint={text.decisionHint} max={200} value={decision} error={errors.of('decision')} onChange={setDecision} />
      <TextArea required label={text.reason} max={1_000} rows={3} value={reason} error={errors.of('reason')} onChange={setReason} />
      <TextArea required label={text.evidence} max={2_000} value={evidence} error={errors.of('evidence')} onChange={setEvidence} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}
