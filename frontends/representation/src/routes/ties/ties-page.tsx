import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import { ActBar } from '../../parts/act-bar.tsx';
import { useYearChoices, useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { ReachFigures } from './reach-figures.tsx';
import { TieListDocument } from './tie-documents.ts';
import { QUARTERS, TIE_DEFAULTS, TIE_KINDS, TIE_STATES, tieFilterOf, tieFiguresOf } from './tie-filter.ts';
import { TiePairMemberDialog, TiePairVoterDialog } from './tie-pair-dialogs.tsx';
import { tieActs, tieKinds, tieStates, tieTones } from './tie-words.ts';

const messages = defineMessages({
  zh: {
    title: '两个联系', lead: '常委会组成人员联系代表，代表联系选民。选民信息默认遮盖，只有联系的代表和属地人大可见。',
    kind: '类型', state: '状态', mine: '我的', area: '区域', reached: '本期已联系', met: '年度达标', lasting: '本期在结对', year: '年份', quarter: '季度',
    nthQuarter: (n: string) => `第${n}季度`, tie: '结对', place: '区域', count: '今年联系', of: (n: number, required: number) => `${n} ／ ${required} 次`, last: '最近联系',
    none: '没有符合条件的结对', noneText: '可以放宽筛选条件。', nothing: '还没有您可见的结对', nothingText: '组成人员与代表由代工委结对；代表与选民由代表或街道、镇人大结对。',
  },
  en: {
    title: 'Two ties', lead: 'Members of the standing committee keep contact with deputies, deputies with voters. Voters stay masked, for their deputy and the local office alone.',
    kind: 'Kind', state: 'State', mine: 'Mine', area: 'Area', reached: 'Reached in the period', met: 'As many as asked for', lasting: 'Lasting in the period', year: 'Year', quarter: 'Quarter',
    nthQuarter: (n: string) => `Quarter ${n}`, tie: 'Tie', place: 'Area', count: 'Contacts this year', of: (n: number, required: number) => `${n} of ${required}`, last: 'Latest',
    none: 'No tie meets these conditions', noneText: 'Widen the filters.', nothing: 'No ties that you may see', nothingText: 'The deputies’ affairs committee pairs members with deputies; deputies and local offices pair deputies with voters.',
  },
});

/** 两个联系 — one's own ties, or all that the office keeps, with who has not been reached. */
export default function TiesPage() {
  const text = useMessages(messages);
  const kinds = useMessages(tieKinds);
  const states = useMessages(tieStates);
  const names = useMessages(tieActs);
  const format = useFormat();
  const places = usePlaces();
  const [state, setState] = useUrlState(TIE_DEFAULTS);
  const [pairing, setPairing] = useState<'PAIR_MEMBER' | 'PAIR_VOTER'>();
  const filter = tieFilterOf(state);
  const { data, reload, table } = useList({
    query: TieListDocument,
    variables: { filter, figures: tieFiguresOf(state) },
    refetchOn: ['Tie', 'Visit'],
  });
  const paired = (): void => {
    setPairing(undefined);
    reload();
  };
  const yesNo = useYesNo();
  const years = useYearChoices();
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <ActBar
          available={data?.tieActions ?? []}
          acts={[
            { action: 'PAIR_VOTER', label: names.PAIR_VOTER, primary: true, onAct: () => setPairing('PAIR_VOTER') },
            { action: 'PAIR_MEMBER', label: names.PAIR_MEMBER, onAct: () => setPairing('PAIR_MEMBER') },
          ]}
        />
      }
    >
      <FilterBar
        filters={[
          { key: 'kind', kind: 'one', label: text.kind, options: TIE_KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'mine', kind: 'one', label: text.mine, options: yesNo },
          { key: 'reached', kind: 'one', label: text.reached, options: yesNo },
          { key: 'state', kind: 'one', label: text.state, options: TIE_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'quarter', kind: 'one', label: text.quarter, options: QUARTERS.map((value) => ({ value, label: text.nthQuarter(value) })) },
          { key: 'lasting', kind: 'one', label: text.lasting, options: yesNo },
          { key: 'met', kind: 'one', label: text.met, options: yesNo },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && <ReachFigures figures={data.tieFigures} />}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="ties"
          columns={[
            {
              key: 'tie', title: text.tie, heading: true,
              render: (row) => <Link href={`/representation/ties/${row.id}`}>{[row.member?.name, row.deputy?.name, row.constituent?.name].filter(Boolean).join(' — ') || kinds[row.kind]}</Link>,
            },
            { key: 'kind', title: text.kind, width: '10em', render: (row) => kinds[row.kind] },
            { key: 'place', title: text.place, width: '8em', render: (row) => row.area?.name ?? '—' },
            { key: 'count', title: text.count, width: '7em', align: 'end', render: (row) => (typeof row.required === 'number' ? text.of(row.contactedThisYear, row.required) : format.number(row.contactedThisYear)) },
            { key: 'last', title: text.last, width: '8em', render: (row) => (row.lastContactOn ? format.day(row.lastContactOn) : '—') },
            { key: 'state', title: text.state, width: '7em', render: (row) => <StateTag tone={tieTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.ties)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {pairing === 'PAIR_VOTER' && <TiePairVoterDialog onClose={() => setPairing(undefined)} onDone={paired} />}
      {pairing === 'PAIR_MEMBER' && <TiePairMemberDialog onClose={() => setPairing(undefined)} onDone={paired} />}
    </Page>
  );
}
