import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { CountFields, DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { PressingProblemSource } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { ProblemAssignDocument, ProblemListingDocument, ProblemRemedyDocument, ProblemVerifyDocument } from './problem-documents.ts';
import { PROBLEM_SOURCES } from './problem-filter.ts';
import { problemActs, problemSources } from './problem-words.ts';

const messages = defineMessages({
  zh: {
    subject: '问题', subjectHint: '一句话，不写姓名、电话和住址', description: '情况', descriptionHint: '10–2,000 字，不写姓名、电话和住址', source: '来源', topic: '领域',
    area: '区域', verifier: '核验代表（选填；不选由社区核验）', unit: '承办单位', dueOn: '整改期限', remedy: '整改情况', files: '佐证材料', asked: '征询人数',
    agreed: '认可人数', note: '说明',
  },
  en: {
    subject: 'Problem', subjectHint: 'One line, without names, numbers or addresses', description: 'What the matter is',
    descriptionHint: '10–2,000 characters, without names, numbers or addresses', source: 'Source', topic: 'Topic', area: 'Area',
    verifier: 'Deputy who verifies it (optional; else the community does)', unit: 'Unit', dueOn: 'Remedy due', remedy: 'What was done',
    files: 'Evidence', asked: 'People asked', agreed: 'People who agree', note: 'Comments',
  },
});

interface ListingProps extends Pick<ActFrame, 'onClose' | 'onDone'> {
  /** The opinion that it comes from: what is known of it is given. */
  from?: { id: string; subject?: string | null; topic?: { code: string } | null; area?: { id: string } | null };
}

/** 列入清单 — within the areas that the viewer keeps records in. */
export function ProblemListingDialog({ from, ...frame }: ListingProps) {
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
  const needed = { subject, description, source, topic, area };
  return (
    <ActDialog
      {...frame}
      document={ProblemListingDocument}
      title={names.LIST}
      needed={needed}
      optional={['verifier']}
      input={{ ...needed, source: source as PressingProblemSource, ...(from && { opinion: from.id }), verifier: verifier?.id ?? null }}
    >
      {(errorOf) => (
        <>
          <TextField required label={text.subject} hint={text.subjectHint} max={100} value={subject} error={errorOf('subject')} onChange={setSubject} />
          <TextArea
            required
            label={text.description}
            hint={text.descriptionHint}
            max={2_000}
            value={description}
            error={errorOf('description')}
            onChange={setDescription}
          />
          {!from && (
            <SelectField
              required
              label={text.source}
              choices={PROBLEM_SOURCES.map((value) => ({ value, label: sources[value] }))}
              value={source}
              error={errorOf('source')}
              onChange={setSource}
            />
          )}
          <SelectField required label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
          <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('area')} onChange={setArea} />
          <ChosenDeputy label={text.verifier} chosen={verifier} error={errorOf('verifier')} onChange={setVerifier} />
        </>
      )}
    </ActDialog>
  );
}

interface ProblemDialogProps extends ActFrame {
  of: { problem: string; version: number };
}

/** 交办 */
export function ProblemAssignDialog({ of, ...frame }: ProblemDialogProps) {
  const text = useMessages(messages);
  const { units } = useVocabulary();
  const [unit, setUnit] = useState('');
  const [dueOn, setDueOn] = useState('');
  const needed = { unit, dueOn };
  return (
    <ActDialog {...frame} document={ProblemAssignDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <SelectField required label={text.unit} groups={units} value={unit} error={errorOf('unit')} onChange={setUnit} />
          <DayField required label={text.dueOn} value={dueOn} error={errorOf('dueOn')} onChange={setDueOn} />
        </>
      )}
    </ActDialog>
  );
}

/** 报送整改 */
export function ProblemRemedyDialog({ of, ...frame }: ProblemDialogProps) {
  const text = useMessages(messages);
  const [remedy, setRemedy] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  return (
    <ActDialog
      {...frame}
      document={ProblemRemedyDocument}
      needed={{ remedy }}
      optional={['files']}
      input={{ ...of, remedy, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <TextArea required label={text.remedy} max={2_000} value={remedy} error={errorOf('remedy')} onChange={setRemedy} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}

/** 核验 */
export function ProblemVerifyDialog({ of, ...frame }: ProblemDialogProps) {
  const text = useMessages(messages);
  const [counts, setCounts] = useState({ asked: '', agreed: '' });
  const [note, setNote] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ProblemVerifyDocument}
      needed={counts}
      optional={['note']}
      input={{ ...of, asked: Number(counts.asked), agreed: Number(counts.agreed), note: note || null }}
    >
      {(errorOf) => (
        <>
          <CountFields labels={text} values={counts} errorOf={errorOf} onChange={setCounts} />
          <TextArea label={text.note} max={1_000} rows={3} value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
