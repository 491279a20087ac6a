import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { RadioCards, SelectField, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { DeputySearch, type FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { DeputyGroupFormDocument } from './group-act-documents.ts';
import { formedByNames, groupActs } from './group-words.ts';

const messages = defineMessages({
  zh: {
    done: '代表小组已组成', name: '小组名称', formedBy: '组成方式', area: '区域', field: '领域', search: '查找代表', add: '加入', listed: '已选择', members: '组员', leader: '组长',
    lead: '三名以上代表可以组成小组，上级人大代表可以参加。', none: '还没有选择代表。', remove: (name: string) => `移除 ${name}`,
  },
  en: {
    done: 'The group is formed', name: 'Name', formedBy: 'Formed by', area: 'Area', field: 'Field', search: 'Find a deputy', add: 'Add', listed: 'Chosen', members: 'Members', leader: 'Leader',
    lead: 'Three deputies or more form a group; deputies of higher levels may join.', none: 'No deputy is chosen yet.', remove: (name: string) => `Remove ${name}`,
  },
});

/** 组成代表小组 — within the areas that the viewer keeps records in; of a field by 代工委. */
export function GroupFormDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(groupActs);
  const formed = useMessages(formedByNames);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [name, setName] = useState('');
  const [formedBy, setFormedBy] = useState('AREA');
  const [area, setArea] = useState('');
  const [field, setField] = useState('');
  const [members, setMembers] = useState<readonly FoundDeputy[]>([]);
  const [leader, setLeader] = useState('');
  const isOfField = formedBy === 'FIELD';
  const isOffice = places.kept.some(({ label }) => label === places.all[0]?.label);
  return (
    <ActDialog
      wide
      document={DeputyGroupFormDocument}
      title={names.FORM}
      lead={text.lead}
      doneText={text.done}
      needed={{ name, leader, ...(isOfField ? { 'by.field': field } : { 'by.area': area }) }}
      optional={['members']}
      input={{ name, by: isOfField ? { field } : { area }, members: members.map(({ id }) => id), leader }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <TextField required label={text.name} max={100} value={name} error={errorOf('name')} onChange={setName} />
          {isOffice && (
            <RadioCards
              label={text.formedBy}
              value={formedBy}
              choices={(['AREA', 'FIELD'] as const).map((value) => ({ value, label: formed[value] }))}
              onChange={setFormedBy}
            />
          )}
          {isOfField
            ? <SelectField required label={text.field} choices={topics} value={field} error={errorOf('by.field')} onChange={setField} />
            : <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('by.area')} onChange={setArea} />}
          <h3>{text.members}</h3>
          {members.length === 0 && <p className="rp-quiet">{text.none}</p>}
          <ul className="rep-found" aria-label={text.members}>
            {members.map((member) => (
              <li key={member.id}>
                <span>{member.name}</span>
                <button
                  type="button"
                  className="rp-plain-button"
                  aria-label={text.remove(member.name)}
                  onClick={() => {
                    setMembers(members.filter(({ id }) => id !== member.id));
                    if (leader === member.id) setLeader('');
                  }}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
          {errorOf('members') && <p className="rp-field-error">{errorOf('members')}</p>}
          <DeputySearch
            label={text.search}
            actionText={text.add}
            taken={new Map(members.map(({ id }) => [id, text.listed]))}
            onPick={(deputy) => setMembers((before) => (before.some(({ id }) => id === deputy.id) ? before : [...before, deputy]))}
          />
          <SelectField
            required
            label={text.leader}
            choices={members.map(({ id, name: label }) => ({ value: id, label }))}
            value={leader}
            error={errorOf('leader')}
            onChange={setLeader}
          />
        </>
      )}
    </ActDialog>
  );
}
