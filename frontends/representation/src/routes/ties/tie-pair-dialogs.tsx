import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, RadioCards, SelectField, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { ConstituentKind } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { usePlaces } from '../../parts/places.ts';
import { CommitteeMembersDocument, TiePairMemberDocument, TiePairVoterDocument } from './tie-documents.ts';
import { constituentKinds, tieActs } from './tie-words.ts';

const messages = defineMessages({
  zh: {
    done: '已结对', member: '常委会组成人员', deputy: '代表', from: '起始日期', kind: '对象', name: '姓名', nameHint: '家庭填写户主姓名', phone: '电话', address: '地址',
    area: '所在社区（村）',
    privacy: '请先告知对方登记目的并取得同意。姓名、电话、地址默认遮盖，逐项显示并留痕，结对结束一年后删除。',
  },
  en: {
    done: 'They are paired', member: 'Member of the standing committee', deputy: 'Deputy', from: 'First day', kind: 'With', name: 'Name',
    nameHint: 'Of the householder where it is a household', phone: 'Telephone', address: 'Address', area: 'Community or village',
    privacy: 'Say first what it is recorded for, and have the voter’s consent. '
      + 'Name, telephone and address stay masked, are shown one by one with a record, and are removed a year after the tie ends.',
  },
});

type PairDialogProps = Pick<ActFrame, 'onClose' | 'onDone'>;

/** 代表联系选民结对 — a deputy for herself, an office for any deputy. */
export function TiePairVoterDialog(frame: PairDialogProps) {
  const text = useMessages(messages);
  const names = useMessages(tieActs);
  const kinds = useMessages(constituentKinds);
  const places = usePlaces();
  const may = usePermissions();
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [kind, setKind] = useState<ConstituentKind>('VOTER');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [address, setAddress] = useState('');
  const [area, setArea] = useState('');
  const [from, setFrom] = useState('');
  const needed = { deputy: may.deputy ?? deputy?.id ?? '', name, area, from };
  return (
    <ActDialog
      {...frame}
      document={TiePairVoterDocument}
      title={names.PAIR_VOTER}
      lead={text.privacy}
      doneText={text.done}
      needed={needed}
      optional={['phone', 'address']}
      input={{ ...needed, kind, phone: phone || null, address: address || null }}
    >
      {(errorOf) => (
        <>
          {may.deputy === undefined && <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />}
          <RadioCards
            label={text.kind}
            value={kind}
            onChange={(value) => setKind(value === 'HOUSEHOLD' ? 'HOUSEHOLD' : 'VOTER')}
            choices={(['VOTER', 'HOUSEHOLD'] as const).map((value) => ({ value, label: kinds[value] }))}
          />
          <TextField required label={text.name} hint={text.nameHint} max={50} value={name} error={errorOf('name')} onChange={setName} />
          <TextField label={text.phone} max={25} value={phone} error={errorOf('phone')} onChange={setPhone} />
          <TextField label={text.address} max={200} value={address} error={errorOf('address')} onChange={setAddress} />
          <SelectField
            required
            label={text.area}
            groups={may.deputy === undefined ? places.kept : places.all}
            value={area}
            error={errorOf('area')}
            onChange={setArea}
          />
          <DayField required label={text.from} value={from} error={errorOf('from')} onChange={setFrom} />
        </>
      )}
    </ActDialog>
  );
}

/** 组成人员联系代表结对 */
export function TiePairMemberDialog(frame: PairDialogProps) {
  const text = useMessages(messages);
  const names = useMessages(tieActs);
  const [{ data }] = useQuery({ query: CommitteeMembersDocument });
  const [member, setMember] = useState('');
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [from, setFrom] = useState('');
  const needed = { member, deputy: deputy?.id ?? '', from };
  return (
    <ActDialog {...frame} document={TiePairMemberDocument} title={names.PAIR_MEMBER} doneText={text.done} needed={needed} input={needed}>
      {(errorOf) => (
        <>
          <SelectField
            required
            label={text.member}
            choices={(data?.committeeMembers ?? []).map(({ id, name }) => ({ value: id, label: name ?? id }))}
            value={member}
            error={errorOf('member')}
            onChange={setMember}
          />
          <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />
          <DayField required label={text.from} value={from} error={errorOf('from')} onChange={setFrom} />
        </>
      )}
    </ActDialog>
  );
}
