import { useState } from 'react';
import { DataTable, type Column } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { Highlight, runsOf } from '@redpine/ui/highlight';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { DeputyListQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { setElsewhere, useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { ConfirmDialog } from '../../parts/act-dialogs.tsx';
import { deputyStatuses } from '../../words.ts';
import { PopoloExport } from '../import/popolo-export.tsx';
import { DEPUTY_LEVELS, deputyLevels } from '../mandate/mandate-words.ts';
import { DEPUTY_DEFAULTS, deputyFilterOf, STATUSES } from './deputy-filter.ts';
import { DeputyListDocument, ProfilePublishAllDocument } from './deputy-list-document.ts';

const PAGE_SIZE = 30;

/** On a phone's card a row without a value is left out. */
const NONE = <span className="rep-none">—</span>;

type Row = DeputyListQuery['deputies']['edges'][number]['node'];

const messages = defineMessages({
  zh: {
    title: '代表名录', search: '搜索姓名', level: '层级', levels: '各级在任代表', delegation: '代表团', district: '选区', area: '区域', toPublish: '公示待审核', attached: '已进家', visited: '组成人员家访', year: '年份', quarter: '季度', pointsFrom: '履职积分不低于', implementedBelow: '落实率低于', elected: '选区、镇或选举单位', status: '任职状态', name: '姓名', term: '届次',
    figures: '代表人数', serving: '在任代表', suspended: '暂停执行职务', ended: '资格终止', published: '公示率', shown: '公示', isShown: '已公示', notShown: '未公示', yes: '已公示', no: '未公示',
    publishAll: '批量公示', publishText: '公示全部在任代表的基本信息和履职情况（代表法第五十八条）；已公示的更新基本信息和履职情况。代表自己编写的文字、照片、电话须逐人审核后公示，已撤下的不公示。',
    none: '没有符合条件的代表', noneText: '可以放宽筛选条件，或核对姓名。', unnamed: '名录不对您显示', unnamedText: '您可以查看各级代表人数和公示率；分析用途不显示姓名。', byCount: (count: string) => `${count} 人`,
  },
  en: {
    title: 'Deputies', search: 'Search by name', level: 'Level', levels: 'Serving deputies by level', delegation: 'Delegation', district: 'Electoral district', area: 'Area', toPublish: 'Profile to look at', attached: 'At a deputies’ home', visited: 'Visited by a member', year: 'Year', quarter: 'Quarter', pointsFrom: 'Points, at least', implementedBelow: 'Implementation below', elected: 'District, town or electing congress', status: 'Status', name: 'Name', term: 'Term',
    figures: 'How many deputies', serving: 'Serving', suspended: 'Suspended', ended: 'Mandate over', published: 'Published', shown: 'Profile', isShown: 'Published', notShown: 'Not published', yes: 'Published', no: 'Not published',
    publishAll: 'Publish all', publishText: 'Publishes basic and duty information of all serving deputies (Deputies Law art. 58), and renews what is published. What deputies wrote, photos and telephones are looked at one by one; what was taken down stays down.',
    none: 'No deputy meets these conditions', noneText: 'Widen the filters, or check the name.', unnamed: 'The names are not shown to you', unnamedText: 'You read how many there are and how many are published; analysis names nobody.', byCount: (count: string) => count,
  },
});

/** 代表名录 — from the town to the nation, with what is published of each. */
export default function DeputiesPage() {
  const text = useMessages(messages);
  const statuses = useMessages(deputyStatuses);
  const levels = useMessages(deputyLevels);
  const format = useFormat();
  const [state, setState] = useUrlState(DEPUTY_DEFAULTS);
  const [publishing, setPublishing] = useState(false);
  const places = usePlaces();
  const { data, reload, table } = useList({
    query: DeputyListDocument,
    variables: { filter: deputyFilterOf(state) },
    refetchOn: ['Deputy'],
    size: PAGE_SIZE,
  });
  const yesNo = useYesNo();
  const option = ({ id, name }: { id: string; name: string }) => ({ value: id, label: name });
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: text.name,
      heading: true,
      width: '7em',
      render: (row) => (
        <Link href={`/representation/deputies/${row.id}`}>
          <Highlight runs={runsOf(row.name, state.search)} />
        </Link>
      ),
    },
    { key: 'level', title: text.level, width: '8em', optional: true, render: (row) => levels[row.level] },
    { key: 'delegation', title: text.delegation, render: (row) => row.delegation?.name ?? NONE },
    { key: 'district', title: text.elected, render: (row) => row.area?.name ?? row.electoralUnit ?? row.electoralDistrict?.name ?? NONE },
    { key: 'term', title: text.term, width: '6em', optional: true, render: (row) => row.term?.name ?? NONE },
    { key: 'shown', title: text.shown, width: '7em', render: (row) => (row.published ? text.isShown : <span className="rp-quiet">{text.notShown}</span>) },
    {
      key: 'status',
      title: text.status,
      width: '9em',
      render: (row) => <StateTag tone={row.status === 'ACTIVE' ? 'done' : 'quiet'}>{statuses[row.status]}</StateTag>,
    },
  ];
  const figures = data?.deputyFigures;
  // Counted, and yet none to be seen: the viewer’s graph names no person.
  const isUnnamed = Object.keys(deputyFilterOf(state)).length === 0 && (figures?.serving.value ?? 0) > 0;
  return (
    <Page
      title={text.title}
      actions={<><PopoloExport /><ActBar available={data?.deputyProfileActions ?? []} acts={[{ action: 'PUBLISH_ALL', label: text.publishAll, onAct: () => setPublishing(true) }]} /></>}
    >
      {figures && (
        <>
          <nav className="rep-tabs" aria-label={text.levels}>
            {figures.levels.map(({ level, serving }) => (
              <Link key={level} href={serving.drillDown} {...(level === (state.level || 'DISTRICT') ? { 'aria-current': 'page' as const } : {})}>
                {`${levels[level]} ${text.byCount(format.number(serving.value))}`}
              </Link>
            ))}
          </nav>
          <section aria-label={text.figures} className="rp-figures">
            <Figure label={text.serving} figure={figures.serving} />
            <Figure label={text.published} figure={figures.published} />
            <Figure label={text.suspended} figure={figures.suspended} />
            <Figure label={text.ended} figure={figures.ended} />
          </section>
        </>
      )}
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'level', kind: 'one', label: text.level, options: DEPUTY_LEVELS.map((value) => ({ value, label: levels[value] })) },
          { key: 'delegation', kind: 'one', label: text.delegation, options: (data?.delegations ?? []).map(option) },
          { key: 'electoralDistrict', kind: 'one', label: text.district, options: (data?.electoralDistricts ?? []).map(option) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'status', kind: 'one', label: text.status, options: STATUSES.map((value) => ({ value, label: statuses[value] })) },
          { key: 'published', kind: 'one', label: text.shown, options: [{ value: 'true', label: text.yes }, { value: 'false', label: text.no }] },
          { key: 'toPublish', kind: 'one', label: text.toPublish, options: yesNo },
          { key: 'attached', kind: 'one', label: text.attached, options: yesNo },
          { key: 'visited', kind: 'one', label: text.visited, options: yesNo },
          // By these a figure or a dashboard leads here.
          ...(['year', 'quarter', 'pointsFrom', 'implementedBelow'] as const).flatMap((key) =>
            setElsewhere(key, text[key], state[key], key === 'implementedBelow' ? `${state[key]}%` : state[key])),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="deputies"
          columns={columns}
          {...table(data?.deputies)}
          empty={<EmptyState title={isUnnamed ? text.unnamed : text.none}>{isUnnamed ? text.unnamedText : text.noneText}</EmptyState>}
        />
      </Panel>
      {publishing && (
        <ConfirmDialog
          document={ProfilePublishAllDocument}
          of={{}}
          title={text.publishAll}
          onClose={() => setPublishing(false)}
          onConflict={reload}
          onDone={() => {
            setPublishing(false);
            reload();
          }}
        >
          <p>{text.publishText}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
