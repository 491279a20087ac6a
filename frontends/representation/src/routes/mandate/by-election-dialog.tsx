import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { SelectField, TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenName, type FoundName } from '../../parts/name-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { ElectingDocument, MandateByElectionDocument } from './mandate-documents.ts';
import { mandateOpenings } from './mandate-words.ts';
import { PersonSearch } from './person-search.tsx';

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
  const [person, setPerson] = useState<FoundName>();
  const [electoralDistrict, setDistrict] = useState('');
  const [delegation, setDelegation] = useState('');
  const [town, setTown] = useState('');
  const [facts, setFacts] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const needed = { person: person?.id ?? '', electoralDistrict, facts };
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const districts = (data?.electoralDistricts ?? []).map(choice);
  const delegations = (data?.delegations ?? []).map(choice);
  // The head of each group is the subdistrict or town itself; towns alone have deputies of their own.
  const towns = all.flatMap(({ choices: [first] }) => (first && first.label.endsWith('镇') ? [first] : []));
  return (
    <ActDialog
      document={MandateByElectionDocument}
      title={names.BY_ELECTION}
      lead={text.lead}
      doneText={text.done}
      needed={needed}
      optional={['delegation', 'town', 'files']}
      input={{ ...needed, delegation: delegation || null, town: town || null, files: files.map(({ id }) => id) }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <ChosenName search={PersonSearch} label={text.person} chosen={person} error={errorOf('person')} onChange={setPerson} />
          <SelectField
            required
            label={text.district}
            choices={districts}
            value={electoralDistrict}
            error={errorOf('electoralDistrict')}
            onChange={setDistrict}
          />
          <SelectField label={text.delegation} choices={delegations} value={delegation} error={errorOf('delegation')} onChange={setDelegation} />
          <SelectField label={text.town} choices={towns} value={town} error={errorOf('town')} onChange={setTown} />
          <TextArea required label={text.facts} hint={text.hint} max={5_000} value={facts} error={errorOf('facts')} onChange={setFacts} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
