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
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { TalkAssignDialog } from './talk-assign-dialog.tsx';
import { TalkListDocument } from './talk-documents.ts';
import { TALK_DEFAULTS, TALK_STATES, talkFilterOf } from './talk-filter.ts';
import { talkActs, talkStates, talkTones } from './talk-words.ts';

const messages = defineMessages({
  zh: {
    title: '代表宣讲', lead: '代表到社区（村）、代表之家宣讲，听众反馈后计入履职档案。', figures: '宣讲情况', assigned: '已安排', held: '宣讲率', listeners: '听众人次', good: '好评率',
    search: '搜索主题和地点', states: '状态', area: '区域', topic: '领域', year: '年份', due: '已到日期', isHeld: '已宣讲',
    subject: '宣讲主题', speaker: '宣讲代表', place: '地点', on: '日期', audience: '对象', count: '听众', state: '状态',
    none: '没有符合条件的宣讲', noneText: '可以放宽筛选条件。', nothing: '还没有宣讲', nothingText: '由代工委、街道人大工委、镇人大主席团安排。',
  },
  en: {
    title: 'Outreach talks', lead: 'Deputies speak in communities, villages and deputies’ homes; the audience’s feedback puts a talk into the duty record.', figures: 'How the talks go', assigned: 'Assigned', held: 'Held', listeners: 'Listeners', good: 'Said good',
    search: 'Search subjects and places', states: 'State', area: 'Area', topic: 'Topic', year: 'Year', due: 'Its day has come', isHeld: 'Held',
    subject: 'Subject', speaker: 'Speaker', place: 'Place', on: 'Day', audience: 'For', count: 'Listeners', state: 'State',
    none: 'No talk meets these conditions', noneText: 'Widen the filters.', nothing: 'No talks yet', nothingText: 'The deputies’ affairs committee, a subdistrict or a town assigns them.',
  },
});

/** 代表宣讲 — all talks, with figures over what is chosen. */
export default function TalksPage() {
  const text = useMessages(messages);
  const states = useMessages(talkStates);
  const names = useMessages(talkActs);
  const format = useFormat();
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [state, setState] = useUrlState(TALK_DEFAULTS);
  const [assigning, setAssigning] = useState(false);
  const filter = talkFilterOf(state);
  const { data, reload, table } = useList({ query: TalkListDocument, variables: { filter }, refetchOn: ['Talk'] });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.talkActions ?? []} acts={[{ action: 'ASSIGN', label: names.ASSIGN, primary: true, onAct: () => setAssigning(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: TALK_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'topic', kind: 'one', label: text.topic, options: topics },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'due', kind: 'one', label: text.due, options: yesNo },
          { key: 'held', kind: 'one', label: text.isHeld, options: yesNo },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.assigned} figure={data.talkFigures.assigned} />
          <Figure label={text.held} figure={data.talkFigures.held} />
          <Figure label={text.listeners} figure={data.talkFigures.listeners} />
          <Figure label={text.good} figure={data.talkFigures.good} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="talks"
          columns={[
            { key: 'subject', title: text.subject, heading: true, render: (row) => <Link href={`/representation/talks/${row.id}`}>{row.subject}</Link> },
            { key: 'speaker', title: text.speaker, width: '7em', render: (row) => row.speaker?.name ?? '—' },
            { key: 'place', title: text.place, render: (row) => [row.area?.name, row.place].filter(Boolean).join(' · ') },
            { key: 'audience', title: text.audience, optional: true, render: (row) => row.audience },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.day(row.heldOn ?? row.plannedOn) },
            { key: 'count', title: text.count, width: '5em', align: 'end', render: (row) => (typeof row.listeners === 'number' ? format.number(row.listeners) : '—') },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={talkTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.talks)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {assigning && (
        <TalkAssignDialog
          onClose={() => setAssigning(false)}
          onDone={() => {
            setAssigning(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
