import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { usePlaces } from '../../parts/places.ts';
import { ElectingDocument, MandateByElectionDocument } from './mandate-documents.ts';
import { mandateOpenings } from './mandate-words.ts';
import { type FoundPerson, PersonSearch } from './person-search.tsx';

const messages = defineMessages({
  zh: {
    done: '已登记补选', lead: '登记后依次登记选举结果、资格审查报告，公告后任职。依据：地方组织法第四十五条。', person: '当选人', district: '选区', delegation: '代表团', town: '镇（镇人大代表）', facts: '补选缘由', hint: '缺额怎样产生、怎样组织选举，5–5,000 字', files: '附件',
  },
  en: {
    done: 'The by-election is recorded', lead: 'The result, the committee’s report and the announcement follow; the mandate begins with the latter. Basis: Organic Law art. 45.', person: 'Elected', district: 'Electoral district', delegation: 'Delegation', town: 'Town (of a town deputy)', facts: 'How it came about', hint: 'Why the seat was vacant, how the election was held, 5–5,000 characters', files: 'Files',
  },
});

/** 登记补选 */
export function ByElectionDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(mandateOpenings);
  const { all } = usePlaces();
  const [{ data }] = useQuery({ query: ElectingDocument });
  const [person, setPerson] = useState<FoundPerson>();
  const [electoralDistrict, setDistrict] = useState('');
  const [delegation, setDelegation] = useState('');
  const [town, setTown] = useState('');
  const [facts, setFacts] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(MandateByElectionDocument, { successText: text.done, onSuccess: onDone });
  const needed = { person: person?.id ?? '', electoralDistrict, facts };
  const errors = useFormErrors(act.problem, ['person', 'electoralDistrict', 'delegation', 'town', 'facts', 'files'], needed);
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  // The head of each group is the subdistrict or town itself; towns alone have deputies of their own.
  const towns = all.flatMap(({ choices: [first] }) => (first && first.label.endsWith('镇') ? [first] : []));
  return (
    <FormDialog
      title={names.BY_ELECTION}
      lead={text.lead}
      submitText={names.BY_ELECTION}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...needed, delegation: delegation || null, town: town || null, files: files.map(({ id }) => id) });
      }}
      onClose={onClose}
    >
      <PersonSearch label={text.person} chosen={person} error={errors.of('person')} onChange={setPerson} />
      <SelectField required label={text.district} choices={(data?.electoralDistricts ?? []).map(choice)} value={electoralDistrict} error={errors.of('electoralDistrict')} onChange={setDistrict} />
      <SelectField label={text.delegation} choices={(data?.delegations ?? []).map(choice)} value={delegation} error={errors.of('delegation')} onChange={setDelegation} />
      <SelectField label={text.town} choices={towns} value={town} error={errors.of('town')} onChange={setTown} />
      <TextArea required label={text.facts} hint={text.hint} max={5_000} value={facts} error={errors.of('facts')} onChange={setFacts} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}
