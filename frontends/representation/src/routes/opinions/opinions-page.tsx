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
import { OpinionListDocument } from './opinion-documents.ts';
import { OPINION_DEFAULTS, OPINION_KINDS, OPINION_STATES, opinionFigureFilterOf, opinionFilterOf } from './opinion-filter.ts';
import { OpinionRecordDialog } from './opinion-record-dialog.tsx';
import { opinionActs, opinionKinds, opinionStates, opinionTones } from './opinion-words.ts';
import { satisfactionLevels } from '../../words.ts';

const messages = defineMessages({
  zh: {
    title: '民意', lead: '群众通过代表之家、走访和网上反映的情况，从分办到答复、评价。内容和反映人不公开。', figures: '民意办理情况', received: '收到', answered: '答复率', inTime: '按期答复率', days: '答复用时（天，中位数）', closed: '办结率', converted: '转为建议', satisfied: '满意率', overdue: '逾期未答复',
    search: '搜索摘要', states: '状态', channel: '渠道', area: '区域', topic: '领域', kind: '类别', year: '年份', mine: '转给我的', late: '逾期', toTell: '待电话告知',
    subject: '摘要', unnamed: '待分类', with: '承办', place: '区域', on: '收到', due: '答复期限', rating: '评价', state: '状态', isLate: '逾期', none: '没有符合条件的民意', noneText: '可以放宽筛选条件。', nothing: '还没有民意', nothingText: '网上反映的和登记的民意会列在这里。',
  },
  en: {
    title: 'Public opinion', lead: 'What people say at deputies’ homes, on visits and online, from the triage to the answer and its rating. Neither what they say nor who they are is public.', figures: 'How opinions are answered', received: 'Received', answered: 'Answered', inTime: 'In time', days: 'Days to answer (median)', closed: 'Closed', converted: 'Made suggestions', satisfied: 'Satisfied', overdue: 'Overdue',
    search: 'Search subjects', states: 'State', channel: 'Channel', area: 'Area', topic: 'Topic', kind: 'Kind', year: 'Year', mine: 'Routed to me', late: 'Overdue', toTell: 'To be called',
    subject: 'Subject', unnamed: 'To be classified', with: 'With', place: 'Area', on: 'Received', due: 'Answer due', rating: 'Rating', state: 'State', isLate: 'overdue', none: 'No opinion meets these conditions', noneText: 'Widen the filters.', nothing: 'No opinions yet', nothingText: 'What is sent online or recorded shows here.',
  },
});

/** 民意 — the triage desk, and everybody's inbox: what the viewer may see, due first. */
export default function OpinionsPage() {
  const text = useMessages(messages);
  const states = useMessages(opinionStates);
  const kinds = useMessages(opinionKinds);
  const ratings = useMessages(satisfactionLevels);
  const names = useMessages(opinionActs);
  const format = useFormat();
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [state, setState] = useUrlState(OPINION_DEFAULTS);
  const [recording, setRecording] = useState(false);
  const filter = opinionFilterOf(state);
  const { data, reload, table } = useList({
    query: OpinionListDocument,
    variables: { filter, figures: opinionFigureFilterOf(state), orderBy: state.orderBy === 'NEWEST' ? 'NEWEST' : 'DUE' },
    refetchOn: ['Opinion'],
  });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  const figures = data?.opinionFigures;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.opinionActions ?? []} acts={[{ action: 'RECORD', label: names.RECORD, primary: true, onAct: () => setRecording(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: OPINION_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'mine', kind: 'one', label: text.mine, options: yesNo },
          { key: 'overdue', kind: 'one', label: text.late, options: yesNo },
          { key: 'toTell', kind: 'one', label: text.toTell, options: yesNo },
          { key: 'channel', kind: 'one', label: text.channel, options: (data?.opinionChannels ?? []).map(({ code, name }) => ({ value: code, label: name })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'topic', kind: 'one', label: text.topic, options: topics },
          { key: 'kind', kind: 'one', label: text.kind, options: OPINION_KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'year', kind: 'one', label: text.year, options: years },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {figures && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.received} figure={figures.received} />
          <Figure label={text.answered} figure={figures.answered} />
          <Figure label={text.inTime} figure={figures.inTime} />
          {figures.daysToAnswer && <Figure label={text.days} figure={figures.daysToAnswer} />}
          <Figure label={text.closed} figure={figures.closed} />
          <Figure label={text.converted} figure={figures.converted} />
          <Figure label={text.satisfied} figure={figures.satisfied} />
          <Figure label={text.overdue} figure={figures.overdue} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="opinions"
          columns={[
            { key: 'subject', title: text.subject, heading: true, render: (row) => <Link href={`/representation/opinions/${row.id}`}>{row.subject ?? `${text.unnamed} · ${row.channel.name}`}</Link> },
            { key: 'place', title: text.place, width: '10em', render: (row) => row.area?.name ?? '—' },
            { key: 'with', title: text.with, width: '9em', render: (row) => row.deputy?.name ?? row.unit?.shortName ?? '—' },
            { key: 'on', title: text.on, width: '8em', optional: true, render: (row) => format.day(row.receivedOn) },
            {
              key: 'due', title: text.due, width: '9em',
              render: (row) => (row.deadline ? `${format.day(row.deadline.dueOn)}${row.deadline.overdue ? ` · ${text.isLate}` : ''}` : '—'),
            },
            { key: 'rating', title: text.rating, width: '7em', optional: true, render: (row) => (row.rating ? ratings[row.rating] : '—') },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={opinionTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.opinions)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {recording && (
        <OpinionRecordDialog
          channels={data?.opinionChannels ?? []}
          onClose={() => setRecording(false)}
          onDone={() => {
            setRecording(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
