import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
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
import { usePermissions } from '../../parts/permissions.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { MyInvitations } from './my-invitations.tsx';
import { OccasionListDocument } from './occasion-documents.ts';
import { OCCASION_DEFAULTS, occasionFilterOf } from './occasion-filter.ts';
import { OccasionPlanDialog } from './occasion-plan-dialog.tsx';
import { OCCASION_KINDS, OCCASION_STATES, occasionActs, occasionKinds, occasionStates, occasionTones } from './occasion-words.ts';

const messages = defineMessages({
  zh: {
    title: '列席和参加活动', lead: '邀请代表列席会议，参加视察、调研、执法检查、评议、专题询问和约见；代表的意见要有处理结果并告知本人。', figures: '参加情况',
    occasions: '活动', attended: '出席率', handled: '意见处理率', invited: '本届受邀面', shares: '受邀均衡情况',
    search: '搜索名称和地点', states: '状态', kinds: '方式', area: '区域', topic: '领域', year: '年份', due: '已到日期', unhandled: '有待处理意见',
    name: '活动', kind: '方式', place: '地点', on: '日期', seats: '名额', state: '状态', certificate: '持证',
    none: '没有符合条件的活动', noneText: '可以放宽筛选条件。', nothing: '还没有活动', nothingText: '由代工委、街道人大工委、镇人大主席团安排。',
  },
  en: {
    title: 'Taking part', lead: 'Deputies sit in on meetings and join inspections, surveys, appraisals, inquiries and appointments; each opinion is answered and the deputy told.', figures: 'How deputies take part',
    occasions: 'Occasions', attended: 'Came', handled: 'Opinions answered', invited: 'Invited in this term', shares: 'How invitations are shared out',
    search: 'Search titles and places', states: 'State', kinds: 'Kind', area: 'Area', topic: 'Topic', year: 'Year', due: 'Its day has come', unhandled: 'Opinions to be answered',
    name: 'Occasion', kind: 'Kind', place: 'Place', on: 'Day', seats: 'Seats', state: 'State', certificate: 'with certificate',
    none: 'No occasion meets these conditions', noneText: 'Widen the filters.', nothing: 'No occasions yet', nothingText: 'The deputies’ affairs committee, a subdistrict or a town plans them.',
  },
});

/** 列席和参加活动 — the deputy’s own invitations first, then all occasions with figures over what is chosen. */
export default function OccasionsPage() {
  const text = useMessages(messages);
  const states = useMessages(occasionStates);
  const kinds = useMessages(occasionKinds);
  const names = useMessages(occasionActs);
  const format = useFormat();
  const may = usePermissions();
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [state, setState] = useUrlState(OCCASION_DEFAULTS);
  const [planning, setPlanning] = useState(false);
  const filter = occasionFilterOf(state);
  const { data, reload, table } = useList({ query: OccasionListDocument, variables: { filter }, refetchOn: ['Occasion'] });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <ActBar available={data?.occasionActions ?? []} acts={[{ action: 'PLAN', label: names.PLAN, primary: true, onAct: () => setPlanning(true) }]}>
          <Link href="/representation/occasions/shares">{text.shares}</Link>
        </ActBar>
      }
    >
      {may.deputy && <MyInvitations />}
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: OCCASION_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'kinds', kind: 'many', label: text.kinds, options: OCCASION_KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'topic', kind: 'one', label: text.topic, options: topics },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'due', kind: 'one', label: text.due, options: yesNo },
          { key: 'unhandled', kind: 'one', label: text.unhandled, options: yesNo },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.occasions} figure={data.occasionFigures.occasions} />
          <Figure label={text.attended} figure={data.occasionFigures.attended} />
          <Figure label={text.handled} figure={data.occasionFigures.handled} />
          <Figure label={text.invited} figure={data.occasionFigures.deputiesInvited} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="occasions"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/occasions/${row.id}`}>{row.title}</Link> },
            { key: 'kind', title: text.kind, width: '11em', render: (row) => (row.withCertificate ? `${kinds[row.kind]}（${text.certificate}）` : kinds[row.kind]) },
            { key: 'place', title: text.place, render: (row) => [row.area?.name, row.place].filter(Boolean).join(' · ') },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.day(row.on) },
            { key: 'seats', title: text.seats, width: '6em', align: 'end', render: (row) => `${row.seatsTaken} ／ ${row.seats}` },
            { key: 'state', title: text.state, width: '7em', render: (row) => <StateTag tone={occasionTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.occasions)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {planning && (
        <OccasionPlanDialog
          onClose={() => setPlanning(false)}
          onDone={() => {
            setPlanning(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
