import type { ErrorOf } from '@redpine/ui/act-dialog';
import { CountField, SelectField, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HomeZone } from '../../gql/graphql.ts';
import { Checks } from './checks.tsx';
import { homeZones } from './home-words.ts';
import { pointOf } from './point.ts';

const messages = defineMessages({
  zh: {
    name: '名称', label: '本地称呼', labelHint: '法定名称为代表联络站；不填则为“代表之家”', address: '地址', openingHours: '开放时间', contact: '联系方式',
    contactHint: '单位电话，不填个人手机号码', squareMetres: '面积（平方米）', zones: '功能区', location: '坐标', locationHint: '“纬度, 经度”，如 47.7276, 128.8990（WGS-84，与手机定位一致；从地图软件复制的坐标会有几百米偏差）。群众据此就近找代表之家', barrierFree: '无障碍', noPoint: '请写作“纬度, 经度”', yes: '是', no: '否',
  },
  en: {
    name: 'Name', label: 'What it is called here', labelHint: 'By statute a deputies’ liaison station (代表联络站); 代表之家 where empty',
    address: 'Address', openingHours: 'Opening hours', contact: 'Contact', contactHint: 'The office’s telephone, no person’s mobile',
    squareMetres: 'Space (m²)', zones: 'Zones', location: 'Location', locationHint: '“Latitude, longitude”, such as 47.7276, 128.8990 (WGS 84, as telephones give it; Chinese map services are some hundred metres off). People find the nearest home by it', barrierFree: 'Barrier-free', noPoint: 'Write “latitude, longitude”', yes: 'Yes', no: 'No',
  },
});

export interface HomeDraft {
  name: string;
  label: string;
  address: string;
  openingHours: string;
  contact: string;
  squareMetres: string;
  location: string;
  zones: readonly HomeZone[];
  barrierFree: string;
}

export const NO_HOME: HomeDraft = { name: '', label: '', address: '', openingHours: '', contact: '', squareMetres: '', location: '', zones: [], barrierFree: '' };
/** The paths of the fields that may stay empty. */
export const HOME_OPTIONAL = ['label', 'openingHours', 'contact', 'facilities.squareMetres', 'location.latitude', 'location.longitude'] as const;
const ZONES: readonly HomeZone[] = ['RECEPTION', 'MEETING', 'DISPLAY', 'STUDY'];

/** What the draft says, as the contract has it. */
export function describedBy({ squareMetres, zones, barrierFree, location, ...texts }: HomeDraft) {
  return {
    ...texts,
    location: pointOf(location),
    facilities: {
      squareMetres: squareMetres === '' ? null : Number(squareMetres),
      zones: [...zones],
      barrierFree: barrierFree === '' ? null : barrierFree === 'true',
    },
  };
}

/** Why the form cannot be sent yet: what is no point would be taken for none. */
export function usePointFault({ location }: HomeDraft): string | undefined {
  const text = useMessages(messages);
  return location.trim() !== '' && pointOf(location) === null ? text.noPoint : undefined;
}

/** The fields that describe a home, for its plan and for its revision. */
export function HomeFields({ draft, errorOf, onChange }: { draft: HomeDraft; errorOf: ErrorOf; onChange: (draft: HomeDraft) => void }) {
  const text = useMessages(messages);
  const zones = useMessages(homeZones);
  const fault = usePointFault(draft);
  const to = (name: keyof HomeDraft) => (value: string) => onChange({ ...draft, [name]: value });
  return (
    <>
      <TextField required label={text.name} max={60} value={draft.name} error={errorOf('name')} onChange={to('name')} />
      <TextField label={text.label} hint={text.labelHint} max={20} value={draft.label} error={errorOf('label')} onChange={to('label')} />
      <TextField required label={text.address} max={200} value={draft.address} error={errorOf('address')} onChange={to('address')} />
      <TextField label={text.openingHours} max={100} value={draft.openingHours} error={errorOf('openingHours')} onChange={to('openingHours')} />
      <TextField label={text.contact} hint={text.contactHint} max={100} value={draft.contact} error={errorOf('contact')} onChange={to('contact')} />
      <CountField label={text.squareMetres} value={draft.squareMetres} error={errorOf('facilities.squareMetres')} onChange={to('squareMetres')} />
      <TextField
        label={text.location}
        hint={text.locationHint}
        max={40}
        value={draft.location}
        error={fault ?? errorOf('location.latitude') ?? errorOf('location.longitude')}
        onChange={to('location')}
      />
      <Checks
        label={text.zones}
        choices={ZONES.map((value) => ({ value, label: zones[value] }))}
        chosen={draft.zones}
        onChange={(chosen) => onChange({ ...draft, zones: ZONES.filter((zone) => chosen.includes(zone)) })}
      />
      <SelectField
        label={text.barrierFree}
        choices={[{ value: 'true', label: text.yes }, { value: 'false', label: text.no }]}
        value={draft.barrierFree}
        onChange={to('barrierFree')}
      />
    </>
  );
}
