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
import { ProblemListingDialog } from './problem-dialogs.tsx';
import { ProblemListDocument } from './problem-documents.ts';
import { PROBLEM_DEFAULTS, PROBLEM_SOURCES, PROBLEM_STATES, problemFilterOf } from './problem-filter.ts';
import { problemActs, problemSources, problemStates, problemTones } from './problem-words.ts';

const messages = defineMessages({
  zh: {
    title: '急难愁盼问题', lead: '群众急难愁盼突出问题，由单位整改，经代表或社区征询群众核验后销号。', figures: '解决情况', listed: '列入清单', closed: '销号率', overdue: '逾期整改',
    search: '搜索问题', states: '状态', source: '来源', area: '区域', topic: '领域', mine: '与我有关', late: '逾期', year: '年份',
    subject: '问题', place: '区域', unit: '承办单位', due: '整改期限', state: '状态', isLate: '逾期', none: '没有符合条件的问题', noneText: '可以放宽筛选条件。', nothing: '清单上还没有问题', nothingText: '由代工委、街道人大工委、镇人大主席团列入。',
  },
  en: {
    title: 'Pressing problems', lead: 'Problems that press on people: a unit remedies each, and it is closed once a deputy or the community has asked those concerned.', figures: 'How they are solved', listed: 'Listed', closed: 'Closed', overdue: 'Overdue',
    search: 'Search problems', states: 'State', source: 'Source', area: 'Area', topic: 'Topic', mine: 'Mine', late: 'Overdue', year: 'Year',
    subject: 'Problem', place: 'Area', unit: 'Unit', due: 'Remedy due', state: 'State', isLate: 'overdue', none: 'No problem meets these conditions', noneText: 'Widen the filters.', nothing: 'The list is empty', nothingText: 'The deputies’ affairs committee, a subdistrict or a town lists them.',
  },
});

/** 急难愁盼 — the list, with figures over what is chosen. */
export default function ProblemsPage() {
  const text = useMessages(messages);
  const states = useMessages(problemStates);
  const sources = useMessages(problemSources);
  const names = useMessages(problemActs);
  const format = useFormat();
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [state, setState] = useUrlState(PROBLEM_DEFAULTS);
  const [listing, setListing] = useState(false);
  const filter = problemFilterOf(state);
  const { data, reload, table } = useList({ query: ProblemListDocument, variables: { filter }, refetchOn: ['PressingProblem'] });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.pressingProblemActions ?? []} acts={[{ action: 'LIST', label: names.LIST, primary: true, onAct: () => setListing(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: PROBLEM_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'source', kind: 'one', label: text.source, options: PROBLEM_SOURCES.map((value) => ({ value, label: sources[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'topic', kind: 'one', label: text.topic, options: topics },
          { key: 'mine', kind: 'one', label: text.mine, options: yesNo },
          { key: 'overdue', kind: 'one', label: text.late, options: yesNo },
          { key: 'year', kind: 'one', label: text.year, options: years },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.listed} figure={data.pressingProblemFigures.listed} />
          <Figure label={text.closed} figure={data.pressingProblemFigures.closed} />
          <Figure label={text.overdue} figure={data.pressingProblemFigures.overdue} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="problems"
          columns={[
            { key: 'subject', title: text.subject, heading: true, render: (row) => <Link href={`/representation/problems/${row.id}`}>{row.subject}</Link> },
            { key: 'place', title: text.place, width: '10em', render: (row) => row.area?.name ?? '—' },
            { key: 'unit', title: text.unit, width: '9em', render: (row) => row.unit?.shortName ?? '—' },
            { key: 'due', title: text.due, width: '10em', render: (row) => (row.dueOn ? `${format.day(row.dueOn)}${row.overdue ? ` · ${text.isLate}` : ''}` : '—') },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={problemTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.pressingProblems)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {listing && (
        <ProblemListingDialog
          onClose={() => setListing(false)}
          onDone={() => {
            setListing(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
