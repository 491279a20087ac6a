import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { ProblemAssignDocument, ProblemListingDocument, ProblemRemedyDocument, ProblemVerifyDocument } from './problem-documents.ts';
import { PROBLEM_SOURCES } from './problem-filter.ts';
import { problemActs, problemSources } from './problem-words.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, subject: '问题', subjectHint: '一句话，不写姓名、电话和住址', description: '情况', descriptionHint: '10–2,000 字，不写姓名、电话和住址', source: '来源', topic: '领域', area: '区域', verifier: '核验代表（选填；不选由社区核验）',
    unit: '承办单位', dueOn: '整改期限', remedy: '整改情况', files: '佐证材料', asked: '征询人数', agreed: '认可人数', note: '说明',
  },
  en: {
    done: (title: string) => `Done: ${title}`, subject: 'Problem', subjectHint: 'One line, without names, numbers or addresses', description: 'What the matter is', descriptionHint: '10–2,000 characters, without names, numbers or addresses', source: 'Source', topic: 'Topic', area: 'Area', verifier: 'Deputy who verifies it (optional; else the community does)',
    unit: 'Unit', dueOn: 'Remedy due', remedy: 'What was done', files: 'Evidence', asked: 'People asked', agreed: 'People who agree', note: 'Comments',
  },
});

const WHOLE = /^\d{1,6}$/;

interface ListingProps {
  /** The opinion that it comes from: what is known of it is given. */
  from?: { id: string; subject?: string | null; topic?: { code: string } | null; area?: { id: string } | null };
  onClose: () => void;
  onDone: () => void;
}

/** 列入清单 — within the areas that the viewer keeps records in. */
export function ProblemListingDialog({ from, onClose, onDone }: ListingProps) {
  const text = useMessages(messages);
  const names = useMessages(problemActs);
  const sources = useMessages(problemSources);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [subject, setSubject] = useState(from?.subject ?? '');
  const [description, setDescription] = useState('');
  const [source, setSource] = useState(from ? 'OPINION' : '');
  const [topic, setTopic] = useState(from?.topic?.code ?? '');
  const [area, setArea] = useState(from?.area?.id ?? '');
  const [verifier, setVerifier] = useState<FoundDeputy>();
  const act = useAct(ProblemListingDocument, { successText: text.done(names.LIST), onSuccess: onDone });
  const errors = useFormErrors(act.problem, ['subject', 'description', 'source', 'topic', 'area', 'verifier'], { subject, description, source, topic, area });
  return (
    <FormDialog
      title={names.LIST}
      submitText={names.LIST}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        const chosen = PROBLEM_SOURCES.find((each) => each === source);
        if (errors.complete() && chosen) await act.run({ subject, description, source: chosen, ...(from && { opinion: from.id }), topic, area, verifier: verifier?.id ?? null });
      }}
      onClose={onClose}
    >
      <TextField required label={text.subject} hint={text.subjectHint} max={100} value={subject} error={errors.of('subject')} onChange={setSubject} />
      <TextArea required label={text.description} hint={text.descriptionHint} max={2_000} value={description} error={errors.of('description')} onChange={setDescription} />
      {!from && <SelectField required label={text.source} choices={PROBLEM_SOURCES.map((value) => ({ value, label: sources[value] }))} value={source} error={errors.of('source')} onChange={setSource} />}
      <SelectField required label={text.topic} choices={topics} value={topic} error={errors.of('topic')} onChange={setTopic} />
      <SelectField required label={text.area} groups={places.kept} value={area} error={errors.of('area')} onChange={setArea} />
      <ChosenDeputy label={text.verifier} chosen={verifier} error={errors.of('verifier')} onChange={setVerifier} />
    </FormDialog>
  );
}

interface ProblemDialogProps {
  of: { problem: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 交办 */
export function ProblemAssignDialog({ of, title, lead, onClose, onDone, onConflict }: ProblemDialogProps) {
  const text = useMessages(messages);
  const { units } = useVocabulary();
  const [unit, setUnit] = useState('');
  const [dueOn, setDueOn] = useState('');
  const act = useAct(ProblemAssignDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['unit', 'dueOn'], { unit, dueOn });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, unit, dueOn });
      }}
      onClose={onClose}
    >
      <SelectField required label={text.unit} groups={units} value={unit} error={errors.of('unit')} onChange={setUnit} />
      <DayField required label={text.dueOn} value={dueOn} error={errors.of('dueOn')} onChange={setDueOn} />
    </FormDialog>
  );
}

/** 报送整改 */
export function ProblemRemedyDialog({ of, title, lead, onClose, onDone, onConflict }: ProblemDialogProps) {
  const text = useMessages(messages);
  const [remedy, setRemedy] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(ProblemRemedyDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['remedy', 'files'], { remedy });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, remedy, files: files.map(({ id }) => id) });
      }}
      onClose={onClose}
    >
      <TextArea required label={text.remedy} max={2_000} value={remedy} error={errors.of('remedy')} onChange={setRemedy} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}

/** 核验 */
export function ProblemVerifyDialog({ of, title, lead, onClose, onDone, onConflict }: ProblemDialogProps) {
  const text = useMessages(messages);
  const [counts, setCounts] = useState({ asked: '', agreed: '' });
  const [note, setNote] = useState('');
  const act = useAct(ProblemVerifyDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const countOf = (name: keyof typeof counts): string => (WHOLE.test(counts[name]) ? counts[name] : '');
  const needed = { asked: countOf('asked'), agreed: countOf('agreed') };
  const errors = useFormErrors(act.problem, ['asked', 'agreed', 'note'], needed);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, asked: Number(needed.asked), agreed: Number(needed.agreed), note: note || null });
      }}
      onClose={onClose}
    >
      {(['asked', 'agreed'] as const).map((name) => (
        <TextField required key={name} label={text[name]} max={6} value={counts[name]} error={errors.of(name)} onChange={(value) => setCounts({ ...counts, [name]: value })} />
      ))}
      <TextArea label={text.note} max={1_000} rows={3} value={note} error={errors.of('note')} onChange={setNote} />
    </FormDialog>
  );
}
