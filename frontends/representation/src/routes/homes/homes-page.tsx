import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { FilterBar, type Filter } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { HomeFilter, HomeListQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { HomeListDocument } from './home-documents.ts';
import { HOME_DEFAULTS, HOME_GRADES, HOME_KINDS, HOME_LEVELS, HOME_STATES, homeFilterOf } from './home-filter.ts';
import { HomePlanDialog } from './home-plan-dialog.tsx';
import { HomeTabs } from './home-tabs.tsx';
import { criterionName, homeActs, homeCriteria, homeGrades, homeKinds, homeLevels, homeStates, homeTones } from './home-words.ts';

const messages = defineMessages({
  zh: {
    title: '代表之家', lead: '区、街镇、社区（村）三级代表之家和专业、网上代表之家（法定名称：代表联络站）。', figures: '覆盖与成效',
    required: '应建', organisational: '组织覆盖', work: '工作覆盖', attached: '代表进家率', good: '良好率', weakCount: '待加强', receptions: '今年接待', visitors: '接待群众人次',
    search: '搜索名称和地址', states: '状态', kinds: '类别', levels: '层级', grades: '等次', area: '区域', topic: '领域', weak: '待加强', worked: '工作覆盖',
    name: '名称', place: '区域', grade: '等次', last: '最近接待', reasons: '待加强原因', state: '状态', none: '没有符合条件的代表之家', noneText: '可以放宽筛选条件。', nothing: '还没有代表之家', nothingText: '由代工委、街道人大工委、镇人大主席团筹建。',
  },
  en: {
    title: 'Deputies’ homes', lead: 'Homes of the district, of subdistricts and towns, of communities and villages; professional homes and the online one (by statute: deputies’ liaison stations).', figures: 'Coverage and effect',
    required: 'Required', organisational: 'Organisational coverage', work: 'Coverage of work', attached: 'Deputies attached', good: 'Good or excellent', weakCount: 'Need strengthening', receptions: 'Receptions this year', visitors: 'Visitors this year',
    search: 'Search names and addresses', states: 'State', kinds: 'Kind', levels: 'Level', grades: 'Grade', area: 'Area', topic: 'Field', weak: 'Needs strengthening', worked: 'Covered by work',
    name: 'Name', place: 'Area', grade: 'Grade', last: 'Last reception', reasons: 'What it lacks', state: 'State', none: 'No home meets these conditions', noneText: 'Widen the filters.', nothing: 'No homes yet', nothingText: 'The deputies’ affairs committee, a subdistrict or a town plans them.',
  },
});

/** 代表之家 — the list, with figures over the chosen place, level and field. */
export default function HomesPage() {
  const text = useMessages(messages);
  const acts = useMessages(homeActs);
  const states = useMessages(homeStates);
  const levels = useMessages(homeLevels);
  const kinds = useMessages(homeKinds);
  const grades = useMessages(homeGrades);
  const criteria = useMessages(homeCriteria);
  const format = useFormat();
  const filters = useHomeFilters();
  const [state, setState] = useUrlState(HOME_DEFAULTS);
  const [planning, setPlanning] = useState(false);
  const filter = homeFilterOf(state);
  const { data, reload, table } = useList({
    query: HomeListDocument,
    variables: { filter, figures: figuresOf(filter) },
    refetchOn: ['Home'],
  });
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.homeActions ?? []} acts={[{ action: 'PLAN', label: acts.PLAN, primary: true, onAct: () => setPlanning(true) }]} />}
    >
      <HomeTabs at="list" />
      <FilterBar filters={filters} state={state} onChange={(changes) => setState(changes)} />
      {data && <Figures figures={data.homeFigures} />}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="homes"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/homes/${row.id}`}>{row.name}</Link> },
            { key: 'level', title: text.levels, width: '6em', render: (row) => (row.level ? levels[row.level] : kinds[row.kind]) },
            { key: 'place', title: text.place, render: (row) => row.topic?.name ?? row.area?.name ?? '—' },
            { key: 'grade', title: text.grade, width: '6em', render: (row) => grades[row.grade ?? 'none'] },
            { key: 'last', title: text.last, width: '8em', render: (row) => (row.lastReceptionOn ? format.day(row.lastReceptionOn) : '—') },
            { key: 'reasons', title: text.reasons, render: (row) => row.weaknesses.map((code) => criterionName(criteria, code)).join('、') || '—' },
            { key: 'state', title: text.state, width: '7em', render: (row) => <StateTag tone={homeTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.homes)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {planning && (
        <HomePlanDialog
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

/** Figures know place, level and field: coverage of a chosen state or grade would say nothing. */
function figuresOf({ area, levels, topic }: HomeFilter) {
  return { area: area ?? null, levels: levels ?? null, topic: topic ?? null };
}

function useHomeFilters(): Filter[] {
  const text = useMessages(messages);
  const states = useMessages(homeStates);
  const kinds = useMessages(homeKinds);
  const levels = useMessages(homeLevels);
  const grades = useMessages(homeGrades);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const yesNo = useYesNo();
  return [
    { key: 'search', kind: 'search', label: text.search },
    { key: 'states', kind: 'many', label: text.states, options: HOME_STATES.map((value) => ({ value, label: states[value] })) },
    { key: 'kinds', kind: 'many', label: text.kinds, options: HOME_KINDS.map((value) => ({ value, label: kinds[value] })) },
    { key: 'levels', kind: 'many', label: text.levels, options: HOME_LEVELS.map((value) => ({ value, label: levels[value] })) },
    { key: 'grades', kind: 'many', label: text.grades, options: HOME_GRADES.map((value) => ({ value, label: grades[value] })) },
    { key: 'area', kind: 'one', label: text.area, options: places.flat },
    { key: 'topic', kind: 'one', label: text.topic, options: topics },
    { key: 'weak', kind: 'one', label: text.weak, options: yesNo },
    { key: 'worked', kind: 'one', label: text.worked, options: yesNo },
  ];
}

function Figures({ figures }: { figures: HomeListQuery['homeFigures'] }) {
  const text = useMessages(messages);
  return (
    <section aria-label={text.figures} className="rp-figures">
      <Figure label={text.required} figure={figures.required} />
      <Figure label={text.organisational} figure={figures.organisational} />
      <Figure label={text.work} figure={figures.work} />
      <Figure label={text.attached} figure={figures.attached} />
      <Figure label={text.good} figure={figures.good} />
      <Figure label={text.weakCount} figure={figures.weak} tone={figures.weak.value > 0 ? 'late' : 'plain'} />
      <Figure label={text.receptions} figure={figures.receptions} />
      <Figure label={text.visitors} figure={figures.visitors} />
    </section>
  );
}
